// The first page works before the app behind it is there, and loses nothing on the way.
import {
  answer, card, choice, expect, filesIn, goTo, newAssessment, openExample, PRACTICES, radio, ready, saved, saveState, storage, test, WORDS,
} from './support.mjs';

const APP = /\/app-\w+\.wasm/;
const VIEWS = /\/view-\w+\.wasm/;
const FEATURES = /\/features-\w+\.wasm/;
const words = WORDS.en;
const [FIRST, SECOND] = PRACTICES.map(({ id }) => id);

/** Holds a module back until the function that this gives is called. */
async function holdApp(page, module = APP) {
  let letGo;
  const held = new Promise((resolve) => { letGo = resolve; });
  await page.route(module, async (route) => {
    await held;
    await route.continue();
  });
  return letGo;
}

test.describe('before the app is there', () => {
  test('what is asked for is done as soon as it is', async ({ page, open }) => {
    const letGo = await holdApp(page);
    await open('?lang=en');
    await choice(page, words.example).click();
    await expect(page.getByRole('status').filter({ hasText: 'Loading' })).toBeVisible();
    letGo();
    await expect(page.locator('[data-score="overall"]').first()).toBeVisible();
    // The view is one gone to, so the keyboard goes on there.
    await expect(page.locator('main')).toBeFocused();
    await page.goBack();
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
  });

  test('the first question is answered, and the answer is scored and saved once the app is there', async ({ page, open }) => {
    const letGo = await holdApp(page);
    await open('?lang=en');
    await choice(page, words.newAssessment).click();
    await expect(card(page, FIRST)).toBeVisible();
    await expect(page.locator('main')).toBeFocused();
    await expect(page).toHaveTitle(/^Assess/);
    await expect(saveState(page)).toHaveAttribute('data-save-state', 'unsaved');
    await answer(page, FIRST, 3);
    await expect(saveState(page)).toHaveAttribute('data-save-state', 'saving');
    await page.keyboard.press('Control+z');
    await expect(radio(page, FIRST, 3)).not.toBeChecked();
    await page.keyboard.press('Control+y');
    await answer(page, SECOND, 'na');
    await radio(page, SECOND, 'na').press('2');
    await expect(radio(page, SECOND, 2)).toBeChecked();
    await expect(page.locator('[data-score="overall"]').first()).toHaveAttribute('data-value', '');
    letGo();
    await saved(page);
    await expect(page.locator('[data-score="overall"]').first()).toHaveAttribute('data-value', /^0\.\d{4}/);
    await expect(page).toHaveURL(/#\/assess$/);
    const [file] = filesIn(await storage(page)).map((text) => JSON.parse(text));
    expect(file.answers).toEqual({ [FIRST]: { level: 3 }, [SECOND]: { level: 2 } });
    // Each answer is a change that can be undone, as if it had been given here.
    for (const [practice, value] of [[SECOND, 'na'], [SECOND, null], [FIRST, null]]) {
      await page.keyboard.press('Control+z');
      if (value) await expect(radio(page, practice, value)).toBeChecked();
      else await expect(card(page, practice).locator('input:checked')).toHaveCount(0);
    }
  });

  test('nothing on the page of the first question moves, folds or loses the focus when the app arrives', async ({ page, open }) => {
    const letGo = await holdApp(page);
    await open('?lang=ko');
    await choice(page, WORDS.ko.newAssessment).click();
    await answer(page, SECOND, 1);
    await radio(page, SECOND, 1).focus();
    await page.evaluate(() => scrollTo(0, 300));
    // Not the score and the summary: those grow with an answer, which only the app counts.
    const places = () => page.locator('.header :is(button, select, .tab), .topics a, .filters > *, .card, .card .level').evaluateAll((all) => all.map((element) => {
      const { x, y, width, height } = element.getBoundingClientRect();
      return `${element.className} ${x} ${y} ${width} ${height}`;
    }));
    const before = await places();
    const first = await page.locator('.card').first().elementHandle();
    letGo();
    await saved(page);
    // The views have taken the page's place.
    await first.waitForElementState('hidden');
    await expect(radio(page, SECOND, 1)).toBeFocused();
    expect(await page.evaluate(() => scrollY)).toBe(300);
    expect(await places()).toEqual(before);
  });

  test('what only the app can do is done when it arrives, in what was pressed', async ({ page, open }) => {
    const letGo = await holdApp(page);
    await open('?lang=en');
    await choice(page, words.newAssessment).click();
    await page.getByRole('searchbox').fill('runbook');
    await card(page, FIRST).locator('summary', { hasText: words.guidance }).click();
    await expect(page.getByRole('status').filter({ hasText: 'Loading' })).toBeVisible();
    letGo();
    await expect(page.getByRole('searchbox')).toHaveValue('runbook');
    await expect(page.locator('.cards-topic').first()).toBeVisible();
  });

  test('another view is shown when the app arrives, and the answer is there', async ({ page, open }) => {
    const letGo = await holdApp(page);
    await open('?lang=en');
    await choice(page, words.newAssessment).click();
    await answer(page, FIRST, 4);
    await page.locator('.tabs').getByRole('link', { name: words.results, exact: true }).click();
    letGo();
    await expect(page.locator('.results [data-score="overall"]').first()).toHaveText('100%');
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

test.describe('while the views are on their way', () => {
  test('an answer is scored and saved, and the page stays as it is when they arrive', async ({ page, open }) => {
    const letGo = await holdApp(page, VIEWS);
    await open('?lang=en');
    await choice(page, words.newAssessment).click();
    await answer(page, SECOND, 1);
    await saved(page);
    await expect(page.locator('.header [data-score="overall"]')).toHaveText('25%');
    const [file] = filesIn(await storage(page)).map((text) => JSON.parse(text));
    expect(file.answers).toEqual({ [SECOND]: { level: 1 } });
    await answer(page, FIRST, 4);
    await page.keyboard.press('Control+z');
    await expect(card(page, FIRST).locator('input:checked')).toHaveCount(0);
    await saved(page);
    await radio(page, SECOND, 1).focus();
    // All that is there, with what has been counted.
    const shown = () => page.locator('.header :is(.header-open, .save-state, select, .tab), .topics a, .filters > *, .card .level, .summary section').evaluateAll((all) => all.map((element) => {
      const { x, y, width, height } = element.getBoundingClientRect();
      return `${element.textContent} ${x} ${y} ${width} ${height}`;
    }));
    const before = await shown();
    const kept = await page.locator('.card').first().elementHandle();
    letGo();
    await kept.waitForElementState('hidden');
    expect(await shown()).toEqual(before);
    await expect(radio(page, SECOND, 1)).toBeFocused();
  });

  test('where they do not come that is told, and what was pressed is done when they do', async ({ page, open, troubles }) => {
    troubles.expect(/view-\w+\.wasm|Failed to fetch/);
    await page.route(VIEWS, (route) => route.abort());
    await open('?lang=en');
    await choice(page, words.newAssessment).click();
    await answer(page, FIRST, 2);
    await saved(page);
    await expect(page.getByRole('alert')).toBeEmpty();
    await card(page, FIRST).locator('summary', { hasText: words.guidance }).click();
    await expect(page.getByRole('alert')).toContainText('could not be loaded');
    await page.unroute(VIEWS);
    await page.getByRole('button', { name: 'Try again' }).click();
    await expect(card(page, FIRST).locator('details[open] summary', { hasText: words.guidance })).toBeVisible();
    await expect(radio(page, FIRST, 2)).toBeChecked();
  });
});

test('features that do not come are told when they are wanted, and what was asked for is done when they do', async ({ page, open, troubles }) => {
  troubles.expect(/features-\w+\.wasm|Failed to fetch/);
  await page.route(FEATURES, (route) => route.abort());
  await open('?lang=en');
  await newAssessment(page);
  await answer(page, FIRST, 2);
  await saved(page);
  await goTo(page, words.results);
  await expect(page.locator('.results [data-score="overall"]').first()).toHaveText('50%');
  await page.locator('.header').getByRole('button', { name: words.download }).click();
  await expect(page.getByRole('alert').filter({ hasText: 'could not be loaded' })).toBeVisible();
  await page.unroute(FEATURES);
  const download = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Try again' }).click();
  expect((await download).suggestedFilename()).toMatch(/\.opex\.json$/);
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

test('answers are kept while the app does not come, and saved when it does', async ({ page, open, troubles }) => {
  troubles.expect(/app-\w+\.wasm|Failed to fetch/);
  await page.route(APP, (route) => route.abort());
  await open('?lang=en');
  await choice(page, words.newAssessment).click();
  await answer(page, FIRST, 2);
  await expect(page.getByRole('alert')).toContainText('could not be loaded');
  await page.unroute(APP);
  await page.getByRole('button', { name: 'Try again' }).click();
  await saved(page);
  await expect(radio(page, FIRST, 2)).toBeChecked();
});

test('a view that does not come is told and can be tried again, while the rest goes on', async ({ page, open, troubles }) => {
  troubles.expect(/results-\w+\.wasm|Failed to fetch/);
  await page.route(/\/results-\w+\.wasm/, (route) => route.abort());
  await open('?lang=en');
  await newAssessment(page);
  await answer(page, FIRST, 2);
  await goTo(page, words.results);
  await expect(page.getByRole('alert').filter({ hasText: 'could not be loaded' })).toBeVisible();
  await goTo(page, words.assess);
  await expect(radio(page, FIRST, 2)).toBeChecked();
  await goTo(page, words.results);
  await page.unroute(/\/results-\w+\.wasm/);
  await page.getByRole('button', { name: 'Try again' }).click();
  await expect(page.locator('.results [data-score="overall"]').first()).toHaveText('50%');
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
