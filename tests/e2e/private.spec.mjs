// Nothing leaves the browser, nothing from a file runs, and the strict policy has nothing to refuse. Requests
// to others, breaches of the policy and errors are watched in every test by the support file.
import { answer, card, download, dropFile, expect, goTo, newAssessment, openExample, PRACTICES, resultsFile, test, unfold, WORDS } from './support.mjs';

const [FIRST, SECOND] = PRACTICES.map(({ id }) => id);

const inline = (page) => page.evaluate(() => ({
  styled: [...document.querySelectorAll('[style]')].map((element) => element.outerHTML.slice(0, 100)),
  scripts: document.querySelectorAll('script:not([src])').length,
  sheets: document.querySelectorAll('style').length,
  handlers: [...document.querySelectorAll('*')].filter((element) => element.getAttributeNames().some((name) => name.startsWith('on'))).length,
}));
const NOTHING = { styled: [], scripts: 0, sheets: 0, handlers: 0 };

test('a whole run asks nobody else and needs nothing inline', async ({ page, open, baseURL }) => {
  const requests = [];
  page.on('request', (request) => requests.push(request));
  await open();
  expect(await inline(page)).toEqual(NOTHING);
  await newAssessment(page);
  await answer(page, FIRST, 2);
  await answer(page, SECOND, 'na');
  await unfold(page, FIRST, WORDS.en.details);
  await unfold(page, FIRST, WORDS.en.guidance);
  await card(page, FIRST).getByRole('button', { name: WORDS.en.addEvidence }).click();
  expect(await inline(page)).toEqual(NOTHING);
  await page.getByRole('button', { name: WORDS.en.quickPass }).click();
  expect(await inline(page)).toEqual(NOTHING);
  await page.keyboard.press('?');
  await expect(page.getByRole('dialog')).toBeVisible();
  expect(await inline(page)).toEqual(NOTHING);
  await page.keyboard.press('Escape');
  await goTo(page, WORDS.en.settings);
  await page.locator('.model').first().click();
  expect(await inline(page)).toEqual(NOTHING);
  await goTo(page, WORDS.en.start);
  await openExample(page);
  await page.getByRole('button', { name: WORDS.en.why }).first().click();
  for (const table of await page.locator('main > * details > summary').all()) await table.evaluate((element) => element.click());
  expect(await inline(page)).toEqual(NOTHING);
  await page.keyboard.press('Escape');
  await page.getByRole('button', { name: WORDS.en.accept }).first().click();
  expect(await inline(page)).toEqual(NOTHING);
  await goTo(page, WORDS.en.plan);
  for (const fold of await page.locator('[data-step]').first().locator('summary').all()) await fold.click();
  expect(await inline(page)).toEqual(NOTHING);
  await download(page);
  await page.getByRole('button', { name: '한국어' }).click();
  await expect(page.locator('html')).toHaveAttribute('lang', 'ko');

  // Besides the page's own files nothing at all, and nothing is ever sent.
  const own = requests.filter((request) => !request.url().startsWith('blob:'));
  expect(own.filter((request) => request.method() !== 'GET' || !request.url().startsWith(baseURL))).toEqual([]);
  // What is kept is under names of our own. What the service worker keeps is held in offline.spec.mjs, where it may run.
  expect(await page.evaluate(async () => [
    document.cookie, (await indexedDB.databases()).map(({ name }) => name).filter((name) => !name.startsWith('opex-maturity')),
    Object.keys(localStorage).filter((key) => !key.startsWith('opex-maturity/')), Object.keys(sessionStorage).filter((key) => !key.startsWith('opex-maturity/')),
  ])).toEqual(['', [], [], []]);
});

test('what a file says is text', async ({ page, open }) => {
  const attack = '<img src=x onerror="globalThis.pwned=1"><script>globalThis.pwned=1</script>';
  const text = resultsFile({
    profile: { team: attack, workload: attack, scope: attack, facilitator: attack, date: '2026-11-01' },
    answers: {
      [FIRST]: { level: 1, note: attack, owner: attack, evidence: [
        { label: attack, url: 'javascript:globalThis.pwned=1' }, { label: 'data', url: 'data:text/html,<script>1</script>' },
        { label: 'blank', url: ' javascript:globalThis.pwned=1' }, { label: 'good', url: 'https://example.com/a?b=1&c="2"' },
      ], accepted: { who: attack, why: attack } },
      [SECOND]: { level: 'na', reason: 'other', explanation: attack },
    },
  });
  await open();
  await dropFile(page, { name: `${attack}.opex.json`, text });
  await expect(page.locator('.header-name')).toContainText(attack);
  await expect(page.locator('.notices')).toContainText(attack);
  const clean = async () => {
    expect(await page.evaluate(() => [
      globalThis.pwned, document.querySelectorAll('img, body script, iframe, object').length,
      [...document.querySelectorAll('a[href]')].map((link) => link.protocol).filter((protocol) => !['http:', 'https:'].includes(protocol)),
    ])).toEqual([undefined, 0, []]);
    expect(await inline(page)).toEqual(NOTHING);
  };
  for (const view of [WORDS.en.results, WORDS.en.plan, WORDS.en.settings, WORDS.en.start]) {
    await goTo(page, view);
    await clean();
  }
  await goTo(page, WORDS.en.assess);
  await unfold(page, FIRST, WORDS.en.details);
  await expect(card(page, FIRST).getByLabel('Note')).toHaveValue(attack);
  await clean();
  // Only a web address is a link, and it takes nothing of this page with it.
  const links = card(page, FIRST).locator('.evidence a');
  await expect(links).toHaveCount(1);
  await expect(links).toHaveAttribute('href', /^https:\/\/example\.com/);
  await expect(links).toHaveAttribute('rel', 'noopener noreferrer');
  expect(JSON.parse((await download(page)).text).answers[FIRST].evidence[0].url).toBe('javascript:globalThis.pwned=1');
});
