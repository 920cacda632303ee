/** The custom element `<opex-maturity>`. Importing this module defines it. */

/** The views that can be shown, as their addresses say it. */
export type OpexView =
  | 'start' | 'assess' | `assess/${string}` | 'results' | 'plan' | 'compare' | 'settings' | 'catalogue' | `catalogue/${string}`
  | (string & {});

export type OpexLanguage = 'en' | 'ko';
export type OpexTheme = 'light' | 'dark' | 'system';

/** The figures of a group of practices. Scores are from 0 to 1; `null` while nothing in the group is answered. */
export interface OpexFigures {
  score: number | null;
  target_score: number | null;
  low: number | null;
  high: number | null;
  completeness: number | null;
  level_attained: number | null;
  level_possible: number | null;
  /** How many practices carry each risk: `high`, `medium`, `low`, `none`, `accepted`, `unknown`, … */
  risks: Record<string, number>;
}

/** What is open, in figures. */
export interface OpexSummary {
  id: string;
  catalogue: string;
  team: string;
  workload: string;
  /** The day of the assessment, as YYYY-MM-DD. */
  date: string | null;
  changed_at: string | null;
  practices: number;
  answered: number;
  not_applicable: number;
  /** Under `overall` and the ids of areas, topics and principles. */
  groups: Record<string, OpexFigures>;
}

/** How the app is to be. */
export interface OpexSettings {
  lang?: OpexLanguage;
  theme?: OpexTheme;
  readonly?: boolean;
  view?: OpexView;
}

/** Why something was not done. `code` is for programs, `message` is in English. */
export class OpexError extends Error {
  readonly code: string;
}

/** Version 1 of what programs can do. Promises are rejected with an {@link OpexError}. */
export interface OpexApi {
  readonly version: 1;
  /** Shows a results document, or nothing with `null`; gives its figures. */
  load(value: string | null, settings?: OpexSettings): Promise<OpexSummary | null>;
  /** The results document; `null` where nothing is open. */
  value(): Promise<string | null>;
  summary(): Promise<OpexSummary | null>;
  show(view: OpexView): Promise<void>;
}

export interface OpexElementApi extends OpexApi {
  /** Has everything saved that is still to be saved. */
  flush(): void;
}

/**
 * Hands over the results document (`detail`). A host that keeps it says so, by `waitUntil` or by `preventDefault()`;
 * otherwise the person is told that nothing keeps it.
 */
export class OpexSaveEvent extends CustomEvent<string> {
  /** The document counts as saved once the promise is fulfilled, and as not saved where it is rejected or gives false. */
  waitUntil(promise: PromiseLike<unknown>): void;
}

export interface OpexEventMap {
  'opex-ready': CustomEvent<{ version: number; app: string }>;
  'opex-change': CustomEvent<OpexSummary | null>;
  'opex-save': OpexSaveEvent;
  'opex-error': CustomEvent<{ code: string; message: string }>;
}

export class OpexMaturityElement extends HTMLElement {
  static readonly version: 1;
  /** The results document; empty where nothing is open. Setting it shows another one. */
  value: string;
  theme: OpexTheme | '';
  view: OpexView;
  readonly: boolean;
  /** Where set, the browser's database keeps the work, under this key; else the host is asked to keep it. */
  storageKey: string | null;
  /** The address of a catalogue file in place of the built-in catalogue. */
  catalogue: string | null;
  readonly api: OpexElementApi;
  addEventListener<K extends keyof OpexEventMap>(
    type: K, listener: (this: OpexMaturityElement, event: OpexEventMap[K]) => unknown, options?: boolean | AddEventListenerOptions,
  ): void;
  addEventListener(type: string, listener: EventListenerOrEventListenerObject, options?: boolean | AddEventListenerOptions): void;
  removeEventListener<K extends keyof OpexEventMap>(
    type: K, listener: (this: OpexMaturityElement, event: OpexEventMap[K]) => unknown, options?: boolean | EventListenerOptions,
  ): void;
  removeEventListener(type: string, listener: EventListenerOrEventListenerObject, options?: boolean | EventListenerOptions): void;
}

declare global {
  interface HTMLElementTagNameMap {
    'opex-maturity': OpexMaturityElement;
  }
}
