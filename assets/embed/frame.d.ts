/** For a host that shows the hosted page in an `<iframe>`. */
import type { OpexApi, OpexEventMap, OpexLanguage, OpexSettings, OpexTheme, OpexView } from './opex-maturity.js';

export { OpexError, OpexSaveEvent } from './opex-maturity.js';

export interface OpexFrameApi extends OpexApi {
  /** Changes how the app is. */
  set(settings: OpexSettings): Promise<void>;
}

export interface OpexFrameAddress {
  lang?: OpexLanguage;
  theme?: OpexTheme;
  view?: OpexView;
  /** Kept by the browser's storage of the hosted page; only where a `<meta name="opex-parents">` in it names this parent. */
  storageKey?: string;
  /** The origin of this page, where it is not `location.origin`. */
  parent?: string;
}

export class OpexFrame extends EventTarget {
  static readonly version: 1;
  /** The address of the hosted page `page` for a frame within this page. */
  static address(page: string | URL, options?: OpexFrameAddress): string;
  constructor(frame: HTMLIFrameElement, options?: { autoHeight?: boolean });
  autoHeight: boolean;
  readonly ready: Promise<void>;
  readonly api: OpexFrameApi;
  close(): void;
  addEventListener<K extends keyof OpexEventMap>(
    type: K, listener: (this: OpexFrame, event: OpexEventMap[K]) => unknown, options?: boolean | AddEventListenerOptions,
  ): void;
  addEventListener(type: string, listener: EventListenerOrEventListenerObject | null, options?: boolean | AddEventListenerOptions): void;
}
