// The whole job by keyboard alone. Nothing in here clicks or calls focus(): what cannot be reached by keys
// fails the test.
import { expectVisible, focused, press, tabTo } from './keys.mjs';
import { card, core, expect, expectScoresOf, filesIn, planRows, PRACTICES, saved, storage, test, WORDS } from './support.mjs';

const hasFocusIn = (page, practice) => expect(card(page, practice).locator(':focus')).toHaveCount(1);

async function beginByKeys(page) {
  await tabTo(page, WORDS.en.newAssessment);
  await press(page, 'Enter');
  await expect(page.getByRole('main')).toBeFocused();
  await expect(card(page, PRACTICES[0].id)).toBeVisible();
}

test('a full run by keys', async ({ page, open }) => {
  test.setTimeout(90_000);
  await open();
  await beginByKeys(page);

  // The first practice is the one that keys mean, before anything in it has the focus.
  await press(page, '3');
  await expect(card(page, PRACTICES[0].id).locator('input:checked')).toHaveValue('3');
  for (const [index, { id }] of PRACTICES.entries()) {
    if (index === 0) continue;
    await press(page, 'n');
    await hasFocusIn(page, id);
    if (index % 10 === 0) expectVisible(await focused(page));
    await press(page, String(index % 5));
    await expect(card(page, id).locator('input:checked')).toHaveValue(String(index % 5));
  }
  await expect(page.locator('.header-progress')).toHaveText('82 of 82 answered');

  await tabTo(page, 'See results');
  await press(page, 'Enter');
  await expect(page).toHaveURL(/#\/results$/);
  await expect(page.getByRole('main')).toBeFocused();

  await tabTo(page, WORDS.en.download);
  const [download] = await Promise.all([page.waitForEvent('download'), press(page, 'Enter')]);
  const { groups, priorities } = await core(page, await download.path());
  await expectScoresOf(page, groups);

  await tabTo(page, WORDS.en.plan, { key: 'Shift+Tab' });
  await press(page, 'Enter');
  await expect(page).toHaveURL(/#\/plan$/);
  await expect(page.getByRole('main')).toBeFocused();
  expect(await planRows(page)).toEqual(priorities.map(({ practice, from, to }) => ({ practice, from, to })));
  await saved(page);
});

test('arrows choose a level, j and k go on and back, Ctrl+Z takes back', async ({ page, open }) => {
  await open();
  await beginByKeys(page);
  const [first, second] = PRACTICES.map(({ id }) => id);
  const chosen = (practice) => card(page, practice).locator('input:checked');

  await press(page, 'j');
  await hasFocusIn(page, second);
  expectVisible(await focused(page));
  await press(page, 'Space', 'ArrowDown', 'ArrowDown');
  await expect(chosen(second)).toHaveValue('2');
  await press(page, 'ArrowUp');
  await expect(chosen(second)).toHaveValue('1');

  await press(page, 'k');
  await hasFocusIn(page, first);
  await press(page, '4');
  await expect(chosen(first)).toHaveValue('4');
  await press(page, 'Control+z');
  await expect(chosen(first)).toHaveCount(0);
  await expect(chosen(second)).toHaveValue('1');
  await hasFocusIn(page, first);
  await press(page, 'Control+Shift+z');
  await expect(chosen(first)).toHaveValue('4');

  // A letter in a text field is a letter.
  await tabTo(page, WORDS.en.details);
  await press(page, 'Enter');
  await expect(card(page, first).getByLabel('Note')).toBeVisible();
  await tabTo(page, 'Note');
  await page.keyboard.type('n j k 3 ?');
  await expect(card(page, first).getByLabel('Note')).toHaveValue('n j k 3 ?');
  await expect(chosen(first)).toHaveValue('4');
  await expect(page.getByRole('dialog')).toHaveCount(0);
});

test('evidence that is added gets the keys, and nothing that goes takes the focus with it', async ({ page, open }) => {
  await open();
  await beginByKeys(page);
  const { id } = PRACTICES[0];
  const first = card(page, id);
  await press(page, '4');
  await tabTo(page, WORDS.en.details);
  await press(page, 'Enter');
  await expect(first.getByLabel('Note')).toBeVisible();
  await tabTo(page, 'Add evidence');
  await press(page, 'Enter');
  await page.keyboard.type('Ticket 1234');
  await expect(first.getByLabel('Description')).toHaveValue('Ticket 1234');
  await expect(first.locator('input:checked')).toHaveValue('4');
  await expect(first.locator('.fold-count')).toHaveText('1 filled');

  // A second row, which says nothing until something is typed, also where what is typed goes again.
  await tabTo(page, 'Add evidence');
  await press(page, 'Enter', 'x', 'Backspace', 'y');
  await expect(first.getByLabel('Description').nth(1)).toBeFocused();
  await expect(first.getByLabel('Description').nth(1)).toHaveValue('y');
  await tabTo(page, 'Remove evidence 1', { key: 'Shift+Tab' });
  await press(page, 'Enter');
  await expect(first.getByRole('button', { name: 'Add evidence' })).toBeFocused();
  await expect(first.getByLabel('Description')).toHaveValue('y');
  await tabTo(page, 'Remove evidence 1', { key: 'Shift+Tab' });
  await press(page, 'Enter');
  await expect(first.locator('.fold-count')).toHaveCount(0);
  await press(page, 'Enter');
  await expect(first.getByLabel('Description')).toBeFocused();
  await expect(first.locator('.fold-count')).toHaveCount(0);
  await saved(page);
  expect(JSON.parse(filesIn(await storage(page))[0]).answers[id]).toEqual({ level: 4 });

  await tabTo(page, 'Clear answer', { key: 'Shift+Tab' });
  await press(page, 'Enter');
  await expect(first.locator('input:checked')).toHaveCount(0);
  await expect(first.locator('input[type=radio]').first()).toBeFocused();
});

test('renaming begins in its field, and the focus returns', async ({ page, open }) => {
  await open();
  await beginByKeys(page);
  await press(page, '4');
  await saved(page);
  await tabTo(page, WORDS.en.start, { key: 'Shift+Tab' });
  await press(page, 'Enter');
  await tabTo(page, 'Rename');
  await press(page, 'Enter');
  await expect(page.getByRole('textbox', { name: WORDS.en.team, exact: true })).toBeFocused();
  await press(page, 'Control+a');
  await page.keyboard.type('Billing');
  await press(page, 'Enter');
  await expect(page.locator('.saved-name')).toHaveText('Billing');
  await expect(page.getByRole('button', { name: 'Rename' })).toBeFocused();
});

test('the help opens by "?", closes by Escape, and the focus returns', async ({ page, open }) => {
  await open();
  await beginByKeys(page);
  await press(page, 'j');
  const before = await focused(page);
  await press(page, '?');
  const dialog = page.getByRole('dialog');
  await expect(dialog).toBeVisible();
  await expect(dialog.locator(':focus')).toHaveCount(1);
  await press(page, 'Escape');
  await expect(dialog).toHaveCount(0);
  expect(await focused(page)).toEqual(before);

  // By its button as well, and single keys can be switched off in it.
  await tabTo(page, WORDS.en.help, { key: 'Shift+Tab' });
  await press(page, 'Enter');
  await tabTo(page, 'Use single-key shortcuts');
  await press(page, 'Space', 'Escape');
  await expect(dialog).toHaveCount(0);
  expect((await focused(page)).words).toContain(WORDS.en.help);
  await press(page, '?');
  await expect(dialog).toHaveCount(0);
});

test('"why" opens and closes by keys, and the focus returns', async ({ page, open }) => {
  await open();
  await tabTo(page, WORDS.en.example);
  await press(page, 'Enter');
  await expect(page).toHaveURL(/#\/results$/);
  const before = await tabTo(page, 'Why? Score: Overall');
  await press(page, 'Enter');
  const dialog = page.getByRole('dialog');
  await expect(dialog).toBeVisible();
  await tabTo(page, 'Score');
  await press(page, 'ArrowDown');
  await expect(dialog.getByText('Target score', { exact: false }).first()).toBeVisible();
  await expect(dialog.getByRole('radio', { name: 'Target score' })).toBeChecked();
  await press(page, 'Escape');
  await expect(dialog).toHaveCount(0);
  expect(await focused(page)).toEqual(before);
});

test('a file opens by keys', async ({ page, open }) => {
  await open();
  // Asked for before the key, so that the browser's own dialog does not open instead.
  const chooser = page.waitForEvent('filechooser');
  await tabTo(page, WORDS.en.openFile);
  await press(page, 'Enter');
  await (await chooser).setFiles('assets/catalogue/opex-2020-04/example.en.json');
  await expect(page).toHaveURL(/#\/results$/);
  await expect(page.getByRole('main')).toBeFocused();
});

test('one key leads past the header', async ({ page, open }) => {
  await open('#/settings');
  await press(page, 'Tab');
  expect((await focused(page)).words).toContain('Skip to content');
  expectVisible(await focused(page));
  await press(page, 'Enter');
  await expect(page.getByRole('main')).toBeFocused();
});
