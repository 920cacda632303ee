// The first page works before the app behind it is there, and loses nothing on the way.
import { choice, expect, openExample, ready, saved, test, WORDS } from './support.mjs';

const APP = /\/app-\w+\.wasm/;
const words = WORDS.en;

/** Holds the app's module back until the function that this gives is called. */
async function holdApp(page) {
  let letGo;
  const held = new Promise((resolve) => { letGo = resolve; });
  await page.route(APP, async (route) => {
    await held;
    await route.continue();
  });
  return letGo;
}

test.describe('before the app is there', () => {
  test('what is asked for is done as soon as it is', async ({ page, open }) => {
    const letGo = await holdApp(page);
    await open('?lang=en');
    await choice(page, words.newAssessment).click();
    await expect(page.getByRole('status').filter({ hasText: 'Loading' })).toBeVisible();
    letGo();
    await expect(page.getByLabel(words.team, { exact: true })).toBeVisible();
    // The view is one gone to, so the keyboard goes on there.
    await expect(page.locator('main')).toBeFocused();
    await page.goBack();
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
  });

  test('language and theme change at once and stay', async ({ page, open }) => {
    const letGo = await holdApp(page);
    await open('?lang=en');
    const korean = page.getByRole('button', { name: '한국어' });
    await korean.focus();
    await page.keyboard.press('Enter');
    await expect(page.locator('html')).toHaveAttribute('lang', 'ko');
    await expect(page).toHaveTitle('시작 · 운영 성숙도');
    await page.locator('.header-theme').selectOption('dark');
    await expect(page.locator('html')).toHaveAttribute('data-theme', 'dark');
    letGo();
    await expect.poll(() => page.evaluate(() => localStorage.getItem('opex-maturity/preferences'))).toContain('"ko"');
    await page.goto('?');
    await ready(page);
    await expect(page.locator('html')).toHaveAttribute('lang', 'ko');
    await expect(page.locator('html')).toHaveAttribute('data-theme', 'dark');
  });

  test('a file can be chosen', async ({ page, open }) => {
    const letGo = await holdApp(page);
    await open('?lang=en');
    await page.locator('input[type=file]').setInputFiles({ name: 'x.opex.json', mimeType: 'application/json', buffer: Buffer.from('{}') });
    letGo();
    await expect(page.getByRole('alert')).toContainText('x.opex.json');
  });
});

test('the first page does not move or lose the focus when the app arrives', async ({ page, open }) => {
  const letGo = await holdApp(page);
  await open('?lang=en');
  const example = choice(page, words.example);
  await example.focus();
  const before = await example.boundingBox();
  await page.evaluate(() => { document.querySelector('h1').marked = true; });
  const arrived = page.waitForResponse(APP);
  letGo();
  await arrived;
  // The help comes from the app: once it opens, the app is there.
  await expect(async () => {
    await page.keyboard.press('?');
    await expect(page.getByRole('dialog')).toBeVisible({ timeout: 500 });
  }).toPass();
  await page.keyboard.press('Escape');
  await expect(page.getByRole('dialog')).toHaveCount(0);
  await expect(example).toBeFocused();
  expect(await example.boundingBox()).toEqual(before);
  expect(await page.evaluate(() => document.querySelector('h1').marked)).toBe(true);
});

test('an app that does not come is told, and can be tried again', async ({ page, open, troubles }) => {
  troubles.expect(/app-\w+\.wasm|Failed to fetch/);
  await page.route(APP, (route) => route.abort());
  await open('?lang=en');
  await expect(page.getByRole('alert')).toBeEmpty();
  await choice(page, words.example).click();
  await expect(page.getByRole('alert')).toContainText('could not be loaded');
  await page.unroute(APP);
  await page.getByRole('button', { name: 'Try again' }).click();
  await expect(page.locator('[data-score="overall"]').first()).toBeVisible();
});

test('whoever has saved work does not see the first page on the way', async ({ page, open }) => {
  await open('?lang=en');
  // The first page has nothing to save, so it says "saved" all along: what counts is said by the app behind it.
  await openExample(page);
  await saved(page);
  const letGo = await holdApp(page);
  await page.goto('?');
  await expect(page.locator('.skeleton')).toBeVisible();
  await page.waitForTimeout(500);
  await expect(page.locator('[data-app-ready]')).toHaveCount(0);
  letGo();
  await ready(page);
  await expect(page.getByRole('heading', { name: 'Saved assessments' })).toBeVisible();
});
