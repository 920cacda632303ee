// The page starts, in each of its forms, and says so when it cannot.
import { choice, expect, ONE_FILE_URL, ready, test, WORDS } from './support.mjs';

const WASM = '**/opex-maturity_bg-*.wasm';

test('the hosted page starts under its strict policy', async ({ page, open }) => {
  await open();
  await expect(page.locator('.skeleton')).toHaveCount(0);
  await expect(page).toHaveTitle(/Opex Maturity|운영 성숙도/);
});

test('nothing runs or styles inline', async ({ page, open }) => {
  await open();
  const inline = await page.evaluate(() => ({
    scripts: document.querySelectorAll('script:not([src])').length,
    styles: document.querySelectorAll('style').length,
    attributes: document.querySelectorAll('[style]').length,
  }));
  expect(inline).toEqual({ scripts: 0, styles: 0, attributes: 0 });
});

test('the one-file form starts from disk and carries its catalogue', async ({ page }) => {
  const asked = [];
  page.on('request', (request) => asked.push(request.url()));
  await page.goto(ONE_FILE_URL);
  await ready(page);
  await page.getByRole('button', { name: /example/i }).first().click();
  await expect(page.locator('[data-score="overall"]').first()).toBeVisible();
  expect(asked.filter((url) => !url.startsWith('data:'))).toEqual([ONE_FILE_URL]);
});

test.describe('theme and language', () => {
  const root = (page) => page.locator('html');

  test('come from the address first', async ({ page, open }) => {
    await page.addInitScript(() => localStorage.setItem('opex-maturity/preferences', '{"theme":"light","language":"en"}'));
    await open('?theme=dark&lang=ko');
    await expect(root(page)).toHaveAttribute('data-theme', 'dark');
    await expect(root(page)).toHaveAttribute('lang', 'ko');
  });

  test('then from what was chosen before', async ({ page, open }) => {
    await page.addInitScript(() => localStorage.setItem('opex-maturity/preferences', '{"theme":"dark","language":"ko"}'));
    await open();
    await expect(root(page)).toHaveAttribute('data-theme', 'dark');
    await expect(root(page)).toHaveAttribute('lang', 'ko');
  });

  test('damaged preferences do not stop the page', async ({ page, open }) => {
    await page.addInitScript(() => localStorage.setItem('opex-maturity/preferences', '{"theme":'));
    await open('?theme=neon&lang=xx');
    await expect(root(page)).toHaveAttribute('lang', 'en');
  });

  test.describe('in a Korean browser', () => {
    test.use({ locale: 'ko-KR' });
    test('the language is Korean', async ({ page, open }) => {
      await open();
      await expect(root(page)).toHaveAttribute('lang', 'ko');
    });
  });
});

test.describe('when the page cannot start', () => {
  const missing = { status: 404, body: '' };
  const failing = [
    ['the WebAssembly is missing', WASM, missing],
    ['the WebAssembly is damaged', WASM, { status: 200, contentType: 'application/wasm', body: 'not wasm' }],
    ['the glue is missing', '**/opex-maturity-*.js', missing],
    ['the glue is not that of this build', '**/opex-maturity-*.js', { status: 200, contentType: 'text/javascript', body: 'export default () => {};' }],
    ['a style sheet is missing', '**/app-*.css', missing],
    ['a style sheet is not that of this build', '**/page-*.css', { status: 200, contentType: 'text/css', body: 'body { color: red }' }],
  ];
  for (const [name, url, answer] of failing) {
    test(`${name}: it says so in both languages`, async ({ page, troubles }) => {
      troubles.expect(/404|digest|integrity|Failed to fetch/);
      await page.route(url, (route) => route.fulfill(answer));
      await page.goto('');
      const note = page.getByRole('alert');
      await expect(note.getByText('The page could not start')).toBeVisible();
      await expect(note.getByText('페이지를 시작하지 못했습니다')).toBeVisible();
    });
  }

  test('without what decides theme and language it starts all the same', async ({ page, troubles }) => {
    troubles.expect(/404|digest|integrity/);
    await page.route('**/boot-*.js', (route) => route.fulfill(missing));
    await page.goto('?lang=ko');
    await ready(page);
    await choice(page, WORDS.en.example).or(choice(page, WORDS.ko.example)).click();
    await expect(page.locator('[data-score="overall"]').first()).toBeVisible();
  });

  test.describe('because scripts are switched off', () => {
    test.use({ javaScriptEnabled: false });
    test('it says so in both languages', async ({ page }) => {
      await page.goto('');
      // By class: Playwright looks for no text inside <noscript>.
      await expect(page.locator('.no-script[lang=en]')).toBeVisible();
      await expect(page.locator('.no-script[lang=ko]')).toBeVisible();
      await expect(page.locator('.skeleton')).toBeHidden();
    });
  });
});

test('until then it shows its shape and says what it does', async ({ page }) => {
  await page.route(WASM, () => { /* never answered */ });
  await page.goto('?lang=ko', { waitUntil: 'domcontentloaded' });
  await expect(page.getByText('불러오는 중…')).toBeVisible();
  await expect(page.getByText('Loading…')).toBeHidden();
  await expect(page.locator('.skeleton-lead:lang(ko)')).toBeVisible();
  await expect(page.locator('.skeleton-lead:lang(en)')).toBeHidden();
  const places = () => page.locator('.skeleton-title:visible, .skeleton-lead:visible, .page-start :is(h1, .lead)').evaluateAll((lines) => lines.map((line) => line.getBoundingClientRect().toJSON()));
  const before = await places();
  expect(before).toHaveLength(2);
  await page.unroute(WASM);
  await page.reload();
  await expect(page.locator('.page-start .lead')).toBeVisible();
  expect(await places(), 'the first words stay where they are').toEqual(before);

  // Where one is led to a view, only the shape of such views is known.
  await page.route(WASM, () => { /* never answered */ });
  await page.goto('about:blank');
  await page.goto('?lang=ko#/results', { waitUntil: 'domcontentloaded' });
  await expect(page.locator('.skeleton-main i').first()).toBeVisible();
  await expect(page.locator('.skeleton-lead:lang(ko)')).toBeHidden();
});
