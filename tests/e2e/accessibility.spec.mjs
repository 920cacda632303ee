// No violation that axe knows, on every view in every state that matters; no sideways scrolling; no motion
// for those who want none.
import AxeBuilder from '@axe-core/playwright';
import { answer, card, choice, dropFile, clearStorage, expect, givenDays, goTo, newAssessment, openExample, planFound, PRACTICES, ready, test, unfold, WORDS } from './support.mjs';

const [FIRST, SECOND, THIRD] = PRACTICES.map(({ id }) => id);
const inAssess = async (page, words) => {
  await openExample(page, words);
  await goTo(page, words.assess);
  await expect(page.locator('[data-practice]').first()).toBeVisible();
};

/** How each view is reached, in either language. */
const VIEWS = {
  'start, empty': async () => {},
  'start, with a list': async (page, words) => {
    await openExample(page, words);
    await goTo(page, words.start);
    await expect(page.locator('.saved-row')).toHaveCount(1);
  },
  'start, renaming': async (page, words) => {
    await openExample(page, words);
    await goTo(page, words.start);
    await page.locator('.saved-row [aria-expanded]').click();
  },
  settings: async (page, words) => {
    await choice(page, words.newAssessment).click();
    await goTo(page, words.settings);
    await page.locator('.model').first().click();
  },
  'assess, answered and so folded': inAssess,
  'assess, everything of a card open': async (page, words) => {
    await newAssessment(page, {}, words);
    await answer(page, FIRST, 2);
    await unfold(page, FIRST, words.details);
    await card(page, FIRST).getByRole('button', { name: words.addEvidence }).click();
    await unfold(page, SECOND, words.guidance);
    await answer(page, THIRD, 'na');
    await expect(card(page, THIRD).getByRole('combobox')).toBeVisible();
  },
  'quick pass': async (page, words) => {
    await inAssess(page, words);
    await page.getByRole('button', { name: words.quickPass }).click();
  },
  results: async (page, words) => { await openExample(page, words); },
  'results, tables and forms open': async (page, words) => {
    await openExample(page, words);
    for (const fold of await page.locator('.results details > summary').all()) await fold.click();
    await page.getByRole('button', { name: words.accept }).first().click();
    await page.locator('.accept-form').getByRole('button').first().click();
  },
  'results, "why"': async (page, words) => {
    await openExample(page, words);
    await page.getByRole('button', { name: words.why }).first().click();
    await expect(page.getByRole('dialog')).toBeVisible();
  },
  'results, nothing answered': async (page, words) => {
    await newAssessment(page, {}, words);
    await goTo(page, words.results);
  },
  plan: async (page, words) => {
    await openExample(page, words);
    await goTo(page, words.plan);
    for (const fold of await page.locator('[data-step]').first().locator('summary').all()) await fold.click();
  },
  'plan by quarter, everything open': async (page, words) => {
    await openExample(page, words);
    await goTo(page, words.plan);
    await givenDays(page, 6, words);
    await page.locator('.step-when').nth(1).selectOption({ index: 2 });
    await planFound(page);
    await page.locator('.step-when').first().selectOption('never');
    await planFound(page);
    await page.locator('.plan-card-more').first().click();
    for (const fold of await page.locator('.page-plan details > summary').all()) await fold.click();
    await page.locator('.what-if-practice select').selectOption({ index: 1 });
    await page.locator('.plan-what-if .select').nth(1).selectOption('4');
    await expect(page.locator('.tried')).toBeVisible();
    await planFound(page);
    await expect(page.locator('.plan-frontier svg')).toBeVisible({ timeout: 20_000 });
  },
  'plan, nothing answered': async (page, words) => {
    await newAssessment(page, {}, words);
    await goTo(page, words.plan);
  },
  help: async (page, words) => {
    await openExample(page, words);
    await page.getByRole('button', { name: words.help }).click();
    await expect(page.getByRole('dialog')).toBeVisible();
  },
  'a message of an error': async (page) => {
    await dropFile(page, { name: 'theirs.json', text: '{}' });
    await expect(page.getByRole('alert').locator('.notice')).toBeVisible();
  },
  'nothing open': async (page) => {
    await page.goto('#/plan');
    await ready(page);
  },
};

// Hundreds of rows of the same kind take axe many seconds, so these are looked at less often.
const LONG = ['quick pass', 'results, tables and forms open'];
const SHORT = Object.keys(VIEWS).filter((view) => !LONG.includes(view));

// Every pair of theme, language and width occurs; all eight together would only repeat them.
const SETTINGS = [
  { theme: 'light', language: 'en', width: 1280, views: Object.keys(VIEWS) }, { theme: 'light', language: 'ko', width: 390, views: SHORT },
  { theme: 'dark', language: 'en', width: 390, views: SHORT }, { theme: 'dark', language: 'ko', width: 1280, views: SHORT },
  { theme: 'dark', language: 'ko', width: 390, views: LONG },
];

for (const { theme, language, width, views } of SETTINGS) {
  test.describe(`${theme}, ${language}, ${width} wide:`, () => {
    test.use({ viewport: { width, height: 800 } });
    for (const view of views) {
      test(view, async ({ page, open }) => {
        test.setTimeout(60_000);
        await open(`?lang=${language}&theme=${theme}`);
        await VIEWS[view](page, WORDS[language]);
        // Preloading would put style sheets into the page, which its policy refuses; only experimental rules want it.
        const options = { preload: false, resultTypes: ['violations'] };
        const { violations, passes } = await new AxeBuilder({ page }).options(options).analyze();
        expect(violations.map(({ id, nodes }) => [id, nodes.slice(0, 3).map(({ html, failureSummary }) => `${html.slice(0, 160)} — ${failureSummary}`), nodes.length])).toEqual([]);
        expect(passes.map(({ id }) => id)).toContain('color-contrast');
      });
    }
  });
}

for (const language of ['en', 'ko']) {
  test(`360 px are wide enough (${language})`, async ({ page, open }) => {
    test.setTimeout(60_000);
    await page.setViewportSize({ width: 360, height: 740 });
    for (const [view, reach] of Object.entries(VIEWS)) {
      await test.step(view, async () => {
        await clearStorage(page).catch(() => { /* about:blank has none */ });
        await page.goto('about:blank');
        await open(`?lang=${language}`);
        await reach(page, WORDS[language]);
        const beyond = await page.evaluate(() => {
          const { scrollWidth, clientWidth } = document.documentElement;
          return scrollWidth <= clientWidth ? [] : [...document.querySelectorAll('.om *')]
            .filter((element) => element.getBoundingClientRect().right > clientWidth + 1).map((element) => `${element.tagName}.${element.getAttribute('class')}`).slice(0, 8);
        });
        expect(beyond, view).toEqual([]);
      });
    }
  });
}

test('who wants no motion gets none', async ({ page, open }) => {
  const moving = () => page.evaluate(() => {
    const seconds = (list) => Math.max(...list.split(',').map((time) => parseFloat(time) * (time.trim().endsWith('ms') ? 0.001 : 1)));
    return [...document.querySelectorAll('.om *, .skeleton *')].filter((element) => {
      const style = getComputedStyle(element);
      return seconds(style.transitionDuration) > 0.01 || (style.animationName !== 'none' && seconds(style.animationDuration) > 0.01);
    }).length + (getComputedStyle(document.documentElement).scrollBehavior === 'smooth' ? 1 : 0);
  });
  await page.emulateMedia({ reducedMotion: 'no-preference' });
  await open();
  await openExample(page);
  const views = [WORDS.en.assess, WORDS.en.results, WORDS.en.plan, WORDS.en.settings, WORDS.en.start];
  const count = async () => {
    let total = 0;
    for (const view of views) {
      await goTo(page, view);
      total += await moving();
    }
    return total;
  };
  expect(await count(), 'otherwise something moves').toBeGreaterThan(0);
  await page.emulateMedia({ reducedMotion: 'reduce' });
  expect(await count()).toBe(0);
});
