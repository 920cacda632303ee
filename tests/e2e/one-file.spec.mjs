// The page in one file, opened from disk: everything is in it, it asks nobody for anything, and it keeps what was answered.
import { coreJourney, readEverything, switchLanguage } from './journey.mjs';
import { answer, chooseFile, downloadBy, expect, newAssessment, ONE_FILE_URL, openExample, PRACTICES, radio, ready, saved, saveState, test, withoutDatabase, WORDS } from './support.mjs';

const FIRST = PRACTICES[0].id;
const PASSWORD = 'correct horse 배터리';
const SAY = {
  en: { share: 'Share or save a copy', report: 'Download report', password: 'Password', again: 'Password once more', lock: 'Encrypt and download', open: 'Open', asCopy: 'Open as a copy', noAddress: 'has no address that works elsewhere', print: /^Print/, refused: 'Not saved: this browser refuses storage' },
  ko: { share: '공유하거나 사본 저장', report: '보고서 내려받기', password: '비밀번호', again: '비밀번호 다시 입력', lock: '암호화하여 내려받기', open: '열기', asCopy: '사본으로 열기', noAddress: '다른 곳에서 열 수 있는 주소가 없습니다', print: /인쇄/, refused: '저장되지 않음: 브라우저가 저장을 허용하지 않습니다' },
};

const openFile = async (page, address = '') => {
  await page.goto(ONE_FILE_URL + address);
  await ready(page);
};
const dialog = (page) => page.locator('dialog[open]');

for (const language of ['en', 'ko']) {
  const say = SAY[language];
  const words = WORDS[language];

  test(`the core journey from disk, kept over a reload, with no request but the file (${language})`, async ({ page }) => {
    const asked = [];
    page.on('request', (request) => asked.push(request.url()));
    await openFile(page, `?lang=${language}`);
    await coreJourney(page, language);
    await readEverything(page, language);
    const other = await switchLanguage(page, language);
    await readEverything(page, other);
    await page.evaluate(() => { location.hash = '#/'; });
    await openExample(page, WORDS[other]);
    expect([...new Set(asked.map((url) => url.replace(/[?#].*/, '')))].filter((url) => !/^(data|blob):/.test(url))).toEqual([ONE_FILE_URL]);
    // Nothing to install, and nothing but its own data.
    expect(await page.evaluate(() => document.querySelectorAll('link, script[src]').length)).toBe(1);
    expect(await page.locator('link').getAttribute('href')).toMatch(/^data:/);
  });

  test(`report, password and link from disk (${language})`, async ({ page, open, context }) => {
    await openFile(page, `?lang=${language}`);
    await newAssessment(page, {}, words);
    await answer(page, FIRST, 3);
    await saved(page);
    await page.locator('.header').getByRole('button', { name: say.share }).click();
    await expect(dialog(page)).toContainText(say.noAddress);
    const report = await downloadBy(page, () => dialog(page).getByRole('button', { name: say.report }).click());
    expect(report.text).toMatch(/^<!DOCTYPE html>/i);

    // Chromium takes a file for a safe place, so there is cryptography.
    await dialog(page).getByLabel(say.password, { exact: true }).fill(PASSWORD);
    await dialog(page).getByLabel(say.again, { exact: true }).fill(PASSWORD);
    const locked = await downloadBy(page, () => dialog(page).getByRole('button', { name: say.lock }).click());
    expect(locked.text).not.toContain('Payments');
    await page.keyboard.press('Escape');
    await page.evaluate(() => { location.hash = '#/'; });
    await chooseFile(page, { name: locked.name, text: locked.text }, words);
    await dialog(page).getByLabel(say.password, { exact: true }).fill(PASSWORD);
    await page.keyboard.press('Enter');
    await page.getByRole('dialog').getByRole('button', { name: say.asCopy }).click();
    await expect(page.locator('.header-name')).toContainText('Payments');

    // A link that the hosted page makes opens here by what follows the "#".
    await open(`?lang=${language}`);
    await openExample(page, words);
    await page.locator('.header').getByRole('button', { name: say.share }).click();
    const link = await dialog(page).locator('[data-link]').inputValue();
    const other = await context.newPage();
    await openFile(other, `?lang=${language}${link.slice(link.indexOf('#'))}`);
    await expect(other.locator('main')).toContainText({ en: 'Assessment from a link', ko: '링크로 받은 평가' }[language]);
  });

  test(`where the browser lets a file keep nothing, it says so (${language})`, async ({ page }) => {
    await withoutDatabase(page);
    await page.addInitScript(() => Object.defineProperty(globalThis, 'localStorage', { get() { throw new DOMException('refused', 'SecurityError'); } }));
    await openFile(page, `?lang=${language}`);
    await newAssessment(page, {}, words);
    await answer(page, FIRST, 3);
    await expect(saveState(page)).toHaveText(say.refused);
    await expect(page.getByRole('alert').locator('[data-storage-trouble]')).toBeVisible();
    await expect(radio(page, FIRST, 3)).toBeChecked();
  });
}

test('it prints', async ({ page }) => {
  await page.addInitScript(() => { globalThis.print = () => { globalThis.printed = true; }; });
  await openFile(page, '?lang=en');
  await openExample(page);
  await page.getByRole('button', { name: SAY.en.print }).first().click();
  expect(await page.evaluate(() => globalThis.printed)).toBe(true);
});

test('its own policy lets nothing else run', async ({ page, troubles }) => {
  troubles.expect(/Content Security Policy|policy breach/);
  await openFile(page, '?lang=en');
  const ran = await page.evaluate(async () => {
    const script = document.createElement('script');
    script.textContent = 'globalThis.ran = "inline"';
    document.body.append(script);
    const answer = await fetch('https://example.com/').then(() => 'fetched', () => 'refused');
    return [globalThis.ran, answer];
  });
  expect(ran).toEqual([undefined, 'refused']);
});
