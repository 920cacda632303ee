// The core journey: what everybody does, in every form in which the page is used.
import { answer, card, download, expect, goTo, newAssessment, PRACTICES, radio, ready, saved, unfold, WORDS } from './support.mjs';

const [FIRST, SECOND] = PRACTICES.map(({ id }) => id);
const RUNBOOKS = 'prepare.operational-readiness.use-runbooks';

/** Begins on the start view: answers, results, plan, download, and the same again after the page was loaded anew. */
export async function coreJourney(page, language = 'en') {
  const words = WORDS[language];
  await newAssessment(page, {}, words);
  await answer(page, FIRST, 2);
  await answer(page, SECOND, 'na');
  await unfold(page, FIRST, words.guidance);
  await expect(card(page, FIRST).locator('details[open]').first()).toBeVisible();
  await unfold(page, FIRST, words.details);
  await card(page, FIRST).getByRole('textbox').first().fill('why 이렇게');
  await goTo(page, words.results);
  await expect(page.locator('[data-score="overall"]').first()).toHaveAttribute('data-value', /^0\.\d+/);
  await goTo(page, words.plan);
  await expect(page.locator('[data-step]').first()).toBeVisible();
  const file = JSON.parse((await download(page, words)).text);
  expect(file.answers[FIRST].level).toBe(2);
  await saved(page);

  await goTo(page, words.assess);
  await page.reload();
  await ready(page);
  await expect(radio(page, FIRST, 2)).toBeChecked();
  await expect(radio(page, SECOND, 'na')).toBeChecked();
}

/** From this language to the other, whose tag it gives. */
export async function switchLanguage(page, from) {
  const [to, name] = { en: ['ko', '한국어'], ko: ['en', 'English'] }[from];
  await page.getByRole('button', { name, exact: true }).click();
  await expect(page.locator('html')).toHaveAttribute('lang', to);
  return to;
}

/** Everything that the page loads only when it is asked for, in the language that it is in. */
export async function readEverything(page, language = 'en') {
  const go = (place) => page.evaluate((hash) => { location.hash = hash; }, place);
  const isIn = { en: /^[^가-힣]+$/, ko: /[가-힣]/ }[language];
  await go(`#/catalogue/${RUNBOOKS}`);
  await expect(page.locator('.practice-facts')).toContainText('AWS Systems Manager');
  await expect(page.locator('main h1').first()).toHaveText(isIn);
  await go('#/catalogue/case-studies/patient-booking');
  await expect(page.locator('.story')).toHaveText(isIn);
  for (const view of ['glossary', 'changes', 'principles', 'operating-models']) {
    await go(`#/catalogue/${view}`);
    await expect(page.locator('.catalogue-page').first()).toBeVisible();
    await expect(page.locator('main [role=alert]')).toHaveCount(0);
  }
}
