// A file that is a relative of saved work: what a merge would do is shown before anything changes, conflicts are
// decided by hand, and the merge is one change that can be taken back.
import AxeBuilder from '@axe-core/playwright';
import { answer, CATALOGUE_ID, download, dropFile, expect, goTo, newAssessment, PRACTICES, radio, resultsFile, saved, storage, test, WORDS } from './support.mjs';

const [FIRST, SECOND, THIRD] = PRACTICES.map(({ id }) => id);

const SAYS = {
  en: { merge: 'Merge', mine: 'Keep mine', file: "Take the file's", copy: 'Open as a copy', cancel: 'Cancel', undo: 'Undo', next: 'Continue', conflicts: '3 fields were changed in both', merged: 'Merged theirs.opex.json' },
  ko: { merge: '병합', mine: '내 값 유지', file: '파일 값 사용', copy: '사본으로 열기', cancel: '취소', undo: '되돌리기', next: '계속', conflicts: '양쪽에서 바뀐 항목 3개', merged: 'theirs.opex.json 파일을 병합했습니다' },
};

/** An assessment with two answers, and a file of it without stamps that says otherwise in three fields. */
async function relative(page, words) {
  await newAssessment(page, {}, words);
  await answer(page, FIRST, 1);
  await answer(page, SECOND, 2);
  await saved(page);
  const file = JSON.parse((await download(page, words)).text);
  delete file.changes;
  file.answers[FIRST].level = 3;
  file.answers[SECOND].note = 'First line\nsecond line';
  file.answers[THIRD] = { level: 4 };
  return JSON.stringify(file);
}

const level = (page, practice, value) => expect(radio(page, practice, value)).toBeChecked();

async function expectNoViolations(page) {
  const { violations } = await new AxeBuilder({ page }).withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa']).analyze();
  expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join('\n')}`)).toEqual([]);
}

for (const lang of ['en', 'ko']) {
  const [words, says] = [WORDS[lang], SAYS[lang]];

  test(`a merge is decided field by field and can be undone (${lang})`, async ({ page, open }) => {
    await open(`?lang=${lang}`);
    const text = await relative(page, words);
    await dropFile(page, { name: 'theirs.opex.json', text });
    const dialog = page.getByRole('dialog');
    await expect(dialog.getByRole('heading', { name: says.conflicts })).toBeVisible();
    await expectNoViolations(page);
    await dialog.getByRole('button', { name: says.file, exact: true }).first().click();
    const first = dialog.locator('.conflict').first();
    await first.locator('input[value="ours"]').check();
    await dialog.getByRole('button', { name: says.merge, exact: true }).click();
    await expect(dialog).toHaveCount(0);
    await expect(page.locator('.notices')).toContainText(says.merged);
    await level(page, FIRST, '1');
    await level(page, THIRD, '4');
    await saved(page);
    await page.locator('.notices').getByRole('button', { name: says.undo, exact: true }).click();
    await expect(radio(page, THIRD, '4')).not.toBeChecked();
    await level(page, FIRST, '1');
  });

  test(`leaving the dialog changes nothing, by the keyboard alone (${lang})`, async ({ page, open }) => {
    await open(`?lang=${lang}`);
    const text = await relative(page, words);
    const before = (await download(page, words)).text;
    await dropFile(page, { name: 'theirs.opex.json', text });
    const dialog = page.getByRole('dialog');
    await expect(dialog).toBeVisible();
    await page.keyboard.press('Escape');
    await expect(dialog).toHaveCount(0);
    expect((await download(page, words)).text).toBe(before);

    // Once more: the arrow keys choose a side, the tab key reaches the button.
    await dropFile(page, { name: 'theirs.opex.json', text });
    const conflict = dialog.locator('.conflict').first();
    await conflict.locator('input:checked').focus();
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('ArrowUp');
    await page.keyboard.press('ArrowDown');
    const chosen = await conflict.locator('input:checked').getAttribute('value');
    const merge = dialog.getByRole('button', { name: says.merge, exact: true });
    for (let presses = 0; presses < 40; presses += 1) {
      if (await merge.evaluate((button) => button.getRootNode().activeElement === button)) break;
      await page.keyboard.press('Tab');
    }
    await page.keyboard.press('Enter');
    await expect(dialog).toHaveCount(0);
    await level(page, FIRST, chosen === 'ours' ? '1' : '3');
  });
}

test('several files are listed, then taken one after the other', async ({ page, open }) => {
  await open();
  const files = [
    { name: 'a.opex.json', text: resultsFile({ id: 'shared', answers: { [FIRST]: { level: 1 } } }) },
    { name: 'bad.opex.json', text: '{}' },
    { name: 'b.opex.json', text: resultsFile({ id: 'shared', answers: { [FIRST]: { level: 2 } } }) },
  ];
  await page.locator('input[type=file]').setInputFiles(files.map(({ name, text }) => ({ name, mimeType: 'application/json', buffer: Buffer.from(text) })));
  const dialog = page.getByRole('dialog');
  await expect(dialog).toContainText('Same assessment as a.opex.json');
  await expect(dialog).toContainText('does not name its format');
  await expectNoViolations(page);
  await dialog.getByRole('button', { name: SAYS.en.next }).click();
  await expect(dialog.locator('.conflict')).toHaveCount(1);
  await dialog.getByRole('button', { name: SAYS.en.merge, exact: true }).click();
  await expect(page.locator('.notices')).toContainText('merged: 1, left: 1');
});

test('a narrow window shows both sides below each other', async ({ page, open }) => {
  await page.setViewportSize({ width: 390, height: 844 });
  await open('?lang=ko');
  await dropFile(page, { name: 'a.opex.json', text: resultsFile({ id: 'shared', answers: { [FIRST]: { level: 1 } } }) });
  await goTo(page, WORDS.ko.results);
  await dropFile(page, { name: 'b.opex.json', text: resultsFile({ id: 'shared', answers: { [FIRST]: { level: 2, note: '긴 메모 '.repeat(60) } } }) });
  await expect(page.getByRole('dialog')).toBeVisible();
  const wide = await page.evaluate(() => document.scrollingElement.scrollWidth - document.scrollingElement.clientWidth);
  expect(wide).toBeLessThanOrEqual(0);
  await expectNoViolations(page);
});

for (const [lang, look, note, report, begin] of [
  ['en', 'Look at it read-only', 'Read-only: this file', 'another edition', 'Open as a new assessment'],
  ['ko', '읽기 전용으로 보기', '읽기 전용: ', '다른 판의 파일', '새 평가로 열기'],
]) {
  test(`a file of a newer version can be looked at and not changed (${lang})`, async ({ page, open }) => {
    await open(`?lang=${lang}`);
    await dropFile(page, { name: 'newer.opex.json', text: resultsFile({ version: 9, catalogue: { id: CATALOGUE_ID }, answers: { [FIRST]: { level: 3 } } }) });
    await page.getByRole('button', { name: look }).click();
    await expect(page.getByRole('note')).toContainText(note);
    await goTo(page, WORDS[lang].assess);
    await expect(radio(page, FIRST, '3')).toBeChecked();
    await expect(radio(page, FIRST, '1')).toBeDisabled();
    await expectNoViolations(page);
    expect(Object.keys(await storage(page)).filter((key) => !key.endsWith('/preferences'))).toEqual([]);
  });

  test(`a file of the later edition is brought over after a report (${lang})`, async ({ page, open }) => {
    await open(`?lang=${lang}`);
    await dropFile(page, { name: 'later.opex.json', text: resultsFile({ catalogue: { id: 'aws-operational-excellence-2024-11' }, answers: { 'OPS01-BP01': { level: 3 }, 'OPS01-BP06': { level: 2 } } }) });
    const dialog = page.getByRole('dialog');
    await expect(dialog).toContainText(report);
    await expectNoViolations(page);
    await dialog.getByRole('button', { name: begin }).click();
    await expect(page).toHaveURL(/#\/results$/);
    await goTo(page, WORDS[lang].assess);
    await expect(radio(page, FIRST, '3')).toBeChecked();
  });
}
