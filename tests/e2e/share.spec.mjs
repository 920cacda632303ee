// Other forms of an assessment: a report that opens by itself, a share link, a file under a password.
import fs from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import AxeBuilder from '@axe-core/playwright';
import { exec } from '../../scripts/lib/exec.mjs';
import { at } from '../../scripts/lib/paths.mjs';
import { pythonEnvironment } from '../../scripts/lib/python.mjs';
import { assessmentsIn, chooseFile, download, downloadBy, dropFile, expect, ONE_FILE_URL, openExample, PRACTICES, ready, resultsFile, saved, storage, test, WORDS } from './support.mjs';

const SAY = {
  en: {
    share: 'Share or save a copy', report: 'Download report', copy: 'Copy link', notes: 'Include notes, evidence and names',
    password: 'Password', again: 'Password once more', show: 'Show password', lock: 'Encrypt and download', locked: 'The encrypted file has been handed to the browser.',
    short: 'at least 10 characters', differs: 'The two passwords are not the same.', open: 'Open', wrong: 'That is not the password of this file.',
    damaged: 'The file is damaged: its content does not fit its checksum.', damagedInside: 'The password is right, but the encrypted data is damaged.',
    cutPage: 'The file is cut off: it ends in the middle', otherPage: 'The file is a web page without results in it.',
    found: 'Assessment from a link', confirm: 'Open as a new assessment', leave: 'Do not open', failed: 'This link cannot be opened',
    cutLink: 'The link is cut off or damaged', newLink: 'The link was made by a newer version', noLink: 'The link holds no assessment.', tooLong: 'Chat, mail and some browsers cut links',
    insecure: 'was not loaded over a secure connection', opened: 'Opened from the link', copied: 'Copied to the clipboard', noAddress: 'has no address that works elsewhere',
    iterations: '/kdf/iterations: must be a whole number from 100000 to 10000000',
  },
  ko: {
    share: '공유하거나 사본 저장', report: '보고서 내려받기', copy: '링크 복사', notes: '메모, 증빙, 이름 포함',
    password: '비밀번호', again: '비밀번호 다시 입력', show: '비밀번호 표시', lock: '암호화하여 내려받기', locked: '암호화한 파일을 브라우저에 넘겼습니다.',
    short: '10자 이상이어야 합니다', differs: '두 비밀번호가 서로 다릅니다.', open: '열기', wrong: '이 파일의 비밀번호가 아닙니다.',
    damaged: '파일이 손상되었습니다. 내용이 체크섬과 맞지 않습니다.', damagedInside: '비밀번호는 맞지만 암호화된 내용이 손상되었습니다.',
    cutPage: '행에서 중간에 끊겼습니다', otherPage: '결과가 들어 있지 않은 웹 페이지입니다.',
    found: '링크로 받은 평가', confirm: '새 평가로 열기', leave: '열지 않기', failed: '이 링크는 열 수 없습니다',
    cutLink: '링크가 잘렸거나 손상되었습니다', newLink: '더 새로운 버전의 앱으로 만든 링크입니다', noLink: '링크에 평가가 없습니다.', tooLong: '채팅, 메일, 일부 브라우저는',
    insecure: '보안 연결(https)로 연 페이지가 아니어서', opened: '링크의 평가를 열어', copied: '클립보드에 복사했습니다', noAddress: '다른 곳에서 열 수 있는 주소가 없습니다',
    iterations: '/kdf/iterations: 여기에는 100000부터 10000000까지의 정수만',
  },
};
const PASSWORD = 'correct horse 배터리';
const SAMPLE = at('tests/data/sharing/sample-1.opex-locked.json');

const dialog = (page) => page.locator('dialog[open]');
const shareButton = (page, say) => page.locator('.header').getByRole('button', { name: say.share });

async function openShare(page, say = SAY.en) {
  await shareButton(page, say).click();
  await expect(dialog(page).getByRole('heading', { name: say.share })).toBeVisible();
}

async function linkOf(page) {
  return dialog(page).locator('[data-link]').inputValue();
}

async function lockedFile(page, say = SAY.en) {
  await dialog(page).getByLabel(say.password, { exact: true }).fill(PASSWORD);
  await dialog(page).getByLabel(say.again, { exact: true }).fill(PASSWORD);
  const file = await downloadBy(page, () => dialog(page).getByRole('button', { name: say.lock }).click());
  await expect(dialog(page).getByRole('status')).toHaveText(say.locked);
  return file;
}

async function tryPassword(page, password, say = SAY.en) {
  await dialog(page).getByLabel(say.password, { exact: true }).fill(password);
  await page.keyboard.press('Enter');
}

async function expectAccessible(page) {
  const { violations } = await new AxeBuilder({ page }).withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa']).analyze();
  expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`)).toEqual([]);
}

/** The file is one of what is saved here, so the page asks what to do with it. */
const openCopy = (page, language) => page.getByRole('dialog').getByRole('button', { name: { en: 'Open as a copy', ko: '사본으로 열기' }[language] }).click();

/** What a results file says, whatever browser it has been in. */
const contentOf = (text) => {
  const { id: _id, changed_at: _changed, ...rest } = JSON.parse(text);
  return rest;
};

// ── The report ──────────────────────────────────────────────────────────────────────────────────────────────────────

for (const language of ['en', 'ko']) {
  test(`the report shows everything without a script, from disk, and opens in the app again (${language})`, async ({ page, open, browser }, testInfo) => {
    test.setTimeout(120_000);
    const say = SAY[language];
    await open(`?lang=${language}`);
    await openExample(page, WORDS[language]);
    await saved(page);
    const original = (await download(page, WORDS[language])).text;
    await openShare(page, say);
    const report = await downloadBy(page, () => dialog(page).getByRole('button', { name: say.report }).click());
    expect(report.name).toMatch(/\.opex\.html$/);
    const file = testInfo.outputPath(report.name);
    fs.writeFileSync(file, report.text);

    for (const colorScheme of ['light', 'dark']) {
      const context = await browser.newContext({ javaScriptEnabled: false, colorScheme, offline: true });
      const alone = await context.newPage();
      const asked = [];
      const said = [];
      alone.on('request', (request) => asked.push(request.url()));
      alone.on('console', (message) => said.push(message.text()));
      await alone.goto(pathToFileURL(file).href);
      await expect(alone.getByRole('heading', { level: 1 })).toBeVisible();
      await expect(alone.locator('table.practices tbody tr')).toHaveCount(PRACTICES.length);
      await expect(alone.locator('table.groups svg.bar').first()).toBeVisible();
      await alone.screenshot({ path: testInfo.outputPath(`report-${colorScheme}.png`), fullPage: true });
      expect([asked, said]).toEqual([[pathToFileURL(file).href], []]);
      await context.close();
      // Axe is a script itself, so that it needs them; the page's own policy is left out for it.
      const checked = await browser.newContext({ colorScheme, bypassCSP: true });
      const copy = await checked.newPage();
      await copy.goto(pathToFileURL(file).href);
      await expectAccessible(copy);
      await copy.setViewportSize({ width: 390, height: 800 });
      expect(await copy.evaluate(() => document.documentElement.scrollWidth), 'only tables scroll sideways').toBeLessThanOrEqual(390);
      await checked.close();
    }

    await page.keyboard.press('Escape');
    await page.locator('.brand').click();
    await chooseFile(page, file, WORDS[language]);
    await openCopy(page, language);
    await expect(page).toHaveURL(/#\/results$/);
    expect(contentOf((await download(page, WORDS[language])).text)).toEqual(contentOf(original));
  });
}

// ── The link ────────────────────────────────────────────────────────────────────────────────────────────────────────

test('a link says what is in it, opens once as a new assessment, and is never sent anywhere', async ({ page, open, context, browser, baseURL, troubles }) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await open();
  await openExample(page);
  await saved(page);
  await openShare(page);
  await expect(dialog(page)).toContainText('Not in it: notes, evidence, names of people');
  const link = await linkOf(page);
  await expect(dialog(page)).toContainText(`${link.length} of at most 8000 characters`);
  await dialog(page).getByRole('button', { name: SAY.en.copy }).click();
  await expect(dialog(page).getByRole('status')).toHaveText(SAY.en.copied);
  expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(link);
  await dialog(page).getByLabel(SAY.en.notes).check();
  expect((await linkOf(page)).length).toBeGreaterThan(link.length);

  const other = await browser.newContext({ locale: 'en-US', baseURL });
  await troubles.watch(other);
  const theirs = await other.newPage();
  const asked = [];
  other.on('request', (request) => asked.push(request));
  theirs.on('websocket', (socket) => asked.push(socket));
  await theirs.goto(link);
  await ready(theirs);
  await expect(theirs.getByRole('heading', { level: 1 })).toHaveText(SAY.en.found);
  await expect(theirs.locator('.link-found')).toContainText('47 of 82 answered');
  expect(assessmentsIn(await storage(theirs)), 'it is shown before it is opened').toEqual([]);
  await expectAccessible(theirs);
  await theirs.getByRole('button', { name: SAY.en.confirm }).click();
  await expect(theirs).toHaveURL(/\/#\/results$/);
  await expect(theirs.getByRole('status').locator('.notice')).toContainText(SAY.en.opened);
  const opened = contentOf((await download(theirs)).text);
  expect(JSON.stringify(opened)).not.toMatch(/"(note|evidence|owner|who|why|explanation|scope|facilitator)"/);
  expect(Object.keys(opened.answers).length).toBeGreaterThan(40);
  await theirs.reload();
  await ready(theirs);
  await expect(theirs).toHaveURL(/\/#\/results$/);
  expect((await theirs.evaluate(() => history.length)) <= 3).toBe(true);
  // Neither in an address nor in a header (the referrer is one) nor in a body: nothing of the data, and no body at all.
  const data = link.split('#/open/')[1].slice(0, 20);
  const sent = await Promise.all(asked.map(async (request) => [request.method?.(), request.url().split('#')[0], request.postDataBuffer?.()?.length ?? 0, JSON.stringify(await request.allHeaders?.())]));
  expect(sent.length, 'what was asked for was seen').toBeGreaterThan(5);
  expect(sent.filter(([method, address, size, headers]) => method !== 'GET' || size > 0 || `${address} ${headers}`.includes(data)), 'the data stays in the browser').toEqual([]);
  expect(sent.filter(([, , , headers]) => /"referer":/.test(headers) && !/"referer":"[^"#]*"/.test(headers))).toEqual([]);
  await other.close();
});

for (const language of ['en', 'ko']) {
  test(`a link that cannot be opened says why (${language})`, async ({ page, open }) => {
    const say = SAY[language];
    await open(`?lang=${language}`);
    await openExample(page, WORDS[language]);
    await saved(page);
    await openShare(page, say);
    const data = (await linkOf(page)).split('#/open/')[1];
    await page.keyboard.press('Escape');
    const before = await storage(page);
    for (const [bad, words] of [[data.slice(0, -9), say.cutLink], [`${data.slice(0, 50)}A${data.slice(51)}x`, say.cutLink], [`2${data.slice(1)}`, say.newLink], ['', say.noLink]]) {
      await page.evaluate((place) => { location.hash = place; }, `#/open/${bad}`);
      await expect(page.getByRole('heading', { level: 1 })).toHaveText(say.failed);
      await expect(page.locator('main').getByRole('alert')).toContainText(words);
    }
    await page.evaluate((place) => { location.hash = place; }, `#/open/${data}`);
    await page.getByRole('button', { name: say.leave }).click();
    await expect(page).toHaveURL(/#\/$/);
    expect(assessmentsIn(await storage(page))).toEqual(assessmentsIn(before));
  });

  test(`a link that would be cut is not offered (${language})`, async ({ page, open }) => {
    const say = SAY[language];
    await open(`?lang=${language}`);
    // Texts that do not repeat, so that they cannot be made shorter.
    let seed = 1;
    const letters = () => Array.from({ length: 600 }, () => { seed = (seed * 48271) % 2147483647; return String.fromCharCode(0xac00 + (seed % 11172)); }).join('');
    const answers = Object.fromEntries(PRACTICES.map(({ id }) => [id, { level: 2, note: letters() }]));
    await dropFile(page, { name: 'long.opex.json', text: resultsFile({ answers }) });
    await openShare(page, say);
    await expect(dialog(page).locator('[data-link]')).toBeVisible();
    await dialog(page).getByLabel(say.notes).check();
    await expect(dialog(page)).toContainText(say.tooLong);
    await expect(dialog(page).locator('[data-link]')).toHaveCount(0);
    await dialog(page).getByLabel(say.notes).uncheck();
    await expect(dialog(page).locator('[data-link]')).toBeVisible();
  });
}

// ── The file under a password ───────────────────────────────────────────────────────────────────────────────────────

for (const language of ['en', 'ko']) {
  test(`a locked file opens with its password, and says what is wrong otherwise (${language})`, async ({ page, open }) => {
    test.setTimeout(60_000);
    const say = SAY[language];
    await open(`?lang=${language}`);
    await openExample(page, WORDS[language]);
    await saved(page);
    const original = (await download(page, WORDS[language])).text;
    await openShare(page, say);
    const [first, again] = [say.password, say.again].map((label) => dialog(page).getByLabel(label, { exact: true }));
    await first.fill('too short');
    await dialog(page).getByRole('button', { name: say.lock }).click();
    await expect(first).toBeFocused();
    await expect(first).toHaveAccessibleDescription(new RegExp(say.short));
    await first.fill(PASSWORD);
    await again.fill(`${PASSWORD}!`);
    await page.keyboard.press('Enter');
    await expect(again).toBeFocused();
    await expect(again).toHaveAccessibleDescription(say.differs);
    await expect(first).toHaveAttribute('type', 'password');
    await dialog(page).getByLabel(say.show).check();
    await expect(first).toHaveAttribute('type', 'text');
    await expectAccessible(page);
    const file = await lockedFile(page, say);
    expect(file.name).toMatch(/\.opex-locked\.json$/);
    expect(file.text).not.toContain('Payments');
    await page.keyboard.press('Escape');
    await expect(shareButton(page, say)).toBeFocused();

    await dropFile(page, file);
    await expect(dialog(page).getByLabel(say.password, { exact: true })).toBeFocused();
    await tryPassword(page, 'not the one', say);
    await expect(dialog(page).getByLabel(say.password, { exact: true })).toHaveAccessibleDescription(new RegExp(say.wrong));
    await expect(dialog(page).getByRole('alert')).toContainText(say.wrong);
    await expectAccessible(page);
    await tryPassword(page, PASSWORD, say);
    await openCopy(page, language);
    await expect(dialog(page)).toHaveCount(0);
    await expect(page).toHaveURL(/#\/results$/);
    expect(contentOf((await download(page, WORDS[language])).text)).toEqual(contentOf(original));

    const alert = page.getByRole('alert').locator('.notice');
    const parts = JSON.parse(file.text);
    const bad = [
      [{ ...parts, data: `AAAA${parts.data.slice(4)}` }, say.damaged],
      [{ ...parts, kdf: { ...parts.kdf, iterations: 1000 } }, say.iterations],
    ];
    for (const [changed, words] of bad) {
      await dropFile(page, { name: file.name, text: JSON.stringify(changed) });
      await expect(alert).toContainText(words);
    }
    const report = await (async () => {
      await openShare(page, say);
      const text = (await downloadBy(page, () => dialog(page).getByRole('button', { name: say.report }).click())).text;
      await page.keyboard.press('Escape');
      return text;
    })();
    for (const [text, words] of [[report.slice(0, -200), say.cutPage], [report.replace('"level": 3', '"level": 4'), say.damaged], ['<!DOCTYPE html><title>x</title></html>', say.otherPage]]) {
      await dropFile(page, { name: 'x.opex.html', text });
      await expect(alert).toContainText(words);
    }
  });
}

test('who changes data and checksum together does not get past the cipher', async ({ page, open }) => {
  await open();
  const parts = JSON.parse(fs.readFileSync(SAMPLE, 'utf8'));
  const data = Buffer.from(parts.data, 'base64');
  data[10] ^= 1;
  parts.data = data.toString('base64');
  const header = ['opex-maturity/encrypted', 1, parts.kdf.name, parts.kdf.hash, parts.kdf.iterations, parts.kdf.salt, parts.cipher.name, parts.cipher.iv];
  const { createHash } = await import('node:crypto');
  parts.checksum = createHash('sha256').update(`${header.join('\n')}\n${parts.check}\n${parts.data}\n`).digest('hex');
  await dropFile(page, { name: 'x.opex-locked.json', text: JSON.stringify(parts) });
  await tryPassword(page, PASSWORD);
  await expect(dialog(page).getByRole('alert')).toContainText(SAY.en.damagedInside);
  await dialog(page).getByRole('button', { name: 'Cancel' }).click();
  await expect(dialog(page)).toHaveCount(0);
});

test('the frozen file of version 1 opens', async ({ page, open }) => {
  await open();
  await chooseFile(page, SAMPLE);
  // As some keyboards compose it.
  await tryPassword(page, PASSWORD.normalize('NFD'));
  await expect(page).toHaveURL(/#\/results$/);
  expect(contentOf((await download(page)).text).profile).toEqual({ team: '결제팀', workload: 'Checkout' });
});

/** The programs that run the documented scripts; `why` says what is missing. */
const SCRIPTS = {
  js: { file: 'open-locked.mjs', program: async () => ({ python: 'node' }) },
  python: { file: 'open_locked.py', program: () => pythonEnvironment('cryptography', { cryptography: '48.0.0' }) },
};

for (const [scriptLanguage, { file: name, program }] of Object.entries(SCRIPTS)) {
  test(`the documented script opens what the app has locked (${scriptLanguage})`, async ({ page, open }, testInfo) => {
    test.setTimeout(120_000);
    const { python: runs, why } = await program();
    test.skip(Boolean(why), `there is no Python with the package cryptography: ${why}`);
    await open();
    await openExample(page);
    await saved(page);
    const original = (await download(page)).text;
    await openShare(page);
    const locked = testInfo.outputPath('x.opex-locked.json');
    fs.writeFileSync(locked, (await lockedFile(page)).text);
    const docs = fs.readFileSync(at('docs/formats.md'), 'utf8');
    const [, script] = docs.split('## Password-protected file')[1].match(new RegExp(`\`\`\`${scriptLanguage}\\n([^]*?)\`\`\``));
    const file = testInfo.outputPath(name);
    fs.writeFileSync(file, script);
    const { code, out } = await exec(runs, [file, locked, PASSWORD]);
    expect([code, out.trim()]).toEqual([0, original.trim()]);
    const wrong = await exec(runs, [file, locked, 'not the one']);
    expect([wrong.code !== 0, wrong.out]).toEqual([true, expect.stringContaining('wrong password')]);
  });
}

test('a page that was not loaded safely says that it cannot encrypt', async ({ page, open }) => {
  await page.addInitScript(() => Object.defineProperty(Crypto.prototype, 'subtle', { get: () => undefined }));
  await open();
  await openExample(page);
  await openShare(page);
  await dialog(page).getByLabel(SAY.en.password, { exact: true }).fill(PASSWORD);
  await dialog(page).getByLabel(SAY.en.again, { exact: true }).fill(PASSWORD);
  await dialog(page).getByRole('button', { name: SAY.en.lock }).click();
  await expect(dialog(page).getByRole('status')).toContainText(SAY.en.insecure);
  await page.keyboard.press('Escape');
  await dropFile(page, { name: path.basename(SAMPLE), text: fs.readFileSync(SAMPLE, 'utf8') });
  await tryPassword(page, PASSWORD);
  await expect(dialog(page).getByRole('alert')).toContainText(SAY.en.insecure);
});

for (const language of ['en', 'ko']) {
  test(`a page opened from disk offers no link, and encrypts all the same (${language})`, async ({ page }) => {
    const say = SAY[language];
    await page.goto(`${ONE_FILE_URL}?lang=${language}`);
    await ready(page);
    await openExample(page, WORDS[language]);
    await openShare(page, say);
    await expect(dialog(page)).toContainText(say.noAddress);
    await expect(dialog(page).locator('[data-link]')).toHaveCount(0);
    expect((await lockedFile(page, say)).name).toMatch(/\.opex-locked\.json$/);
  });
}
