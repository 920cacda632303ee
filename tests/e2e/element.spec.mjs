// The custom element: attributes and documents in, events out, and nothing between it and the page around it.
import fs from 'node:fs';
import AxeBuilder from '@axe-core/playwright';
import { answer, card, choice, expect, goTo, newAssessment, PRACTICES, radio, resultsFile, test, WORDS } from './support.mjs';
import { element, heard, hostPage, noted, NOTING, started } from './hosts.mjs';
import { at } from '../../scripts/lib/paths.mjs';

const [FIRST, SECOND] = PRACTICES.map(({ id }) => id);
const ONE = '<h1>Portal</h1><button id="before">Before</button><opex-maturity id="one"></opex-maturity><button id="after">After</button>';
const saveState = (page, id) => element(page, id).locator('[data-save-state]');

/** Opens a page with elements and waits for them. */
async function openHost({ page, context, baseURL }, parts = {}, ids = ['one']) {
  const address = await hostPage(context, baseURL, 'host', { html: ONE, script: NOTING, ...parts });
  await page.goto(address);
  for (const id of ids) await started(page, id);
  return address;
}

/** A page object that looks into one element only. */
const inside = (page, id) => Object.assign(Object.create(element(page, id)), { keyboard: page.keyboard, evaluate: page.evaluate.bind(page) });

test('a team answers, and the page around it gets the document and its figures', async ({ page, context, baseURL }) => {
  await openHost({ page, context, baseURL });
  await heard(page, 'opex-ready');
  await newAssessment(page);
  await answer(page, FIRST, 3);
  await answer(page, SECOND, 'na');
  await heard(page, 'opex-change');
  await expect(saveState(page)).toHaveText('Saved by this site');
  await goTo(page, WORDS.en.results);

  const { value, summary } = await page.evaluate(async () => {
    const { value: text, api } = document.querySelector('#one');
    return { value: text, summary: await api.summary() };
  });
  const document = JSON.parse(value);
  expect([document.format, document.profile.team, document.answers[FIRST].level]).toEqual(['opex-maturity/results', 'Payments', 3]);
  expect([summary.answered, summary.not_applicable, summary.practices]).toEqual([1, 1, PRACTICES.length]);
  const shown = await element(page).locator('[data-score="overall"]').first().getAttribute('data-value');
  expect(Number(shown)).toBeCloseTo(summary.groups.overall.score, 4);
  expect((await noted(page, 'opex-save')).at(-1).detail).toBe(value);
  // The address, the title and the storage of the page around it are its own.
  expect([new URL(page.url()).hash, await page.title(), await page.evaluate(() => localStorage.length)]).toEqual(['', 'Host', 0]);
});

test('a document handed in is shown, comes out as it was, and may have been there before the element', async ({ page, context, baseURL }) => {
  const text = resultsFile({ profile: { team: '결제' }, answers: { [FIRST]: { level: 2 } } });
  const script = `document.querySelector('#one').value = ${JSON.stringify(text)};\nawait import('./late.js');`;
  await context.route(new URL('late.js', baseURL).href, (route) => route.fulfill({ body: NOTING, contentType: 'text/javascript' }));
  await openHost({ page, context, baseURL }, { script });
  await expect(element(page).locator('.header-name')).toHaveText('결제');
  const inAndOut = await page.evaluate(() => {
    const one = document.querySelector('#one');
    const first = one.value;
    one.value = first;
    return [first, one.value];
  });
  expect(inAndOut[1]).toBe(inAndOut[0]);
  expect(JSON.parse(inAndOut[0]).answers[FIRST]).toEqual({ level: 2 });

  const refused = await page.evaluate(() => document.querySelector('#one').api.load('{"format":').catch(({ name, code }) => [name, code]));
  expect(refused).toEqual(['OpexError', 'truncated']);
  expect((await noted(page, 'opex-error')).map(({ detail }) => detail.code)).toEqual(['truncated']);
  await expect(element(page).getByRole('alert').filter({ hasText: 'cannot be opened' })).toBeVisible();
  expect(await page.evaluate(() => document.querySelector('#one').value)).toBe(inAndOut[0]);
  await page.evaluate(() => { document.querySelector('#one').value = ''; });
  await expect(choice(page, WORDS.en.newAssessment)).toBeVisible();
  expect(await page.evaluate(() => document.querySelector('#one').value)).toBe('');
});

test('attributes say how it is, and change it while it runs', async ({ page, context, baseURL }) => {
  const text = resultsFile({ answers: { [FIRST]: { level: 2 } } });
  await openHost({ page, context, baseURL }, { html: '<opex-maturity id="one" lang="ko" theme="dark" view="plan" readonly></opex-maturity>' });
  const app = element(page).locator('.om');
  await expect(app).toHaveAttribute('lang', 'ko');
  await expect(app).toHaveAttribute('data-theme', 'dark');
  await page.evaluate((value) => document.querySelector('#one').api.load(value, { view: 'assess' }), text);
  await expect(element(page).getByRole('note')).toHaveText('읽기 전용: 여기에서는 내용을 바꿀 수 없습니다.');
  await expect(radio(page, FIRST, 3)).toBeDisabled();
  await element(page).evaluate((one) => Object.assign(one, { lang: 'en', theme: 'light', view: `assess/${one.view}`, readonly: false }));
  await expect(app).toHaveAttribute('lang', 'en');
  await expect(app).toHaveAttribute('data-theme', 'light');
  await element(page).evaluate((one) => { one.view = 'assess'; });
  await answer(page, FIRST, 3);
  await heard(page, 'opex-save');
});

test('who keeps the work: the host, nobody, a host without room, or the browser under a key', async ({ page, context, baseURL }) => {
  const html = '<opex-maturity id="one"></opex-maturity><opex-maturity id="two" storage-key="team a"></opex-maturity><opex-maturity id="three" storage-key="team b"></opex-maturity>';
  const address = await openHost({ page, context, baseURL }, { html }, ['one', 'two', 'three']);
  await page.evaluate(() => { keeps = null; });
  await element(page).locator('.choice', { hasText: WORDS.en.example }).click();
  await expect(saveState(page)).toHaveText('Not saved: this site does not keep results');
  await expect(saveState(page)).toHaveAttribute('data-save-state', 'unsaved');
  await page.evaluate(() => { keeps = false; });
  await goTo(inside(page, 'one'), WORDS.en.assess);
  await answer(inside(page, 'one'), FIRST, 4);
  await expect(saveState(page)).toHaveAttribute('data-save-state', 'failed');
  await expect(element(page).locator('[data-storage-trouble]')).toContainText('could not save the last changes');
  await page.evaluate(() => { keeps = true; });
  await expect(saveState(page)).toHaveAttribute('data-save-state', 'saved', { timeout: 10_000 });
  await expect(element(page).locator('[data-storage-trouble]')).toHaveCount(0);

  await newAssessment(inside(page, 'two'), { team: 'Two' });
  await answer(inside(page, 'two'), FIRST, 1);
  await expect(saveState(page, 'two')).toHaveText('Saved in this browser');
  const keys = await page.evaluate(() => Object.keys(localStorage));
  expect(keys.length).toBeGreaterThan(0);
  expect(keys.filter((key) => !key.startsWith('opex-maturity-element/team%20a/'))).toEqual([]);
  // What is called saved is in the browser's database, of which each key has one.
  const databases = await page.evaluate(async () => (await indexedDB.databases()).map(({ name }) => name).sort());
  expect(databases).toEqual(['opex-maturity-element/team%20a', 'opex-maturity-element/team%20b']);
  await page.goto(address);
  for (const id of ['one', 'two', 'three']) await started(page, id);
  await expect(element(page, 'two').locator('.header-name')).toHaveText('Two · Checkout');
  await expect(element(page, 'three').locator('.header-name')).toHaveCount(0);
  await expect(element(page).locator('.header-name')).toHaveCount(0);
});

test('moved it goes on, taken away and put back it is where it was', async ({ page, context, baseURL }) => {
  await openHost({ page, context, baseURL }, { html: '<div id="left"><opex-maturity id="one"></opex-maturity></div><div id="right"></div>' });
  await newAssessment(page);
  await answer(page, FIRST, 3);
  await page.evaluate(() => document.querySelector('#right').append(document.querySelector('#one')));
  await expect(radio(page, FIRST, 3)).toBeChecked();
  // The same app, with its undo.
  await element(page).getByRole('button', { name: /^Undo: / }).click();
  await expect(radio(page, FIRST, 3)).not.toBeChecked();
  await answer(page, FIRST, 2);
  await heard(page, 'opex-ready');
  expect(await noted(page, 'opex-ready')).toHaveLength(1);

  const before = await page.evaluate(() => {
    const one = document.querySelector('#one');
    globalThis.kept = one;
    const { value } = one;
    one.remove();
    return value;
  });
  await expect.poll(() => page.evaluate(() => kept.shadowRoot.childElementCount)).toBe(0);
  expect(await page.evaluate(() => kept.value), 'still there to be read').toBe(before);
  await page.evaluate(() => document.querySelector('#left').append(kept));
  await started(page);
  await expect(radio(page, FIRST, 2)).toBeChecked();
  expect(await page.evaluate(() => kept.value)).toBe(before);
});

test('what the host could not keep is not called saved when the element is put back', async ({ page, context, baseURL }) => {
  await openHost({ page, context, baseURL });
  await newAssessment(page);
  await page.evaluate(() => { keeps = false; });
  await answer(page, FIRST, 3);
  await expect(saveState(page)).toHaveAttribute('data-save-state', 'failed');
  await page.evaluate(async () => {
    globalThis.kept = document.querySelector('#one');
    kept.remove();
    await new Promise((resolve) => { setTimeout(resolve, 100); });
    document.body.append(kept);
  });
  await started(page);
  await expect(radio(page, FIRST, 3)).toBeChecked();
  await expect(saveState(page)).toHaveAttribute('data-save-state', 'failed');
  await page.evaluate(() => { keeps = true; });
  await expect(saveState(page)).toHaveAttribute('data-save-state', 'saved', { timeout: 10_000 });
});

test('several on a page do not disturb each other, and a hostile page does not disturb them', async ({ page, context, baseURL }) => {
  test.slow();
  const style = `
    html { font-size: 62.5%; } * { all: unset !important; font: 7px/3 cursive !important; }
    body, opex-maturity { text-transform: uppercase; letter-spacing: 9px; word-spacing: 20px; text-align: right; direction: rtl; color: red; cursor: wait; white-space: pre; visibility: visible; }
    button, input, svg, header, dialog { display: none !important; } [hidden] { display: block !important; } opex-maturity { display: block !important; }`;
  await openHost({ page, context, baseURL }, { html: '<opex-maturity id="one"></opex-maturity><opex-maturity id="two"></opex-maturity>', style }, ['one', 'two']);
  for (const id of ['one', 'two']) await newAssessment(inside(page, id), { team: id });
  await answer(inside(page, 'one'), FIRST, 1);
  await answer(inside(page, 'two'), FIRST, 4);
  await expect(radio(inside(page, 'one'), FIRST, 1)).toBeChecked();
  const looks = await element(page).locator('.om').evaluate((om) => {
    const { fontSize, textTransform, letterSpacing, direction, textAlign, cursor, whiteSpace } = getComputedStyle(om);
    return { fontSize, textTransform, letterSpacing, direction, textAlign, cursor, whiteSpace };
  });
  expect(looks).toMatchObject({ fontSize: '15px', textTransform: 'none', letterSpacing: 'normal', direction: 'ltr', cursor: 'auto', whiteSpace: 'normal' });
  await expect(card(inside(page, 'two'), FIRST).locator('input').first()).toBeVisible();
  // Nothing of the app stands in the page itself.
  expect(await page.evaluate(() => document.querySelectorAll('body > *').length)).toBe(2);
});

test('by keyboard in and out again; dialogs and shortcuts stay inside', async ({ page, context, baseURL }) => {
  await openHost({ page, context, baseURL });
  await newAssessment(page);
  await page.locator('#before').focus();
  await page.keyboard.press('3');
  await page.keyboard.press('?');
  expect(await page.evaluate(() => JSON.parse(document.querySelector('#one').value).answers)).toEqual({});
  await expect(element(page).getByRole('dialog')).toHaveCount(0);

  await page.keyboard.press('Tab');
  expect(await page.evaluate(() => document.activeElement.id)).toBe('one');
  await radio(page, FIRST, 0).focus();
  await page.keyboard.press('3');
  await expect(radio(page, FIRST, 3)).toBeChecked();
  await page.keyboard.press('?');
  const dialog = element(page).getByRole('dialog');
  await expect(dialog).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(dialog).toBeHidden();
  await expect.poll(() => card(page, FIRST).evaluate((one) => one.contains(one.getRootNode().activeElement)), 'the focus returns').toBe(true);
  const last = element(page).locator('a[href], button:not([disabled]), summary, input:not([hidden])').last();
  await last.focus();
  await page.keyboard.press('Tab');
  await expect.poll(() => page.evaluate(() => document.activeElement.id)).toBe('after');
});

test('links lead within the element, not out of the page', async ({ page, context, baseURL }) => {
  await openHost({ page, context, baseURL });
  await newAssessment(page);
  await goTo(page, 'Catalogue');
  const link = element(page).locator('.main a[href^="#/"]').first();
  await link.click();
  await expect(element(page).locator('.main h1')).toBeVisible();
  for (const modifiers of [['Control'], ['Shift']]) await element(page).locator('.tabs a').first().click({ modifiers });
  await element(page).locator('.tabs a').first().click({ button: 'middle' });
  expect(new URL(page.url()).hash).toBe('');
  expect(context.pages()).toHaveLength(1);
});

test('another catalogue is read from its address, and one that cannot be is told', async ({ page, context, baseURL, troubles }) => {
  const own = JSON.parse(fs.readFileSync(at('assets/catalogue/opex-2020-04/structure.json'), 'utf8'));
  const served = (name, body, status = 200) => context.route(new URL(name, baseURL).href, (route) => route.fulfill({ status, body, contentType: 'application/json' }));
  await served('own/catalogue.json', JSON.stringify({ ...own, id: 'our-own' }));
  await served('own/text.en.json', fs.readFileSync(at('assets/catalogue/opex-2020-04/text.en.json'), 'utf8').replaceAll(`"${own.id}"`, '"our-own"'));
  await served('own/bad.json', JSON.stringify({ ...own, scale: 99 }));
  await served('own/none.json', 'gone', 404);
  troubles.expect(/none\.json/);
  await openHost({ page, context, baseURL }, { html: '<opex-maturity id="one" catalogue="own/catalogue.json"></opex-maturity>' });
  await newAssessment(page);
  expect(JSON.parse(await page.evaluate(() => document.querySelector('#one').value)).catalogue.id).toBe('our-own');
  for (const [name, words] of [['own/bad.json', 'scale'], ['own/none.json', '404']]) {
    await element(page).evaluate((one, address) => { one.catalogue = address; }, name);
    await expect.poll(async () => (await noted(page, 'opex-error')).at(-1)?.detail.message).toContain(words);
    await expect(element(page).getByRole('alert')).toContainText('could not be loaded');
  }
  await element(page).evaluate((one) => { one.catalogue = 'own/catalogue.json'; });
  await started(page);
  await expect(element(page).locator('.header-name')).toHaveText('Payments · Checkout');
});

test('a module that does not come is told, and can be tried again', async ({ page, context, baseURL, troubles }) => {
  troubles.expect(/wasm|Failed to load|compile/i);
  let isThere = false;
  await context.route(/_bg\.wasm$/, (route) => (isThere ? route.continue() : route.abort()));
  const address = await hostPage(context, baseURL, 'host', { html: ONE, script: NOTING });
  await page.goto(address);
  await expect(element(page).getByRole('alert')).toContainText('could not be loaded');
  expect((await noted(page, 'opex-error'))[0].detail.code).toBe('not-started');
  isThere = true;
  await element(page).getByRole('button', { name: 'Try again' }).click();
  await started(page);
});

test('axe finds nothing, in either theme', async ({ page, context, baseURL }) => {
  test.slow();
  await openHost({ page, context, baseURL }, { html: `<main>${ONE}</main>` });
  await choice(page, WORDS.en.example).click();
  for (const [view, theme] of [['results', 'light'], ['assess', 'dark'], ['plan', 'light']]) {
    await element(page).evaluate((one, [to, look]) => Object.assign(one, { view: to, theme: look }), [view, theme]);
    await expect(element(page).locator('.om')).toHaveAttribute('data-theme', theme);
    await expect(element(page).locator('.tab[aria-current]')).toHaveText(new RegExp(WORDS.en[view]));
    const { violations } = await new AxeBuilder({ page }).include('#one').analyze();
    expect(violations.map(({ id, nodes }) => [id, nodes.map(({ target }) => target)]), `${view} ${theme}`).toEqual([]);
  }
});

test('made and taken away 500 times, it leaves neither memory nor listeners', async ({ page, context, baseURL }) => {
  test.setTimeout(180_000);
  const counting = `
    globalThis.listeners = 0;
    for (const [name, step] of [['addEventListener', 1], ['removeEventListener', -1]]) {
      const own = EventTarget.prototype[name];
      EventTarget.prototype[name] = function (...args) {
        if ([window, document, document.documentElement, document.body].includes(this ?? window)) listeners += step;
        return own.apply(this, args);
      };
    }`;
  await page.addInitScript(counting);
  await openHost({ page, context, baseURL });
  const text = resultsFile({ answers: { [FIRST]: { level: 2 } } });
  const rounds = (n) => page.evaluate(async ([count, value]) => {
    for (let round = 0; round < count; round += 1) {
      const one = document.createElement('opex-maturity');
      one.value = value;
      const isReady = new Promise((resolve) => { one.addEventListener('opex-ready', resolve, { once: true }); });
      document.body.append(one);
      await isReady;
      one.remove();
      await new Promise((resolve) => { setTimeout(resolve, 0); });
    }
    // The last one's app is taken away in a task of its own.
    await new Promise((resolve) => { setTimeout(resolve, 50); });
    seen.length = 0;
    return listeners;
  }, [n, text]);
  const session = await context.newCDPSession(page);
  const figures = async () => {
    await session.send('HeapProfiler.collectGarbage');
    const { usedSize } = await session.send('Runtime.getHeapUsage');
    const { nodes } = await session.send('Memory.getDOMCounters');
    return { usedSize, nodes };
  };
  const listeners = await rounds(100);
  const before = await figures();
  expect(await rounds(400), 'listeners on the page').toBe(listeners);
  const after = await figures();
  expect(after.nodes - before.nodes, 'nodes').toBeLessThan(200);
  expect(after.usedSize - before.usedSize, 'bytes of the heap').toBeLessThan(1_000_000);
});
