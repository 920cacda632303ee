// Uses the package as an app does, and notes what it hears where a test can read it.
import { OpexError, OpexMaturityElement, OpexSaveEvent, type OpexSummary } from 'opex-maturity-element';
import './types';

const element = document.querySelector('opex-maturity');
const output = document.querySelector('output');
if (!element || !output) throw new Error('the page is not as it should be');

const heard: Record<string, string> = { isDefined: String(element instanceof OpexMaturityElement) };
const note = (name: string, value: string) => {
  heard[name] = value;
  output.value = JSON.stringify(heard);
};
const answered = (summary: OpexSummary | null) => String(summary?.answered ?? 0);

element.addEventListener('opex-ready', ({ detail }) => note('ready', String(detail.version)));
element.addEventListener('opex-change', ({ detail }) => note('change', answered(detail)));
element.addEventListener('opex-save', (event) => {
  note('save', event.detail);
  note('isSaveEvent', String(event instanceof OpexSaveEvent));
  event.waitUntil(Promise.resolve());
});

element.api.load('no document').catch((error: unknown) => note('refused', error instanceof OpexError ? error.code : String(error)));
