// Korean and English, light and dark: chosen by the browser, the address or the person; addresses of views.
import { answer, expect, goTo, newAssessment, openExample, PRACTICES, radio, ready, test, TOPICS, WORDS } from './support.mjs';

const root = (page) => page.locator('html');
const TITLES = { en: 'How mature are your operations?', ko: '우리 팀의 운영은 얼마나 성숙했습니까?' };

for (const [locale, language] of [['ko-KR', 'ko'], ['ko', 'ko'], ['en-GB', 'en'], ['fr-FR', 'en']]) {
  test.describe(`a browser in ${locale}`, () => {
    test.use({ locale });
    test(`gets the page in ${language}`, async ({ page, open }) => {
      await open();
      await expect(root(page)).toHaveAttribute('lang', language);
      await expect(page.getByRole('heading', { level: 1 })).toHaveText(TITLES[language]);
    });
  });
}

test('switching keeps the view and the answers, and is remembered', async ({ page, open }) => {
  await open();
  await newAssessment(page);
  await page.getByRole('button', { name: /^Next topic: / }).click();
  const second = PRACTICES.find(({ topic }) => topic === TOPICS[1]).id;
  await answer(page, second, 3);
  const address = page.url();
  await page.getByRole('button', { name: '한국어' }).click();
  await expect(root(page)).toHaveAttribute('lang', 'ko');
  await expect(page.getByRole('button', { name: '다음 주제' }).or(page.getByRole('button', { name: /^다음/ })).first()).toBeVisible();
  expect(page.url()).toBe(address);
  await expect(radio(page, second, 3)).toBeChecked();
  await expect(page).toHaveTitle('평가 · 운영 성숙도');

  await page.reload();
  await ready(page);
  await expect(root(page)).toHaveAttribute('lang', 'ko');
  await expect(radio(page, second, 3)).toBeChecked();
  await page.getByRole('button', { name: 'English' }).click();
  await expect(page).toHaveTitle('Assess · Opex Maturity');
});

const CATALOGUE = ['glossary', 'changes', 'principles', 'operating-models', 'case-studies', PRACTICES[0].id, TOPICS[0]];

for (const language of ['ko', 'en']) {
  test(`every view speaks ${language} only`, async ({ page, open }) => {
    await open(`?lang=${language}`);
    await openExample(page, WORDS[language]);
    const words = WORDS[language];
    const places = ['results', 'plan', 'assess', 'settings', 'compare', 'catalogue', ...CATALOGUE.map((name) => `catalogue/${name}`), ''];
    for (const view of places) {
      await page.evaluate((place) => { location.hash = `#/${place}`; }, view);
      // A page of the catalogue is there when its text is.
      await expect(page.locator(view.startsWith('catalogue/') ? '.catalogue-page h1' : 'main h1').first()).toBeVisible();
      await expect(page.locator('main .loading')).toHaveCount(0);
      expect(new URL(page.url()).hash).toMatch(new RegExp(`^#/${view}`));
      // What the person wrote and names of languages may be in any; Korean text needs Hangul, English has none.
      const text = await page.evaluate(() => {
        const copy = document.querySelector('.om').cloneNode(true);
        for (const part of copy.querySelectorAll('[lang]:not(.om), textarea, .header-name, select')) part.remove();
        return copy.textContent;
      });
      const hangul = (text.match(/[가-힣]/g) ?? []).length;
      if (language === 'en') expect(text.match(/[^\s]*[가-힣]+[^\s]*/g), view).toBeNull();
      else expect(hangul, view).toBeGreaterThan(100);
    }
  });
}

test('?lang= and ?theme= count for this visit before what was chosen', async ({ page, open }) => {
  await open('?lang=ko&theme=dark');
  await expect(root(page)).toHaveAttribute('lang', 'ko');
  await expect(root(page)).toHaveAttribute('data-theme', 'dark');
  const background = () => page.evaluate(() => getComputedStyle(document.querySelector('.om')).backgroundColor);
  const dark = await background();
  await page.getByLabel('화면 모드').selectOption('light');
  await expect(root(page)).toHaveAttribute('data-theme', 'light');
  expect(await background()).not.toBe(dark);
  await open('?lang=en&theme=dark');
  await expect(root(page)).toHaveAttribute('lang', 'en');
  expect(await background()).toBe(dark);
  await open('');
  await expect(root(page)).toHaveAttribute('data-theme', 'light');
});

test('what the person chooses counts from then on, also after a reload', async ({ page, open }) => {
  await open('?lang=ko&theme=dark&other=1#/');
  await page.getByLabel('화면 모드').selectOption('light');
  await expect(page).toHaveURL(/\/\?lang=ko&other=1#\/$/);
  await page.getByRole('button', { name: 'English' }).click();
  await expect(page).toHaveURL(/\/\?other=1#\/$/);
  await page.reload();
  await ready(page);
  await expect(root(page)).toHaveAttribute('lang', 'en');
  await expect(root(page)).toHaveAttribute('data-theme', 'light');

  // Going back across the choice goes to the view before.
  await open('?lang=ko');
  await newAssessment(page, {}, WORDS.ko);
  await page.getByRole('button', { name: 'English' }).click();
  await goTo(page, WORDS.en.results);
  await page.goBack();
  await expect(page).toHaveTitle('Assess · Opex Maturity');
  await page.goBack();
  await expect(page).not.toHaveTitle('Assess · Opex Maturity');
});

test('without a choice the system decides between light and dark', async ({ page, open }) => {
  const background = () => page.evaluate(() => getComputedStyle(document.querySelector('.om')).backgroundColor);
  await page.emulateMedia({ colorScheme: 'light' });
  await open();
  const light = await background();
  await page.emulateMedia({ colorScheme: 'dark' });
  expect(await background()).not.toBe(light);
});

test.describe('addresses', () => {
  for (const address of ['#/nowhere', '#/results/x', '#nonsense', '#/']) {
    test(`${address} shows the start`, async ({ page, open }) => {
      await open(address);
      await expect(page.getByRole('heading', { level: 1 })).toHaveText(TITLES.en);
    });
  }

  test('an unknown topic shows one that exists', async ({ page, open }) => {
    await open();
    await newAssessment(page);
    await page.goto('#/assess/no-such-topic');
    await expect(page.locator('[data-practice]').first()).toBeVisible();
  });

  test('a view that needs an assessment says so where none is open', async ({ page, open }) => {
    for (const address of ['#/assess', '#/results', '#/plan', '#/settings']) {
      await open(address);
      await expect(page.getByRole('heading', { level: 1 })).toHaveText('No assessment is open.');
    }
    await page.getByRole('button', { name: 'Go to start' }).click();
    await expect(page.getByRole('heading', { level: 1 })).toHaveText(TITLES.en);
  });

  test('back and forward go through the views', async ({ page, open }) => {
    await open();
    await openExample(page);
    await goTo(page, WORDS.en.plan);
    await goTo(page, WORDS.en.settings);
    await page.goBack();
    await expect(page).toHaveTitle('Plan · Opex Maturity');
    await page.goBack();
    await expect(page).toHaveTitle('Results · Opex Maturity');
    await page.goForward();
    await expect(page).toHaveTitle('Plan · Opex Maturity');
    await expect(page.locator('[data-step]').first()).toBeVisible();
  });
});
