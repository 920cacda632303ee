// Reading the catalogue: by mouse, by keyboard and by search, in both languages, on screen and on paper.
import AxeBuilder from '@axe-core/playwright';
import { expect, goTo, openExample, PRACTICES, practicesOf, test, TOPICS, unfold, WORDS } from './support.mjs';

const RUNBOOKS = 'prepare.operational-readiness.use-runbooks';
const TOPIC = 'prepare.operational-readiness';
const SAYS = {
  en: {
    catalogue: 'Catalogue', read: /^Read the catalogue/, search: 'Search the catalogue', clear: 'Clear search', results: 'Search results',
    glossary: 'Glossary', changes: 'New since 2020', principles: 'Design principles', models: 'Operating models', contents: 'Contents', everything: 'Everything on one page',
    title: 'Use runbooks to perform procedures', words: 'runbook owner', term: 'runbook', previous: /^Previous/, next: /^Next/, all: 'Read all about it', tools: 'Tools that help', weighs: 'Weighs more under your operating model', unchanged: /^Unchanged/,
  },
  ko: {
    catalogue: '카탈로그', read: /^카탈로그 읽기/, search: '카탈로그 검색', clear: '검색 지우기', results: '검색 결과',
    glossary: '용어집', changes: '2020년 이후 달라진 점', principles: '설계 원칙', models: '운영 모델', contents: '목차', everything: '전체를 한 페이지로',
    title: '런북을 사용하여 절차 수행', words: '런북 담당자', term: '런북', previous: /^이전/, next: /^다음/, all: '자세히 보기', tools: '도움이 되는 도구', weighs: '우리 팀의 운영 모델에서 더 중요합니다', unchanged: /^그대로/,
  },
};

const heading = (page) => page.getByRole('heading', { level: 1 });
const main = (page) => page.locator('.catalogue-main');
const nav = (page) => page.locator('.catalogue-nav');
const field = (page) => page.getByRole('searchbox');

for (const language of ['en', 'ko']) {
  const says = SAYS[language];
  test.describe(`${language}:`, () => {
    test('from the start to a practice and on, by links', async ({ page, open }) => {
      await open(`?lang=${language}`);
      await page.getByRole('link', { name: says.read }).click();
      await expect(page).toHaveURL(/#\/catalogue$/);
      await expect(page).toHaveTitle(new RegExp(`^${says.catalogue} · `));
      await main(page).locator(`a[href="#/catalogue/${TOPIC}"]`).click();
      const rows = main(page).locator('[data-practice-row]');
      await expect(rows).toHaveCount(practicesOf(TOPIC).length);
      await main(page).locator(`.practice-row a[href="#/catalogue/${RUNBOOKS}"]`).click();
      await expect(heading(page)).toContainText(says.title);
      await expect(page).toHaveTitle(new RegExp(`^OPS07-BP03 ${says.title} · `));
      await expect(main(page).locator('[data-level]')).toHaveCount(5);
      await expect(nav(page).locator('[aria-current=page]')).toContainText(says.title);
      // Services and the like come with a second file.
      await expect(main(page).locator('.practice-facts')).toContainText('AWS Systems Manager');

      await page.getByRole('link', { name: says.next }).click();
      await expect(heading(page)).toContainText('OPS07-BP04');
      await page.getByRole('link', { name: says.previous }).click();
      await expect(heading(page)).toContainText('OPS07-BP03');
      const prerequisite = main(page).locator('[data-relation=prerequisites] .catalogue-link').first();
      const needed = await prerequisite.getAttribute('href');
      await prerequisite.click();
      await expect(page).toHaveURL(new RegExp(`${needed.replaceAll('.', '\\.')}$`));
      await expect(main(page).locator(`[data-relation=dependants] a[href="#/catalogue/${RUNBOOKS}"]`)).toBeVisible();
      await page.goBack();
      await expect(heading(page)).toContainText(says.title);
    });

    test('a search finds by what levels say, marks it, and is there again on the way back', async ({ page, open }) => {
      await open(`?lang=${language}#/catalogue`);
      await field(page).fill(says.words);
      await expect(heading(page)).toHaveText(says.results);
      await expect(field(page), 'typing goes on').toBeFocused();
      const found = page.locator('.found-page', { hasText: says.title });
      await expect(found.locator('mark').first()).toBeVisible();
      const count = await page.locator('.found-page').count();
      await expect(page.locator('.catalogue-search [role=status]')).toContainText(String(count));
      await found.getByRole('link').first().click();
      await expect(heading(page)).toContainText(says.title);
      await expect(main(page).locator('.ladder mark').first()).toBeVisible();
      await page.goBack();
      await expect(page.locator('.found-page')).toHaveCount(count);
      await page.getByRole('button', { name: says.clear }).click();
      await expect(page.locator('mark')).toHaveCount(0);
      await expect(field(page)).toHaveValue('');
    });

    test('a term leads to its meaning', async ({ page, open }) => {
      await open(`?lang=${language}#/catalogue/${RUNBOOKS}`);
      await main(page).locator('.term', { hasText: new RegExp(`^${says.term}`, 'i') }).first().click();
      await expect(page).toHaveURL(/#\/catalogue\/glossary\/runbook$/);
      const entry = page.locator('[data-part=runbook]');
      await expect(entry).toBeFocused();
      await expect(entry).toBeInViewport();
      await page.goto(`?lang=${language}#/catalogue/glossary/mttr`);
      await expect(page.locator('[data-part=mttr]'), 'also by its address').toBeInViewport();
    });

    test('what has changed, principles and models name practices', async ({ page, open }) => {
      await open(`?lang=${language}#/catalogue`);
      await nav(page).getByRole('link', { name: says.changes }).click();
      await expect(page.locator('[data-change=same]')).toHaveText('46');
      const unchanged = page.locator('.unfold', { has: page.getByRole('button', { name: says.unchanged }) });
      await expect(unchanged.locator('.change-row').first()).toBeHidden();
      await unchanged.getByRole('button').click();
      await expect(unchanged.locator('.change-row')).toHaveCount(46);
      await expect(unchanged.locator('.change-row').first()).toBeVisible();
      for (const name of [says.principles, says.models]) {
        await nav(page).locator('.catalogue-nav-others').getByRole('link', { name }).click();
        await expect(heading(page)).toHaveText(name);
        await expect(main(page).locator('.catalogue-link').first()).toBeVisible();
      }
      await expect(main(page).locator('.quadrants')).toHaveCount(4);
    });

    test('a card leads to its practice and back, and tells tools and what weighs more', async ({ page, open }) => {
      await open(`?lang=${language}`);
      await openExample(page, WORDS[language]);
      await goTo(page, WORDS[language].settings);
      await page.locator('.model').first().click();
      await goTo(page, says.catalogue);
      // Whichever practice weighs more under the model that was chosen.
      await nav(page).locator('.catalogue-nav-others').getByRole('link', { name: says.models }).click();
      const place = await page.locator('.catalogue-section').first().locator('.relation-list .catalogue-link').first().getAttribute('href');
      const { id, topic } = PRACTICES.find((practice) => place.endsWith(`/${practice.id}`));
      await page.goto(`?lang=${language}#/assess/${topic}`);
      await unfold(page, id, WORDS[language].guidance);
      const card = page.locator(`[data-practice="${id}"]`);
      await expect(card.locator('.guidance-emphasis')).toContainText(says.weighs);
      await expect(card.getByRole('heading', { name: says.tools })).toBeVisible();
      await card.getByRole('link', { name: says.all }).click();
      await expect(page.locator('[data-practice-page]')).toHaveAttribute('data-practice-page', id);
      await page.locator('.catalogue-actions').getByRole('button').first().click();
      await expect(page).toHaveURL(new RegExp(`#/assess/${topic.replaceAll('.', '\\.')}$`));
      await expect(card).toBeInViewport();
    });
  });
}

test('the keyboard is enough', async ({ page, open }) => {
  await open('?lang=en#/catalogue');
  await field(page).focus();
  await page.keyboard.type('blameless 9');
  await page.keyboard.press('Control+A');
  await page.keyboard.type('use playbooks to identify');
  await expect(page.locator('.found-page').first()).toContainText('Use playbooks to identify issues');
  for (let presses = 0; presses < 4 && !(await page.locator('.found-page a').first().evaluate((link) => link === document.activeElement)); presses += 1) await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  await expect(heading(page)).toContainText('Use playbooks to identify issues');
  await expect(page.locator('main'), 'reading goes on at the new page').toBeFocused();
  await page.goto('#/catalogue/changes');
  const same = page.getByRole('button', { name: /^Unchanged/ });
  await same.focus();
  await page.keyboard.press('Enter');
  await expect(same).toHaveAttribute('aria-expanded', 'true');
});

test('a page of the same kind begins at its top, with the focus', async ({ page, open }) => {
  await open('?lang=en#/catalogue/case-studies');
  await main(page).locator('.topic-row a').last().click();
  await expect(main(page).locator('.story')).toBeVisible();
  await expect(page.locator('main')).toBeFocused();
  expect(await page.evaluate(() => scrollY)).toBe(0);
});

test('an address of a page that does not exist shows the beginning', async ({ page, open }) => {
  await open('?lang=en#/catalogue/no-such-page');
  await expect(heading(page)).toHaveText('Operational excellence, April 2020 edition');
  await expect(nav(page).locator('[aria-current=page]')).toHaveText('Overview');
});

test('where services cannot be loaded the rest is there, and trying again helps', async ({ page, open, troubles }) => {
  troubles.expect(/facts-\w+\.json|digest|404/);
  let refuse = true;
  await page.route('**/facts-*.json', (route) => (refuse ? route.fulfill({ status: 404 }) : route.continue()));
  await open(`?lang=en#/catalogue/${RUNBOOKS}`);
  await expect(main(page).getByRole('alert')).toContainText('could not be loaded');
  await expect(main(page).locator('[data-level]')).toHaveCount(5);
  refuse = false;
  await page.getByRole('button', { name: 'Try again' }).click();
  await expect(main(page).locator('.practice-facts')).toContainText('AWS Systems Manager');
  await expect(page.getByText('could not be loaded')).toHaveCount(0);
});

test('switching the language keeps the page', async ({ page, open }) => {
  await open(`?lang=en#/catalogue/${RUNBOOKS}`);
  await expect(heading(page)).toContainText(SAYS.en.title);
  await page.getByRole('button', { name: '한국어' }).click();
  await expect(heading(page)).toContainText(SAYS.ko.title);
  await expect(main(page).locator('.practice-facts')).toContainText('도구 종류');
});

test.describe('on paper', () => {
  test.beforeEach(async ({ page }) => page.emulateMedia({ media: 'print' }));

  test('a topic has every practice whole and no way around', async ({ page, open }) => {
    await open(`?lang=en#/catalogue/${TOPIC}`);
    const articles = page.locator('.print-only .catalogue-article');
    await expect(articles).toHaveCount(practicesOf(TOPIC).length);
    await expect(articles.first().locator('.rung').last()).toBeVisible();
    for (const gone of ['.header', '.catalogue-nav', '.catalogue-search', '.screen-only', '.way']) await expect(page.locator(gone).first()).toBeHidden();
  });

  test('what is folded is printed', async ({ page, open }) => {
    await open('?lang=en#/catalogue/changes');
    await expect(page.locator('.unfold').last().locator('.change-row').first()).toBeVisible();
  });

  test('everything is everything', async ({ page, open }) => {
    test.setTimeout(60_000);
    await open('?lang=en#/catalogue/all');
    await expect(page.locator('.catalogue-article')).toHaveCount(PRACTICES.length);
    await expect(page.locator('.document-topic')).toHaveCount(TOPICS.length);
    await expect(page.locator('.catalogue-actions').first()).toBeHidden();
  });
});

test('a case study is read, its levels unfolded, and opened as an example', async ({ page, open }) => {
  await open('?lang=en#/catalogue');
  await nav(page).getByRole('link', { name: 'Case studies' }).click();
  await main(page).getByRole('link', { name: 'Match service of an online game' }).click();
  await expect(heading(page)).toHaveText('Match service of an online game');
  await expect(main(page).locator('.story p')).not.toHaveCount(0);
  const levels = main(page).getByRole('button', { name: /^Levels agreed on/ });
  await expect(main(page).locator('.unfold .topic-row').first()).toBeHidden();
  await levels.click();
  await expect(main(page).locator('.unfold .topic-row')).toHaveCount(13);
  await main(page).getByRole('button', { name: 'Open as an example assessment' }).click();
  await expect(page).toHaveURL(/#\/results$/);
  await expect(page.locator('.header-name')).toContainText('Match service team');
  await expect(page.locator('[data-score="overall"]').first()).not.toHaveAttribute('data-value', '');
});

test('on a phone the contents unfold, and nothing is wider than the page', async ({ page, open }) => {
  await page.setViewportSize({ width: 360, height: 740 });
  for (const language of ['en', 'ko']) {
    for (const place of ['', `/${TOPIC}`, `/${RUNBOOKS}`, '/changes', '/principles', '/operating-models', '/glossary', '/case-studies', '/case-studies/patient-booking']) {
      await page.goto('about:blank');
      await open(`?lang=${language}#/catalogue${place}`);
      await expect(page.locator('.practice-facts, .catalogue-page').first()).toBeVisible();
      const wider = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
      expect(wider, `${language} ${place}`).toBeLessThanOrEqual(0);
    }
  }
  await expect(nav(page).getByRole('link').first()).toBeHidden();
  await nav(page).getByRole('button', { name: SAYS.ko.contents }).click();
  await nav(page).getByRole('link', { name: SAYS.ko.changes }).click();
  await expect(heading(page)).toHaveText(SAYS.ko.changes);
  await expect(nav(page).getByRole('link').first()).toBeHidden();
});

const PAGES = ['', '/case-studies', '/prepare', `/${TOPIC}`, `/${RUNBOOKS}`, '/principles', '/operating-models', '/changes', '/glossary/runbook', '/case-studies/patient-booking', '?search'];
for (const { theme, language, width } of [{ theme: 'light', language: 'en', width: 1280 }, { theme: 'dark', language: 'ko', width: 1280 }, { theme: 'dark', language: 'en', width: 390 }, { theme: 'light', language: 'ko', width: 390 }]) {
  test.describe(`axe, ${theme}, ${language}, ${width} wide:`, () => {
    test.use({ viewport: { width, height: 800 } });
    for (const place of PAGES) {
      test(place || 'overview', async ({ page, open }) => {
        test.setTimeout(60_000);
        await open(`?lang=${language}&theme=${theme}#/catalogue${place.replace('?search', '')}`);
        await expect(heading(page)).toBeVisible();
        if (place === '?search') {
          await field(page).fill(SAYS[language].words);
          await expect(page.locator('.found-page').first()).toBeVisible();
        }
        if (place.startsWith('/case-studies/')) await page.locator('.unfold-button').click();
        const options = { preload: false, resultTypes: ['violations'] };
        const { violations, passes } = await new AxeBuilder({ page }).options(options).analyze();
        expect(violations.map(({ id, nodes }) => [id, nodes.slice(0, 3).map(({ html, failureSummary }) => `${html.slice(0, 160)} — ${failureSummary}`), nodes.length])).toEqual([]);
        expect(passes.map(({ id }) => id)).toContain('color-contrast');
      });
    }
  });
}
