// Files that cannot be opened: each is told in the reader's language, and nothing changes.
import fs from 'node:fs';
import { CATALOGUE_ID, chooseFile, download, dropFile, expect, openExample, PRACTICES, resultsFile, saved, storage, test, WORDS } from './support.mjs';

const [FIRST] = PRACTICES.map(({ id }) => id);
const whole = resultsFile({ answers: { [FIRST]: { level: 3 } } });

const BAD = [
  ['an empty file', '', 'The file is empty.', '파일이 비어 있습니다.'],
  ['a file of blanks', ' \n\t\n', 'The file is empty.', '파일이 비어 있습니다.'],
  ['a file that is cut off', whole.slice(0, -30), 'The file is cut off: it ends in the middle at line', '행에서 중간에 끊겼습니다'],
  ['a file that is not JSON', 'Team;Score\nPayments;3\n', 'The file is not JSON (line 1, column 1).', 'JSON 파일이 아닙니다(1행 1열).'],
  ['another program\'s JSON', '{"name": "x", "dependencies": {}}', 'it does not name its format', '파일에 형식이 적혀 있지 않습니다'],
  ['another format\'s JSON', '{"format": "other/thing", "version": 1}', 'its format is "other/thing"', '파일 형식이 "other/thing"입니다'],
  ['a version that does not exist', resultsFile({ version: 0 }), 'names version 0, which does not exist', '버전(0)은 없는 버전입니다'],
  ['a newer version', resultsFile({ version: 7 }), 'newer version (7) of this app; this one reads up to version 2', '더 새로운 버전(7)의 앱으로 만든 파일입니다. 이 앱은 버전 2까지'],
  ['another catalogue', resultsFile({ catalogue: { id: 'theirs' } }), `another catalogue, "theirs". Open here: "${CATALOGUE_ID}"`, `다른 카탈로그 "theirs"의 파일입니다. 지금 열린 카탈로그는 "${CATALOGUE_ID}"`],
  ['a level out of range', resultsFile({ answers: { [FIRST]: { level: 5 } } }), `A value in the file is not allowed:`, '허용되지 않는 값이 1개 있습니다'],
  ['a level that is no number', resultsFile({ answers: { [FIRST]: { level: 'high' } } }), FIRST, FIRST],
];

const SORRY = { en: 'was not opened; nothing has changed', ko: '파일을 열지 않았습니다. 바뀐 것은 없습니다.' };

async function expectRefused(page, name, words, sorry) {
  const notice = page.getByRole('alert').locator('.notice');
  await expect(notice).toContainText(name);
  await expect(notice).toContainText(sorry);
  await expect(notice).toContainText(words);
}

for (const language of ['en', 'ko']) {
  test(`each bad file is refused with its own message and changes nothing (${language})`, async ({ page, open }) => {
    test.setTimeout(60_000);
    await open(`?lang=${language}`);
    await openExample(page, WORDS[language]);
    await saved(page);
    // The index is made anew whenever it is missing; it holds nothing of its own.
    const kept = async () => Object.fromEntries(Object.entries(await storage(page)).filter(([name]) => name !== 'opex-maturity/index'));
    const before = [await kept(), page.url(), (await download(page, WORDS[language])).text];
    for (const [index, [what, text, english, korean]] of BAD.entries()) {
      await test.step(what, async () => {
        const name = `theirs-${index}.opex.json`;
        await dropFile(page, { name, text });
        await expectRefused(page, name, { en: english, ko: korean }[language], SORRY[language]);
        expect([await kept(), page.url()]).toEqual(before.slice(0, 2));
      });
    }
    expect((await download(page, WORDS[language])).text).toBe(before[2]);
    const alert = page.getByRole('alert');
    await alert.getByRole('button', { name: { en: 'Close', ko: '닫기' }[language] }).click();
    await expect(alert.locator('.notice')).toHaveCount(0);
  });
}

test('the message follows the language', async ({ page, open }) => {
  await open();
  await dropFile(page, { name: 'theirs.opex.json', text: '' });
  await expectRefused(page, 'theirs.opex.json', BAD[0][2], SORRY.en);
  await page.getByRole('button', { name: '한국어' }).click();
  await expectRefused(page, 'theirs.opex.json', BAD[0][3], SORRY.ko);
});

for (const [lang, said] of [
  ['en', /The file has 53 MB\. Results files have at most \d+ MB\./],
  ['ko', /파일 크기가 53 MB입니다\. 결과 파일은 최대 \d+ MB입니다\./],
]) {
  test(`a file of 50 MB and one that is no text are refused (${lang})`, async ({ page, open }, testInfo) => {
    const large = testInfo.outputPath('large.opex.json');
    fs.writeFileSync(large, Buffer.alloc(50 * 1024 * 1024, 0x20));
    const binary = testInfo.outputPath('binary.opex.json');
    fs.writeFileSync(binary, Buffer.from([0x7b, 0xff, 0xfe, 0x00, 0x80]));
    await open(`?lang=${lang}`);
    await openExample(page, WORDS[lang]);
    await page.locator('.brand').click();
    const before = await storage(page);
    await chooseFile(page, large, WORDS[lang]);
    await expectRefused(page, 'large.opex.json', said, SORRY[lang]);
    await chooseFile(page, binary, WORDS[lang]);
    await expectRefused(page, 'binary.opex.json', { en: 'cannot be read as text', ko: '텍스트로 읽을 수 없습니다' }[lang], SORRY[lang]);
    expect(await storage(page)).toEqual(before);
    fs.rmSync(large);
  });
}

test('several wrong values are listed with path and value', async ({ page, open }) => {
  await open();
  const wrong = PRACTICES.map(({ id }) => id).sort().slice(0, 8);
  const answers = Object.fromEntries(wrong.map((id) => [id, { level: -7 }]));
  await dropFile(page, { name: 'many.opex.json', text: resultsFile({ answers }) });
  const notice = page.getByRole('alert').locator('.notice');
  await expect(notice).toContainText('8 values in the file are not allowed:');
  // In the order of their paths.
  for (const id of wrong.slice(0, 5)) await expect(notice).toContainText(`/answers/${id}/level`);
  await expect(notice).toContainText('is -7');
  await expect(notice).toContainText('and 3 more');
});

test('answers to unknown practices and unknown keys are kept and written back', async ({ page, open }) => {
  await open();
  const text = resultsFile({
    profile: { team: 'T', their_profile_key: [1, 2] },
    answers: { [FIRST]: { level: 3, their_key: { deep: 'x' } }, 'their.own.practice': { level: 2, note: 'n' } },
    their_top_key: 'kept',
  });
  await dropFile(page, { name: 'mine.opex.json', text });
  await expect(page).toHaveURL(/#\/results$/);
  await expect(page.getByText('1 answer to a practice that this catalogue does not have')).toBeVisible();
  await expect(page.getByText('In 3 places the file also holds fields that this version of the app does not know')).toBeVisible();
  const { catalogue, ...written } = JSON.parse((await download(page)).text);
  expect(catalogue).toMatchObject({ id: CATALOGUE_ID, edition: '2020-04' });
  expect({ ...written, catalogue: { id: catalogue.id } }).toEqual(JSON.parse(text));
});

test('something dropped that is no file is left alone', async ({ page, open }) => {
  await open();
  const data = await page.evaluateHandle(() => {
    const transfer = new DataTransfer();
    transfer.setData('text/plain', 'some text');
    return transfer;
  });
  for (const type of ['dragenter', 'dragover', 'drop']) await page.dispatchEvent('main', type, { dataTransfer: data });
  await expect(page.locator('.notice')).toHaveCount(0);
  await expect(page.locator('.drop-target')).toHaveCount(0);
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
});
