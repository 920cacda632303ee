// What every end-to-end test has: a page that is watched. Import `test` and `expect` from here, not from
// Playwright: a console error, an uncaught error, a breach of the content security policy or a request to
// another origin then fails the test, unless the test says beforehand that it provokes one.
import fs from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { test as base, expect } from '@playwright/test';
import { DIST } from '../../scripts/lib/paths.mjs';
import { CATALOGUE_ID, PRACTICES } from '../shared/catalogue.mjs';
import { summarise } from '../shared/core.mjs';
import { CLEAR_STORAGE, READ_STORAGE, WITHOUT_DATABASE } from '../shared/storage.mjs';
import { WORDS } from '../shared/words.mjs';

export { CATALOGUE_ID, PRACTICES, practicesOf, TOPICS } from '../shared/catalogue.mjs';
export { WORDS };
export { expect };

/** The one-file form, as somebody opens it from disk. */
export const ONE_FILE_URL = pathToFileURL(path.join(DIST, 'opex-maturity.html')).href;

export const test = base.extend({
  /**
   * Troubles that a test provokes on purpose, by pattern: `troubles.expect(/HTTP status 404/)`. A test with a server of
   * its own allows that one's origin: `troubles.allow(site.url)`. One that opens another person's browser has it watched
   * as well: `await troubles.watch(context)`.
   */
  troubles: [async ({ context, baseURL }, use) => {
    const seen = [];
    const expected = [];
    const origins = [new URL(baseURL).origin];
    const note = (kind, text) => seen.push(`${kind}: ${text}`);
    const watch = async (watched) => {
      watched.on('console', (message) => {
        if (message.type() === 'error') note('console error', `${message.text()} (${message.location().url})`);
      });
      watched.on('weberror', (error) => note('uncaught error', error.error().stack));
      watched.on('request', (request) => {
        const url = request.url();
        const own = origins.includes(new URL(url).origin) || /^(data|blob|about|file):/.test(url);
        if (!own) note('request to another origin', url);
      });
      await watched.exposeBinding('__policyBreach', (_source, text) => note('policy breach', text));
      await watched.addInitScript(() => {
        document.addEventListener('securitypolicyviolation', (event) => {
          globalThis.__policyBreach(`${event.effectiveDirective} refused ${event.blockedURI} ${event.sourceFile ?? ''}:${event.lineNumber} ${event.sample}`);
        });
      });
    };
    await watch(context);

    await use({ expect: (pattern) => expected.push(pattern), allow: (address) => origins.push(new URL(address).origin), watch });
    const unexpected = seen.filter((text) => !expected.some((pattern) => pattern.test(text)));
    expect(unexpected, 'troubles seen on the page').toEqual([]);
  }, { auto: true }],

  /** Opens the page and waits until it can be used: `await open('?lang=ko#/plan')`. */
  open: async ({ page }, use) => {
    await use(async (address = '') => {
      await page.goto(address);
      await ready(page);
    });
  },
});

export const ready = (page) => page.locator('[data-app-ready]').first().waitFor({ state: 'attached' });

/** A button of the start view, which holds its name and a hint. */
export const choice = (page, name) => page.locator('.choice', { hasText: name });

export async function openExample(page, words = WORDS.en) {
  await choice(page, words.example).click();
  await expect(page).toHaveURL(/#\/results$/);
  await expect(page.locator('[data-score="overall"]').first()).not.toHaveAttribute('data-value', '');
}

/** A new assessment, at its first topic, that says whose it is. */
export async function newAssessment(page, { team = 'Payments', workload = 'Checkout' } = {}, words = WORDS.en) {
  await choice(page, words.newAssessment).click();
  await expect(card(page, PRACTICES[0].id)).toBeVisible();
  await page.getByRole('textbox', { name: words.team, exact: true }).fill(team);
  await page.getByRole('textbox', { name: words.workload, exact: true }).fill(workload);
}

/** A view by its tab. */
export const goTo = (page, name) => page.locator('.tabs').getByRole('link', { name, exact: true }).click();

export const card = (page, practice) => page.locator(`[data-practice="${practice}"]`);
export const radio = (page, practice, value) => card(page, practice).locator(`input[type=radio][value="${value}"]`);
export const answer = (page, practice, value) => radio(page, practice, value).check();

/** Unfolds "Notes and planning" or "Help to judge" of a card. */
export const unfold = (page, practice, name) => card(page, practice).locator('summary', { hasText: name }).click();

export const saveState = (page) => page.locator('[data-save-state]');
export const saved = (page) => expect(saveState(page)).toHaveAttribute('data-save-state', 'saved');

/** Everything that the page keeps in this browser. */
export const storage = (page) => page.evaluate(READ_STORAGE);
/** Clears what the site keeps, as a person can. */
export const clearStorage = (page) => page.evaluate(CLEAR_STORAGE);
/** Before the page is opened: the browser refuses its database, so the local storage keeps the work. */
export const withoutDatabase = (pages) => pages.addInitScript(WITHOUT_DATABASE);
export const assessmentsIn = (stored) => Object.keys(stored).filter((key) => key.startsWith('opex-maturity/saved/'));
/** The results files that are saved, without their envelopes. */
export const filesIn = (stored) => assessmentsIn(stored).map((key) => stored[key].slice(stored[key].indexOf('\n') + 1));

/** What `act` hands to the person as a file: `{ name, text, file }`. */
export async function downloadBy(page, act) {
  const [download] = await Promise.all([page.waitForEvent('download'), act()]);
  const file = await download.path();
  return { name: download.suggestedFilename(), text: fs.readFileSync(file, 'utf8'), file };
}
export const download = (page, words = WORDS.en) => downloadBy(page, () => page.locator('.header').getByRole('button', { name: words.download }).click());

/** Chooses a file by the start view's button. `file` is a path, or `{ name, text }`. */
export async function chooseFile(page, file, words = WORDS.en) {
  const [chooser] = await Promise.all([page.waitForEvent('filechooser'), choice(page, words.openFile).click()]);
  await chooser.setFiles(typeof file === 'string' ? file : { name: file.name, mimeType: 'application/json', buffer: Buffer.from(file.text) });
}

/** Lets a file fall on the page, whatever view it shows. */
export async function dropFile(page, { name, text }) {
  const data = await page.evaluateHandle(([fileName, content]) => {
    const transfer = new DataTransfer();
    transfer.items.add(new File([content], fileName, { type: 'application/json' }));
    return transfer;
  }, [name, text]);
  for (const type of ['dragenter', 'dragover', 'drop']) await page.dispatchEvent('main', type, { dataTransfer: data });
}

/** A results file as text. */
export const resultsFile = (fields = {}) => `${JSON.stringify({
  format: 'opex-maturity/results', version: 2, catalogue: { id: CATALOGUE_ID }, id: 'from-a-file', changed_at: '2026-11-01T09:00:00.000Z', profile: {}, answers: {}, ...fields,
}, null, 2)}\n`;

/** What the core says about a results file, on the day that the page has. */
export async function core(page, file) {
  const today = await page.evaluate(() => {
    const now = new Date();
    const two = (number) => String(number).padStart(2, '0');
    return `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`;
  });
  return summarise(file, today);
}

/** Holds every figure that the view shows against the core's; gives the groups that it shows. */
export async function expectScoresOf(page, groups) {
  const shown = await page.locator('[data-score]').evaluateAll((all) => all.map(({ dataset, textContent }) => ({ id: dataset.score, value: dataset.value, text: textContent.trim() })));
  for (const { id, value, text } of shown) {
    expect(groups, 'a group that the core knows').toHaveProperty([id]);
    const { score } = groups[id];
    if (score === null) {
      expect({ id, value, text }).toEqual({ id, value: '', text: '—' });
    } else {
      expect(value, `${id}: digits`).toMatch(/^[01]\.\d{4,}$/);
      expect(Math.abs(Number(value) - score), `${id}: ${value} beside ${score}`).toBeLessThan(0.5e-4);
      expect(text, id).toMatch(/^\d+%$/);
      expect(Math.abs(parseInt(text, 10) - score * 100), `${id}: ${text} beside ${score}`).toBeLessThan(0.5 + 1e-9);
    }
  }
  return [...new Set(shown.map(({ id }) => id))].sort();
}

/** The plan's rows, top down. */
export async function planRows(page) {
  // Rows are drawn a few at a time.
  await expect(page.locator('.page-plan')).toBeVisible();
  await expect(page.locator('.page-plan [aria-busy]')).toHaveCount(0);
  return page.locator('[data-step]').evaluateAll((rows) => rows.map(({ dataset }) => ({ practice: dataset.step, from: Number(dataset.from), to: Number(dataset.to) })));
}

/** The plan by quarter has been found, for all that was changed so far, and all of it is drawn: its cards come a few at a time. */
export async function planFound(page) {
  await expect(page.locator('[data-plan]')).toHaveAttribute('data-plan', /^(proven|bounded)$/, { timeout: 20_000 });
  await expect(page.locator('.plan-quarters[aria-busy]')).toHaveCount(0, { timeout: 20_000 });
}

/** Says how much time there is in each quarter, and waits for the plan. */
export async function givenDays(page, days, words = WORDS.en) {
  await page.getByLabel(words.days, { exact: true }).fill(String(days));
  await planFound(page);
}
