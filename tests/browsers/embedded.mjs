// The core journey where the app stands in another page, as an element or in a frame: the page around it keeps the
// document, gives it back after a reload, and looks at it read-only. Stages as in journey.mjs.
import assert from 'node:assert/strict';
import { PRACTICES } from '../shared/catalogue.mjs';
import { WORDS } from '../shared/words.mjs';
import { Key } from './page.mjs';

const words = WORDS.en;
const [FIRST, SECOND, THIRD] = PRACTICES.map(({ id }) => id);
const NOTE = '분기마다 연습합니다. (값: 힣뷁)';

const card = (practice) => `[data-practice="${practice}"]`;
const label = (practice, value) => `${card(practice)} label:has(input[type=radio][value="${value}"])`;
const isChosen = (page, practice, value) => page.inRoot((root, selector) => root.querySelector(selector)?.checked ?? false, `${card(practice)} input[value="${value}"]`);
const expectChosen = (page, practice, value) => page.until(`${practice} to be answered with ${value}`, () => isChosen(page, practice, value));
const expectState = (page, text) => page.expectText('[data-save-state]', text);

/** What the page around the app keeps: the document, as an object. */
const kept = async (page, form) => JSON.parse(await form.inHost(page, () => localStorage.getItem('host/document')));

export const EMBEDDED_STAGES = [
  ['the app is there, in a page that gives it nothing', async ({ page, form }) => {
    await page.open();
    await page.expectText('h1', 'How mature are your operations?');
    assert.equal(await form.inHost(page, () => localStorage.getItem('host/document')), null);
  }],

  ['practices are answered by clicks and by keys, with a note', async ({ page }) => {
    await page.click('.choice', { name: new RegExp(`^${words.newAssessment}`) });
    await page.fill('input', '결제', { name: words.team });
    await page.click(label(FIRST, 3));
    await expectChosen(page, FIRST, 3);
    await page.click(label(SECOND, 0));
    await page.press(Key.ARROW_DOWN, Key.ARROW_DOWN);
    await expectChosen(page, SECOND, 2);
    await page.press('n');
    await page.until('the focus to go along', () => page.inRoot((root, wanted) => Boolean(root.querySelector(`${wanted} input:focus`)), card(THIRD)));
    await page.press('1');
    await expectChosen(page, THIRD, 1);
    await page.click(`${card(FIRST)} summary`, { name: /^Notes and planning/ });
    await page.fill(`${card(FIRST)} textarea`, NOTE, { name: 'Note' });
    await page.expectText('.header-progress', '3 of 82 answered');
  }],

  ['the page around it keeps every change, and only then is it called saved', async ({ page, form }) => {
    await page.until('the document to be kept', async () => (await kept(page, form))?.answers[FIRST]?.note === NOTE);
    await expectState(page, 'Saved by this site');
    const { answers, profile } = await kept(page, form);
    assert.deepEqual([answers[FIRST].level, answers[SECOND].level, answers[THIRD].level, profile.team], [3, 2, 1, '결제']);
  }],

  ['results and plan, dialogs and keys', async ({ page, form }) => {
    await page.click('.tabs a', { name: words.results });
    const shown = Number(await page.attribute('[data-score="overall"]', 'data-value'));
    const summary = JSON.parse(await form.inHost(page, () => document.documentElement.dataset.summary));
    assert.ok(shown > 0 && Math.abs(shown - summary.groups.overall.score) < 0.5e-4, `${shown} beside ${summary.groups.overall.score}`);
    await page.click('button', { name: words.why });
    await page.expectText('dialog[open] .why-result', /^Score = .+ \/ .+ = .+%$/);
    await page.press(Key.ESCAPE);
    await page.gone('dialog[open]');
    assert.match((await page.focused()).words.join(), words.why);
    await page.click('.tabs a', { name: words.plan });
    await page.find('[data-step]');
    await page.fill('input', '30', { name: words.days });
    await page.until('the plan to be found', async () => /^(proven|bounded)$/.test(await page.attribute('[data-plan]', 'data-plan', { isHidden: true })), 60_000);
    await page.click('.header button', { name: /^Undo: / });
  }],

  ['after a reload the page around it gives the document back', async ({ page, form }) => {
    await expectState(page, 'Saved by this site');
    const before = await kept(page, form);
    await page.reload();
    await page.expectText('.header-name', '결제');
    await page.click('.tabs a', { name: words.assess });
    await expectChosen(page, FIRST, 3);
    assert.deepEqual(await kept(page, form), before);
    assert.deepEqual(await form.inHost(page, () => Object.keys(localStorage)), ['host/document']);
  }],

  ['language, theme and read-only as the page around it says', async ({ page, form }) => {
    await form.set(page, { lang: 'ko', theme: 'dark', readonly: true });
    await page.until('Korean', async () => (await page.attribute('.om', 'lang')) === 'ko');
    await page.expectText('[role=note]', '읽기 전용');
    assert.equal(await page.inRoot((root) => root.querySelector('.om').dataset.theme), 'dark');
    assert.ok(await page.inRoot((root, selector) => root.querySelector(selector).matches(':disabled'), `${card(FIRST)} input`));
    await form.set(page, { lang: 'en', theme: 'light', readonly: false });
    await page.click(label(FIRST, 4));
    await page.until('the change to be kept', async () => (await kept(page, form)).answers[FIRST].level === 4);
  }],
];
