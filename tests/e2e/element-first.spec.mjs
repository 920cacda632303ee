// What the element shows before its app is there, and where the modules of the app come from.
import fs from 'node:fs';
import path from 'node:path';
import { answer, choice, expect, goTo, newAssessment, PRACTICES, radio, resultsFile, test, WORDS } from './support.mjs';
import { element, heard, hostPage, hostSite, noted, NOTING, started } from './hosts.mjs';
import { DIST } from '../../scripts/lib/paths.mjs';
import { serve } from '../../scripts/serve.mjs';

const [FIRST, SECOND] = PRACTICES.map(({ id }) => id);
const ONE = '<opex-maturity id="one"></opex-maturity>';
const moduleOf = (part) => new RegExp(`-element_${part}\\.wasm$`);
const saveState = (page) => element(page).locator('[data-save-state]');
const value = (page) => page.evaluate(() => document.querySelector('#one').value);

/** Holds what has an address like this until it is let go. */
async function hold(context, address) {
  let letGo;
  const isLetGo = new Promise((resolve) => { letGo = resolve; });
  await context.route(address, async (route) => {
    await isLetGo;
    await route.continue();
  });
  return letGo;
}

async function openHost({ page, context, baseURL }, parts = {}) {
  await page.goto(await hostPage(context, baseURL, 'host', { html: ONE, script: NOTING, ...parts }));
}

test('the first question is answered before the app is there, and counted and kept before its views are', async ({ page, context, baseURL }) => {
  const letAppGo = await hold(context, moduleOf('app'));
  const letViewsGo = await hold(context, moduleOf('(?!bg|app)\\w+'));
  await openHost({ page, context, baseURL });
  await choice(page, WORDS.en.newAssessment).click();
  await answer(page, FIRST, 3);
  await answer(page, SECOND, 1);
  expect([await value(page), await noted(page, 'opex-ready')]).toEqual(['', []]);
  const asked = page.evaluate(() => document.querySelector('#one').api.value());
  letAppGo();
  await heard(page, 'opex-ready');
  await expect(saveState(page)).toHaveText('Saved by this site');
  await expect(element(page).locator('[data-score="overall"]').first()).not.toHaveAttribute('data-value', '');
  expect(JSON.parse((await noted(page, 'opex-save')).at(-1).detail).answers).toMatchObject({ [FIRST]: { level: 3 }, [SECOND]: { level: 1 } });
  letViewsGo();
  expect(JSON.parse(await asked).answers[FIRST].level).toBe(3);
  await goTo(page, WORDS.en.results);
  await expect(element(page).locator('.results [data-score="overall"]').first()).toBeVisible();
  await goTo(page, WORDS.en.assess);
  await expect(radio(page, SECOND, 1)).toBeChecked();
});

test('what the page says while the app is on its way is done once it is there', async ({ page, context, baseURL }) => {
  const letAppGo = await hold(context, moduleOf('app'));
  await openHost({ page, context, baseURL });
  await expect(choice(page, WORDS.en.newAssessment)).toBeVisible();
  const text = resultsFile({ profile: { team: '결제' }, answers: { [FIRST]: { level: 2 } } });
  await element(page).evaluate((one, document) => Object.assign(one, { value: document, lang: 'ko', theme: 'dark', readonly: true }), text);
  expect(await value(page)).toBe(text);
  letAppGo();
  await expect(element(page).locator('.header-name')).toHaveText('결제');
  await expect(element(page).locator('.om')).toHaveAttribute('lang', 'ko');
  await expect(element(page).locator('.om')).toHaveAttribute('data-theme', 'dark');
  await expect(element(page).getByRole('note')).toHaveText('읽기 전용: 여기에서는 내용을 바꿀 수 없습니다.');
  expect(JSON.parse(await value(page)).answers[FIRST]).toEqual({ level: 2 });
});

test('taken away and put back, or given a key, while the app is on its way, it begins again', async ({ page, context, baseURL }) => {
  const letAppGo = await hold(context, moduleOf('app'));
  await openHost({ page, context, baseURL });
  await expect(choice(page, WORDS.en.newAssessment)).toBeVisible();
  await page.evaluate(async () => {
    const one = document.querySelector('#one');
    one.remove();
    await new Promise((resolve) => { setTimeout(resolve, 50); });
    document.body.append(one);
  });
  await expect(choice(page, WORDS.en.newAssessment)).toBeVisible();
  await element(page).evaluate((one) => { one.storageKey = 'a key'; });
  letAppGo();
  await started(page);
  await newAssessment(page);
  await answer(page, FIRST, 2);
  await expect(saveState(page)).toHaveText('Saved in this browser');
  expect(await noted(page, 'opex-ready')).toHaveLength(1);
});

test('an app that does not come is told beside what is shown, and can be tried again', async ({ page, context, baseURL, troubles }) => {
  troubles.expect(/wasm|Failed to load|fetch/i);
  let isThere = false;
  await context.route(moduleOf('app'), (route) => (isThere ? route.continue() : route.abort()));
  await openHost({ page, context, baseURL });
  await heard(page, 'opex-error');
  expect((await noted(page, 'opex-error'))[0].detail.code).toBe('not-started');
  await choice(page, WORDS.en.newAssessment).click();
  await answer(page, FIRST, 3);
  isThere = true;
  await element(page).getByRole('alert').getByRole('button', { name: 'Try again' }).click();
  await heard(page, 'opex-ready');
  await expect(saveState(page)).toHaveText('Saved by this site');
  expect(JSON.parse(await value(page)).answers[FIRST].level).toBe(3);
});

test('a module of another build is not run', async ({ page, context, baseURL, troubles }) => {
  troubles.expect(/wasm|integrity|Failed to/i);
  const other = fs.readFileSync(path.join(DIST, 'embed/opex-maturity-element_results.wasm'));
  await context.route(moduleOf('app'), (route) => route.fulfill({ body: other, contentType: 'application/wasm' }));
  await openHost({ page, context, baseURL });
  await heard(page, 'opex-error');
  expect((await noted(page, 'opex-error'))[0].detail.code).toBe('not-started');
  await choice(page, WORDS.en.example).click();
  await expect(element(page).getByRole('alert')).toContainText('could not be loaded');
});

test('all elements of a page share its modules, from another origin too, whatever type they are sent with', async ({ page, context, troubles }) => {
  const files = await serve({ dir: path.join(DIST, 'embed') });
  const script = NOTING.replace('./embed/', files.url);
  const html = '<opex-maturity id="one"></opex-maturity><opex-maturity id="two" lang="ko"></opex-maturity>';
  const site = await hostSite('host', { html, script });
  troubles.allow(files.url);
  troubles.allow(site.url);
  const fetched = [];
  await context.route(`${files.url}**`, async (route) => {
    fetched.push(new URL(route.request().url()).pathname);
    const response = await route.fetch();
    const headers = { ...response.headers(), 'access-control-allow-origin': '*' };
    await route.fulfill({ response, headers: /\.wasm$/.test(route.request().url()) ? { ...headers, 'content-type': 'application/octet-stream' } : headers });
  });
  await context.route(site.url, async (route) => {
    const response = await route.fetch();
    const policy = response.headers()['content-security-policy'].replace(/'self'/g, `'self' ${new URL(files.url).origin}`);
    await route.fulfill({ response, headers: { ...response.headers(), 'content-security-policy': policy } });
  });
  try {
    await page.goto(site.url);
    for (const id of ['two', 'one']) {
      const within = Object.assign(Object.create(element(page, id)), { keyboard: page.keyboard, evaluate: page.evaluate.bind(page) });
      const words = WORDS[id === 'one' ? 'en' : 'ko'];
      await choice(within, words.newAssessment).click();
      await answer(within, FIRST, 3);
      await goTo(within, words.results);
      await expect(element(page, id).locator('.results [data-score="overall"]').first()).toBeVisible();
    }
    const modules = fetched.filter((name) => name.endsWith('.wasm'));
    expect(modules).toEqual(expect.arrayContaining(['bg', 'app', 'view', 'results'].map((part) => `/opex-maturity-element_${part}.wasm`)));
    expect(modules.length, 'each of them once').toBe(new Set(modules).size);
  } finally {
    // Modules are still fetched ahead, which the page may not do past the routes.
    await page.goto('about:blank');
    await context.unrouteAll({ behavior: 'ignoreErrors' });
    await Promise.all([site.close(), files.close()]);
  }
});
