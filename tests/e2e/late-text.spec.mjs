// What is being pressed stays where it is, however late the catalogue's text comes.
import { card, choice, expect, goTo, PRACTICES, test, WORDS } from './support.mjs';

for (const language of ['en', 'ko']) {
  test(`the text arrives while "begin" is being pressed (${language})`, async ({ page, open }) => {
    const words = WORDS[language];
    let letGo;
    const held = new Promise((resolve) => { letGo = resolve; });
    await page.route(/\/text\.\w\w-\w+\.json/, async (route) => {
      await held;
      await route.continue();
    });
    await open(`?lang=${language}`);
    await choice(page, words.newAssessment).click();
    await goTo(page, words.settings);
    await page.getByRole('textbox', { name: words.team, exact: true }).fill('Payments');
    await page.getByRole('textbox', { name: words.workload, exact: true }).fill('Checkout');
    const begin = page.getByRole('button', { name: words.begin, exact: true });
    await begin.hover();
    const before = await begin.boundingBox();
    await page.mouse.down();
    letGo();
    await expect(page.locator('.models')).toBeVisible();
    expect(await begin.boundingBox()).toEqual(before);
    await page.mouse.up();
    await expect(card(page, PRACTICES[0].id)).toBeVisible();
  });
}
