// The hosted page as a frame of another page: what they say to each other, and what a hostile page cannot do.
import { CSP } from '../../scripts/headers.mjs';
import { serve } from '../../scripts/serve.mjs';
import { answer, expect, PRACTICES, radio, resultsFile, test, WORDS, newAssessment, goTo } from './support.mjs';
import { hostSite } from './hosts.mjs';

const [FIRST, SECOND] = PRACTICES.map(({ id }) => id);
const FILE = resultsFile({ profile: { team: 'Framed' }, answers: { [FIRST]: { level: 2 } } });

/** A host that speaks by the script of the package. */
const HOST = `
import { OpexFrame } from './embed/frame.js';
globalThis.seen = [];
globalThis.keeps = true;
globalThis.raw = [];
addEventListener('message', ({ data, origin }) => raw.push({ data, origin }));
globalThis.connect = (address) => {
  globalThis.opex?.close();
  const frame = document.querySelector('iframe');
  frame.src = address;
  globalThis.opex = new OpexFrame(frame, { autoHeight: true });
  for (const name of ['opex-ready', 'opex-change', 'opex-save', 'opex-error']) {
    opex.addEventListener(name, (event) => {
      seen.push({ name, detail: event.detail });
      if (name === 'opex-save' && keeps) event.waitUntil(Promise.resolve());
    });
  }
};
globalThis.address = OpexFrame.address;
`;
/** A page beside the frame, of the same origin as the parent, that speaks as if it were the parent. */
const SIBLING = `
addEventListener('message', ({ data }) => { document.body.dataset.heard += data.type; });
parent.frames[0].postMessage({ type: 'opex:load', requestId: 'sibling', value: null }, '*');
parent.frames[0].postMessage({ type: 'opex:value', requestId: 'sibling value' }, '*');
document.body.dataset.sent = '';
`;
const FILES = { 'sibling.html': '<!doctype html><title>Sibling</title><body data-heard=""><script src="sibling.js"></script>', 'sibling.js': SIBLING };
const STYLE = 'iframe { width: 100%; height: 500px; border: 0; }';

const wide = test.extend({
  /** The hosted page on an origin of its own, which lets itself be put into frames. */
  hosted: async ({ troubles }, use) => {
    const server = await serve({ csp: CSP.replace("frame-ancestors 'self'", 'frame-ancestors *') });
    troubles.allow(server.url);
    await use(server.url);
    await server.close();
  },
  host: async ({ page, troubles }, use) => {
    const site = await hostSite('host', { html: '<h1>Portal</h1><iframe title="Assessment"></iframe>', script: HOST, style: STYLE, files: FILES });
    troubles.allow(site.url);
    await page.goto(site.url);
    await page.waitForFunction(() => globalThis.connect);
    await use(page);
    await site.close();
  },
});

/** The app in the frame, once it has said that it is there. */
async function connected(host, hosted, options = {}) {
  const address = await host.evaluate(([page, given]) => globalThis.address(page, given), [hosted, options]);
  await host.evaluate((to) => connect(to), address);
  await host.evaluate(() => opex.ready);
  return Object.assign(host.frameLocator('iframe'), { getByTestId: undefined });
}

/** Says something to the frame as it is, and gives what is said back within a while. */
const post = (host, message) => host.evaluate(async (data) => {
  const n = raw.length;
  document.querySelector('iframe').contentWindow.postMessage(data, '*');
  await new Promise((resolve) => { setTimeout(resolve, 300); });
  // What it tells by itself is no answer.
  return raw.slice(n).map((one) => one.data).filter(({ type }) => type !== 'opex:change' && type !== 'opex:resize');
}, message);

wide('the host hands a document in, and gets each change of it', async ({ host, hosted }) => {
  const app = await connected(host, hosted, { lang: 'en', theme: 'dark' });
  const summary = await host.evaluate((text) => opex.api.load(text, { view: 'assess' }), FILE);
  expect([summary.team, summary.answered]).toEqual(['Framed', 1]);
  await answer(app, SECOND, 4);
  const state = app.locator('[data-save-state]');
  await expect(state).toHaveText('Saved by this site');
  const saved = await host.evaluate(() => seen.filter(({ name }) => name === 'opex-save').at(-1).detail);
  expect(JSON.parse(saved).answers[SECOND]).toEqual({ level: 4 });
  expect(await host.evaluate(() => opex.api.value())).toBe(saved);
  expect(await host.evaluate(() => seen.filter(({ name }) => name === 'opex-change').at(-1).detail.answered)).toBe(2);
  await host.evaluate(() => opex.api.set({ lang: 'ko', theme: 'light', readonly: true }));
  await expect(app.locator('.om')).toHaveAttribute('lang', 'ko');
  await expect(radio(app, SECOND, 1)).toBeDisabled();
  const refused = await host.evaluate(() => opex.api.load('{').catch(({ name, code }) => [name, code]));
  expect(refused).toEqual(['OpexError', 'truncated']);
});

wide('work is kept by the host only: nothing is stored, and a host that stops keeping is told apart', async ({ host, hosted }) => {
  const app = await connected(host, hosted);
  await newAssessment(app);
  await answer(app, FIRST, 3);
  await expect(app.locator('[data-save-state]')).toHaveAttribute('data-save-state', 'saved');
  const stored = await host.frames()[1].evaluate(() => localStorage.length);
  expect(stored).toBe(0);
  await host.evaluate(() => { keeps = false; });
  await answer(app, FIRST, 4);
  await expect(app.locator('[data-save-state]')).toHaveText('Not saved: this site does not keep results');
});

wide('the key of a storage is heeded only where the owner of the page names the parent', async ({ host, hosted, context }) => {
  const app = await connected(host, hosted, { storageKey: 'team' });
  await newAssessment(app);
  await answer(app, FIRST, 3);
  await expect(app.locator('[data-save-state]')).toHaveText('Saved by this site');
  expect(await host.frames()[1].evaluate(() => localStorage.length)).toBe(0);

  const { origin } = new URL(host.url());
  await context.route(`${hosted}?*`, async (route) => {
    const answered = await route.fetch();
    const body = (await answered.text()).replace('<head>', `<head><meta name="opex-parents" content="https://example.com ${origin}">`);
    await route.fulfill({ response: answered, body });
  });
  const again = await connected(host, hosted, { storageKey: 'team', lang: 'en' });
  await newAssessment(again);
  await answer(again, FIRST, 2);
  await expect(again.locator('[data-save-state]')).toHaveText('Saved in this browser');
  const names = await host.frames()[1].evaluate(() => Object.keys(localStorage));
  expect(names.filter((name) => !name.startsWith('opex-maturity-element/team/'))).toEqual([]);
  expect(names.length).toBeGreaterThan(0);
  const databases = await host.frames()[1].evaluate(async () => (await indexedDB.databases()).map(({ name }) => name));
  expect(databases).toEqual(['opex-maturity-element/team']);
});

wide('a parent that is not named, or not allowed by the owner, gets no word and is not heard', async ({ host, hosted, context }) => {
  await context.route(`${hosted}?*`, async (route) => {
    const answered = await route.fetch();
    const body = (await answered.text()).replace('<head>', '<head><meta name="opex-parents" content="https://example.com">');
    await route.fulfill({ response: answered, body });
  });
  for (const search of ['?parent=https://example.com', '?parent=http://127.0.0.1:1', `?parent=${encodeURIComponent('*')}`, '?parent=null', '?parent=']) {
    await host.evaluate((to) => { document.querySelector('iframe').src = to; }, `${hosted}${search}`);
    await host.frameLocator('iframe').locator('[data-app-ready]').waitFor({ state: 'attached' });
    expect(await post(host, { type: 'opex:load', requestId: search, value: FILE }), search).toEqual([]);
    expect(await post(host, { type: 'opex:value', requestId: `v${search}` }), search).toEqual([]);
  }
  expect(await host.evaluate(() => raw.filter(({ data }) => String(data?.type).startsWith('opex:')))).toEqual([]);
});

wide('messages of another window, of another shape, huge or replayed are ignored', async ({ host, hosted }) => {
  const app = await connected(host, hosted);
  await host.evaluate((text) => opex.api.load(text, { view: 'assess' }), FILE);
  const others = [
    null, 7, 'opex:load', [], {}, { type: 7 }, { type: 'opex:load' }, { type: 'opex:load', requestId: 7, value: FILE },
    { type: 'opex:load', requestId: 'a', value: 7 }, { type: 'opex:load', requestId: 'b', value: { toString: 'x' } },
    { type: 'opex:load', requestId: 'c', value: null, lang: 7 }, { type: 'opex:value' }, { type: 'opex:value', requestId: 'x'.repeat(1000) },
    { type: 'opex:save', requestId: 'save-1', kept: 'yes' }, { type: 'opex:close', requestId: 'd' }, { type: 'opex:load', requestId: 'e', value: null, version: 2 },
  ];
  for (const message of others) expect(await post(host, message), JSON.stringify(message)).toEqual([]);
  const huge = await host.evaluate(async () => {
    const answers = () => raw.filter(({ data }) => data.type === 'opex:value' || data.type === 'opex:error').length;
    const before = answers();
    document.querySelector('iframe').contentWindow.postMessage({ type: 'opex:load', requestId: 'huge', value: 'x'.repeat(60_000_000) }, '*');
    await new Promise((resolve) => { setTimeout(resolve, 500); });
    return answers() - before;
  });
  expect(huge).toBe(0);

  const load = { type: 'opex:load', requestId: 'once', value: resultsFile({ answers: { [FIRST]: { level: 4 } } }), view: 'assess' };
  expect((await post(host, load)).map(({ type }) => type)).toContain('opex:value');
  await answer(app, FIRST, 1);
  expect((await post(host, load)).filter(({ type }) => type === 'opex:value')).toEqual([]);
  await expect(radio(app, FIRST, 1)).toBeChecked();

  // From a window of the parent's origin that is not the parent.
  const frame = host.frames()[1];
  await host.evaluate(() => {
    const other = document.createElement('iframe');
    other.src = 'sibling.html';
    document.body.append(other);
  });
  await expect.poll(() => host.frames().length).toBe(3);
  await host.waitForFunction(() => document.querySelectorAll('iframe')[1].contentDocument?.body?.dataset.sent === '');
  await host.waitForTimeout(300);
  expect(await host.evaluate(() => document.querySelectorAll('iframe')[1].contentDocument.body.dataset.heard)).toBe('');
  expect(frame.url()).toContain('parent=');
  expect(await frame.locator(`[data-practice="${FIRST}"] input[value="1"]`).isChecked()).toBe(true);
});

wide('the frame is as tall as what it shows, and shrinks with it', async ({ host, hosted }) => {
  const app = await connected(host, hosted);
  await host.evaluate((text) => opex.api.load(text, { view: 'assess' }), FILE);
  await expect(radio(app, FIRST, 2)).toBeChecked();
  const height = () => host.evaluate(() => document.querySelector('iframe').getBoundingClientRect().height);
  await expect.poll(height).toBeGreaterThan(1500);
  const inner = () => host.frames()[1].evaluate(() => document.documentElement.scrollHeight - innerHeight);
  await expect.poll(inner, 'nothing to scroll within').toBeLessThanOrEqual(1);
  const tall = await height();
  await goTo(app, WORDS.en.start);
  await expect.poll(height).toBeLessThan(tall - 500);
});

wide('a dialog opens where something was pressed, however high the frame is', async ({ host, hosted }) => {
  const app = await connected(host, hosted);
  await host.evaluate((text) => opex.api.load(text, { view: 'assess' }), FILE);
  const last = app.locator('[data-practice]').last().locator('input').first();
  await expect.poll(() => host.evaluate(() => document.querySelector('iframe').getBoundingClientRect().height)).toBeGreaterThan(1500);
  await last.focus();
  await last.press('?');
  const { height } = host.viewportSize();
  const box = await app.getByRole('dialog').boundingBox();
  expect(box.y, 'its top is in sight').toBeGreaterThanOrEqual(-1);
  expect(box.y).toBeLessThan(height - 100);
  await host.keyboard.press('Escape');
  await expect(last).toBeFocused();
});

wide('a frame that is loaded anew gets its document back, in the view where it was', async ({ host, hosted }) => {
  const app = await connected(host, hosted);
  await host.evaluate((text) => opex.api.load(text, { view: 'assess' }), FILE);
  await answer(app, SECOND, 4);
  await expect(app.locator('[data-save-state]')).toHaveText('Saved by this site');
  await host.frames()[1].evaluate(() => { globalThis.isOld = true; location.reload(); });
  await expect.poll(() => host.frames()[1].evaluate(() => globalThis.isOld).catch(() => true)).toBe(undefined);
  await expect(radio(app, SECOND, 4)).toBeChecked();
  await expect(radio(app, FIRST, 2)).toBeChecked();
});
