// The examples of embedding, each as its command starts it: what is answered inside comes to the page around it, which
// keeps it and hands it in again.
import fs from 'node:fs';
import AxeBuilder from '@axe-core/playwright';
import { startExample } from '../../scripts/example.mjs';
import { exec } from '../../scripts/lib/exec.mjs';
import { install } from '../../scripts/lib/npm.mjs';
import { at } from '../../scripts/lib/paths.mjs';
import { answer, card, expect, newAssessment, PRACTICES, radio, test as base } from './support.mjs';

const FIRST = PRACTICES[0].id;
const readExample = (language) => JSON.parse(fs.readFileSync(at(`assets/catalogue/opex-2020-04/example.${language}.json`), 'utf8'));

/** Tests of one example: started once, its page opened for each test. */
const testOf = (name) => base.extend({
  site: [async ({}, use) => {
    const site = await startExample(name);
    await use(site);
    await site.close();
  }, { scope: 'worker', timeout: 180_000 }],

  open: async ({ site, page, troubles }, use) => {
    troubles.allow(site.url);
    if (site.framed) troubles.allow(site.framed);
    await use(() => page.goto(site.url));
  },
});

const figure = (place, name) => place.locator(`[data-figure="${name}"]`);
const isReady = (place) => place.locator('[data-app-ready]').first().waitFor({ state: 'attached', timeout: 20_000 });

async function expectAccessible(page) {
  const { violations } = await new AxeBuilder({ page }).analyze();
  expect(violations.flatMap(({ id, nodes }) => nodes.map(({ target }) => ({ id, target })))).toEqual([]);
}

const plain = testOf('plain');

plain.describe('the plain page', () => {
  // One after the other: each worker would put the example together anew.
  plain.describe.configure({ mode: 'default' });

  plain('keeps what is answered in one element, and shows it again', async ({ open, page }) => {
    await open();
    const section = page.locator('section[data-subject]');
    const element = section.locator('opex-maturity');
    await isReady(section);
    const { answers } = readExample('ko');
    const answered = (number) => `${number} / ${PRACTICES.length}`;
    const before = Object.keys(answers).length;
    await expect(figure(section, 'answered')).toHaveText(answered(before));
    await expect(figure(section, 'score')).toHaveText(await element.locator('[data-score="overall"]').first().innerText());
    await expectAccessible(page);

    const practice = PRACTICES.find(({ id }) => !(id in answers));
    await element.evaluate((node, topic) => node.api.show(`assess/${topic}`), practice.topic);
    await answer(element, practice.id, 3);
    await expect(figure(section, 'answered')).toHaveText(answered(before + 1));
    await expect(section.locator('[data-kept]')).toHaveText(/보관했습니다$/);
    const document = await section.locator('textarea').inputValue();
    expect(JSON.parse(document).answers[practice.id]).toMatchObject({ level: 3 });

    await page.reload();
    await expect(figure(section, 'answered')).toHaveText(answered(before + 1));
    expect(JSON.parse(await element.evaluate((node) => node.value))).toEqual(JSON.parse(document));
  });

  plain('makes one element read-only and leaves the other as it is', async ({ open, page }) => {
    await open();
    const [kept, own] = [page.locator('section[data-subject]'), page.locator('section:not([data-subject])')];
    await Promise.all([isReady(kept), isReady(own)]);
    await newAssessment(own);
    await answer(own, FIRST, 2);
    await expect(figure(own, 'answered')).toHaveText(`1 / ${PRACTICES.length}`);
    await kept.locator('opex-maturity').evaluate((node, topic) => node.api.show(`assess/${topic}`), PRACTICES[0].topic);
    await expect(card(kept, FIRST)).toBeVisible();

    await kept.getByRole('checkbox', { name: '읽기 전용' }).check();
    await expect(kept.locator('opex-maturity')).toHaveAttribute('readonly');
    await expect(kept.locator('opex-maturity input[type=radio]:enabled')).toHaveCount(0);
    await expect(radio(own, FIRST, 2)).toBeEnabled();

    // The other one's work is in the browser under the key that the page has given, and nowhere else.
    const names = await page.evaluate(() => Object.keys(localStorage));
    expect(names.length).toBeGreaterThan(0);
    expect(names.filter((name) => !name.includes('portal-notes'))).toEqual([]);
  });
});

const frame = testOf('frame');

frame('the frame of another origin hands its document to the page around it', async ({ open, page, site }) => {
  await open();
  expect(new URL(site.framed).origin).not.toBe(new URL(site.url).origin);
  const inner = page.frameLocator('iframe');
  await isReady(inner);
  await expect(page.getByRole('status')).toHaveText('Nothing kept yet');
  await newAssessment(inner);
  await answer(inner, FIRST, 3);
  await expect(figure(page, 'answered')).toHaveText(`1 / ${PRACTICES.length}`);
  await expect(page.getByRole('status')).toHaveText(/^Kept at/);
  await expect(inner.locator('[data-save-state]')).toHaveAttribute('data-save-state', 'saved');

  const heights = async () => [await page.locator('iframe').evaluate((node) => node.clientHeight), await inner.locator('body').evaluate((body) => body.offsetHeight)];
  await expect.poll(async () => { const [outer, content] = await heights(); return outer - content; }).toBe(0);
  const [high] = await heights();

  await page.reload();
  await expect(page.getByRole('status')).toHaveText('Opened what the portal keeps');
  await expect(figure(page, 'answered')).toHaveText(`1 / ${PRACTICES.length}`);
  await expect(inner.locator('[data-score="overall"]').first()).toHaveText(await figure(page, 'score').innerText());
  // Another view, another height.
  await expect.poll(async () => (await heights())[0]).not.toBe(high);
  await expectAccessible(page);

  await page.getByLabel('Language').selectOption('ko');
  await expect(inner.getByRole('link', { name: '개선 계획', exact: true }).first()).toBeVisible();
  await page.getByRole('button', { name: 'Start over' }).click();
  await expect(figure(page, 'answered')).toHaveText('–');
  await page.reload();
  await expect(page.getByRole('status')).toHaveText('Nothing kept yet');
});

const backstage = testOf('backstage');

backstage.describe('the Backstage plugin', () => {
  backstage.describe.configure({ mode: 'default' });

  backstage('is what Backstage’s types ask for', async () => {
    const folder = at('examples/embed/backstage');
    await install(folder);
    expect(await exec('npm', ['run', '--silent', 'check'], { cwd: folder })).toEqual({ code: 0, out: '' });
  });

  backstage('keeps a document for each entity in Backstage’s storage', async ({ open, page }) => {
    await open();
    await isReady(page);
    await newAssessment(page);
    await answer(page, FIRST, 3);
    // At once: what has not been saved yet belongs to the entity that was left.
    await page.getByRole('link', { name: 'ledger' }).click();
    await expect(page.getByText('component:default/ledger')).toBeVisible();
    await isReady(page);
    await expect(figure(page, 'answered')).toHaveText('–');
    await expect(page.locator('opex-maturity')).toHaveCount(1);

    await page.getByRole('link', { name: 'checkout' }).click();
    await expect(figure(page, 'answered')).toHaveText(`1 / ${PRACTICES.length}`);
    await page.reload();
    await expect(figure(page, 'answered')).toHaveText(`1 / ${PRACTICES.length}`);
    await expect(page).toHaveURL(/#\/opex-maturity\/default\/component\/checkout$/);
    expect(await page.evaluate(() => Object.keys(localStorage).filter((name) => name.includes('opex')))).toEqual([`/opex-maturity/${encodeURIComponent('component:default/checkout')}`]);
    await expectAccessible(page);
  });

  backstage('follows the theme of the app and loses nothing by it', async ({ open, page }) => {
    await open();
    await isReady(page);
    await newAssessment(page);
    await answer(page, FIRST, 3);
    // The app is made anew in its other theme before the answer has been saved.
    await page.locator('.sidebar select').selectOption('dark');
    await expect(page.locator('opex-maturity .om')).toHaveAttribute('data-theme', 'dark');
    await expect(figure(page, 'answered')).toHaveText(`1 / ${PRACTICES.length}`);
  });
});
