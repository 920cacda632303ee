// Every public type, as a program would use it: compiling this is the test.
import type {
  OpexApi, OpexElementApi, OpexError, OpexEventMap, OpexFigures, OpexLanguage, OpexMaturityElement, OpexSaveEvent, OpexSettings, OpexSummary, OpexTheme, OpexView,
} from 'opex-maturity-element';
import type { OpexFrame, OpexFrameAddress, OpexFrameApi } from 'opex-maturity-element/frame';

const language: OpexLanguage = 'ko';
const theme: OpexTheme = 'dark';
const view: OpexView = 'assess/operate.responding-to-events';
const settings: OpexSettings = { lang: language, theme, readonly: true, view };
// @ts-expect-error: a language that there is not
const unknown: OpexSettings = { lang: 'fr' };

export const score = (summary: OpexSummary): number | null => {
  const figures: OpexFigures | undefined = summary.groups['overall'];
  return figures?.score ?? null;
};

export async function viaApi(api: OpexApi): Promise<string> {
  const one: 1 = api.version;
  const summary: OpexSummary | null = await api.load(null, settings);
  await api.show(view);
  const text: string | null = await api.value();
  return `${one} ${summary?.team} ${text} ${(await api.summary())?.workload}`;
}

export function viaElement(document: Document): OpexMaturityElement {
  const element = document.createElement('opex-maturity');
  element.value = '';
  element.theme = theme;
  element.view = view;
  element.readonly = true;
  element.storageKey = null;
  element.catalogue = 'catalogue.json';
  const api: OpexElementApi = element.api;
  api.flush();
  element.addEventListener('opex-save', (event: OpexSaveEvent) => event.waitUntil(fetch('/kept', { method: 'PUT', body: event.detail })));
  element.addEventListener('opex-error', ({ detail }: OpexEventMap['opex-error']) => console.warn(detail.code, detail.message));
  element.addEventListener('opex-change', ({ detail }) => detail && score(detail));
  element.addEventListener('click', (event: Event) => event.stopPropagation());
  // @ts-expect-error: an event's detail has its own type
  element.addEventListener('opex-ready', ({ detail }) => detail.summary);
  return element;
}

export function viaFrame(make: typeof OpexFrame, frame: HTMLIFrameElement): OpexFrame {
  const address: OpexFrameAddress = { lang: language, theme, view, parent: 'https://portal.example' };
  frame.src = make.address('https://opex.example/', address);
  const opex = new make(frame, { autoHeight: true });
  const api: OpexFrameApi = opex.api;
  api.set({ readonly: false }).catch(({ code, message }: OpexError) => console.warn(code, message));
  opex.addEventListener('opex-save', (event) => event.waitUntil(Promise.resolve()));
  return opex;
}
