// Work is kept: between visits, in files, when storage fails, and when somebody changes their mind.
import {
  answer, assessmentsIn, card, chooseFile, clearStorage, download, downloadBy, dropFile, expect, filesIn, goTo, newAssessment, PRACTICES, radio, ready,
  resultsFile, saved, saveState, storage, test, unfold, WORDS, withoutDatabase,
} from './support.mjs';

const [FIRST, SECOND, THIRD] = PRACTICES.map(({ id }) => id);
const note = (page, practice) => card(page, practice).getByLabel('Note');
const rows = (page) => page.locator('.page-start > .saved > .saved-row');
const row = (page, name) => rows(page).filter({ hasText: name });

/** An assessment with something of every kind in it. */
async function fillIn(page, names) {
  await newAssessment(page, names);
  await answer(page, FIRST, 3);
  await answer(page, SECOND, 'na');
  await card(page, SECOND).getByLabel('Reason').selectOption('out-of-scope');
  await card(page, THIRD).getByLabel('Depends on another team').check();
  await unfold(page, FIRST, WORDS.en.details);
  await note(page, FIRST).fill('한글 메모 & "quotes"\nsecond line 🚀');
  await card(page, FIRST).getByRole('textbox', { name: 'Owner' }).fill('지은');
  await card(page, FIRST).getByLabel('Due', { exact: true }).fill('2027-01-31');
  await card(page, FIRST).getByLabel('Importance to the team').selectOption('high');
  await card(page, FIRST).getByLabel('Own target').selectOption('4');
  await card(page, FIRST).getByLabel('Days per level').fill('2.5');
  await card(page, FIRST).getByRole('button', { name: 'Add evidence' }).click();
  await card(page, FIRST).getByLabel('Link or place').fill('https://example.com/runbook');
  await saved(page);
}

test.describe('the same state comes back', () => {
  test('after a reload, at the same place', async ({ page, open }) => {
    await open();
    await fillIn(page);
    const before = [filesIn(await storage(page)), (await download(page)).text];
    const place = page.url();
    await page.reload();
    await ready(page);
    expect(page.url()).toBe(place);
    expect([filesIn(await storage(page)), (await download(page)).text]).toEqual(before);
    await expect(radio(page, FIRST, 3)).toBeChecked();
  });

  test('at a second visit, and "continue" leads to where one left off', async ({ page, open, context }) => {
    await open();
    await fillIn(page);
    await page.getByRole('button', { name: /^Next topic: / }).click();
    const topic = page.url();
    await answer(page, await page.locator('[data-practice]').nth(2).getAttribute('data-practice'), 1);
    await saved(page);
    const before = (await download(page)).text;
    await page.close();

    const later = await context.newPage();
    await later.goto('');
    await ready(later);
    await later.getByRole('button', { name: 'Continue with Payments · Checkout' }).click();
    await expect(later.locator('.topic[aria-current]')).toHaveAttribute('href', new URL(topic).hash);
    expect((await download(later)).text).toBe(before);
  });

  for (const [way, openFile] of [['chosen', chooseFile], ['dropped', dropFile]]) {
    test(`from a downloaded file that is ${way} in an empty browser`, async ({ page, open }) => {
      await open();
      await fillIn(page);
      const file = await download(page);
      await clearStorage(page);
      await page.goto('about:blank');
      await open();
      // Leaving the page must not have brought back what was cleared.
      expect(assessmentsIn(await storage(page))).toEqual([]);
      await openFile(page, file);
      await expect(page).toHaveURL(/#\/results$/);
      expect((await download(page)).text).toBe(file.text);
      const stored = await storage(page);
      expect(filesIn(stored)).toEqual([file.text]);
    });
  }
});

test.describe('opening a file never replaces other work', () => {
  test('a file of what is open opens as a copy', async ({ page, open }) => {
    await open();
    await fillIn(page);
    const file = await download(page);
    await answer(page, FIRST, 1);
    await saved(page);
    const [mine] = assessmentsIn(await storage(page));
    const before = (await storage(page))[mine];

    await dropFile(page, file);
    await page.getByRole('dialog').getByRole('button', { name: 'Open as a copy' }).click();
    await expect(page.getByText('as a copy')).toBeVisible();
    const after = await storage(page);
    expect(after[mine]).toBe(before);
    expect(assessmentsIn(after)).toHaveLength(2);
  });

  test('another file leaves what is saved, and unsaved keystrokes too', async ({ page, open }) => {
    await open();
    await newAssessment(page);
    await answer(page, FIRST, 2);
    // At once, before the change has been saved by itself.
    await dropFile(page, { name: 'other.opex.json', text: resultsFile({ profile: { team: 'Other' } }) });
    await expect(page.locator('.header-name')).toHaveText('Other');
    const stored = await storage(page);
    const files = filesIn(stored).map((text) => JSON.parse(text));
    expect(files.map(({ profile }) => profile.team).sort()).toEqual(['Other', 'Payments']);
    expect(files.find(({ profile }) => profile.team === 'Payments').answers).toEqual({ [FIRST]: { level: 2 } });
  });
});

test('the list: rename, duplicate, delete and take it back', async ({ page, open }) => {
  await open();
  await fillIn(page);
  const original = JSON.parse((await download(page)).text);
  await goTo(page, WORDS.en.start);
  await expect(row(page, 'Payments · Checkout').locator('.saved-figures')).toContainText('75%');

  await row(page, 'Payments · Checkout').getByRole('button', { name: 'Duplicate' }).click();
  await expect(rows(page)).toHaveCount(2);

  const other = rows(page).nth(1);
  await other.getByRole('button', { name: 'Rename' }).click();
  await other.getByLabel('Team').fill('Renamed');
  await other.getByRole('button', { name: 'Save names' }).click();
  await expect(row(page, 'Renamed · Checkout')).toHaveCount(1);
  await expect(rows(page)).toHaveCount(2);
  const names = async () => {
    const stored = await storage(page);
    return filesIn(stored).map((text) => JSON.parse(text).profile.team).sort();
  };
  expect(await names()).toEqual(['Payments', 'Renamed']);

  await row(page, 'Payments · Checkout').getByRole('button', { name: 'Delete' }).click();
  await expect(rows(page)).toHaveCount(1);
  expect(await names()).toEqual(['Renamed']);
  await expect(page.getByText('Deleted: Payments · Checkout')).toBeVisible();
  await page.locator('.notices').getByRole('button', { name: 'Undo' }).click();
  await expect(row(page, 'Payments · Checkout')).toHaveCount(1);

  await row(page, 'Renamed · Checkout').getByRole('button', { name: 'Delete' }).click();
  await page.reload();
  await ready(page);
  await page.locator('summary', { hasText: 'Recently deleted' }).click();
  await page.getByRole('button', { name: 'Restore' }).click();
  await expect(row(page, 'Renamed · Checkout')).toHaveCount(1);
  const copy = await downloadBy(page, () => row(page, 'Renamed · Checkout').getByRole('button', { name: 'Download' }).click());
  expect(JSON.parse(copy.text).answers).toEqual(original.answers);
});

test('undo and redo name the change', async ({ page, open }) => {
  await open();
  await newAssessment(page);
  await answer(page, FIRST, 3);
  await unfold(page, SECOND, WORDS.en.details);
  await note(page, SECOND).pressSequentially('abc');
  await card(page, THIRD).getByLabel('Depends on another team').check();
  const header = page.locator('.header');
  const steps = ['dependency flag of OPS01-BP03', 'note on OPS01-BP02', 'answer to OPS01-BP01', 'workload', 'team'];
  for (const step of steps) {
    await header.getByRole('button', { name: `Undo: ${step}`, exact: true }).click();
    await expect(page.getByText(`Undone: ${step}`, { exact: true })).toBeVisible();
  }
  await expect(header.getByRole('button', { name: 'Undo', exact: true })).toBeDisabled();
  await expect(note(page, SECOND)).toHaveValue('');
  await expect(page.locator('.header-name')).toHaveText('Unnamed assessment');
  for (const step of steps.toReversed()) {
    await header.getByRole('button', { name: `Redo: ${step}`, exact: true }).click();
    await expect(page.getByText(`Done again: ${step}`, { exact: true })).toBeVisible();
  }
  await expect(header.getByRole('button', { name: 'Redo', exact: true })).toBeDisabled();
  await expect(note(page, SECOND)).toHaveValue('abc');
  await expect(radio(page, FIRST, 3)).toBeChecked();
});

test.describe('autosave', () => {
  test('says that it saves, and that it has', async ({ page, open }) => {
    await open();
    await newAssessment(page, { team: '', workload: '' });
    await expect(saveState(page)).toHaveAttribute('data-save-state', 'unsaved');
    await expect(saveState(page)).toHaveRole('status');
    await saveState(page).evaluate((element) => {
      globalThis.states = [element.dataset.saveState];
      new MutationObserver(() => globalThis.states.push(element.dataset.saveState)).observe(element, { attributeFilter: ['data-save-state'] });
    });
    await answer(page, FIRST, 3);
    await saved(page);
    expect(await page.evaluate(() => globalThis.states)).toEqual(['unsaved', 'saving', 'saved']);
  });

  for (const [way, leave] of [
    ['closed', async (page) => { await page.close(); }],
    ['reloaded', async (page) => { await page.reload(); }],
    ['left', async (page) => { await page.goto('about:blank'); }],
  ]) {
    test(`what was typed just before the page is ${way} is kept`, async ({ page, open, context }) => {
      await open();
      await newAssessment(page);
      await unfold(page, FIRST, WORDS.en.details);
      await note(page, FIRST).focus();
      await page.keyboard.insertText('마지막 말');
      await leave(page);
      const later = await context.newPage();
      await later.goto('#/assess');
      await ready(later);
      await unfold(later, FIRST, WORDS.en.details);
      await expect(note(later, FIRST)).toHaveValue('마지막 말');
    });
  }

  test('two tabs on the same assessment lose neither\'s work', async ({ page, open, context }) => {
    await open();
    await newAssessment(page);
    await answer(page, FIRST, 1);
    await saved(page);
    const other = await context.newPage();
    await other.goto('#/assess');
    await ready(other);
    await answer(other, SECOND, 2);
    await saved(other);
    await answer(page, THIRD, 3);
    await saved(page);
    const stored = await storage(page);
    const answers = filesIn(stored).map((text) => Object.keys(JSON.parse(text).answers));
    expect(answers).toEqual([[FIRST, SECOND, THIRD].sort()]);
    await expect(radio(other, THIRD, '3')).toBeChecked();
    await expect(radio(page, SECOND, '2')).toBeChecked();
  });
});

test.describe('when storage', () => {
  test('is refused, that is said, and work and download go on', async ({ page, open }) => {
    await withoutDatabase(page);
    await page.addInitScript(() => {
      Object.defineProperty(globalThis, 'localStorage', { get() { throw new DOMException('refused', 'SecurityError'); } });
    });
    await open();
    await expect(page.getByText('This browser does not let the page save')).toBeVisible();
    await newAssessment(page);
    await answer(page, FIRST, 3);
    await expect(saveState(page)).toHaveAttribute('data-save-state', 'failed');
    await expect(saveState(page)).toHaveText('Not saved: this browser refuses storage');
    await expect(page.getByText('Your answers are kept in this window only')).toBeVisible();

    // Nothing may take the place of work that exists nowhere else, until it has been downloaded.
    await dropFile(page, { name: 'other.opex.json', text: resultsFile({ profile: { team: 'Other' } }) });
    await expect(page.getByText('Download it before you open something else')).toBeVisible();
    await expect(radio(page, FIRST, 3)).toBeChecked();
    const file = JSON.parse((await download(page)).text);
    expect(file.answers).toEqual({ [FIRST]: { level: 3 } });
    await dropFile(page, { name: 'other.opex.json', text: resultsFile({ profile: { team: 'Other' } }) });
    await expect(page.locator('.header-name')).toHaveText('Other');
  });

  test('is full, that is said, work goes on, and it is saved once there is room', async ({ page, open }) => {
    await withoutDatabase(page);
    await open();
    await newAssessment(page);
    await answer(page, FIRST, 3);
    await saved(page);
    await page.evaluate(() => {
      for (let size = 1 << 22; size >= 1; size >>= 1) {
        for (let more = true; more;) {
          try {
            localStorage.setItem(`filler-${size}-${localStorage.length}`, 'x'.repeat(size));
          } catch {
            more = false;
          }
        }
      }
    });
    const before = Object.entries(await storage(page)).filter(([key]) => key.includes('/saved/'));
    await answer(page, SECOND, 2);
    await expect(saveState(page)).toHaveAttribute('data-save-state', 'failed');
    await expect(saveState(page)).toHaveText('Not saved: browser storage is full');
    await expect(page.getByRole('alert').getByText('Download the results file before you close it')).toBeVisible();
    expect(Object.entries(await storage(page)).filter(([key]) => key.includes('/saved/')), 'what was saved stays').toEqual(before);

    await answer(page, THIRD, 1);
    expect(Object.keys(JSON.parse((await download(page)).text).answers).sort()).toEqual([FIRST, SECOND, THIRD].sort());
    await page.evaluate(() => Object.keys(localStorage).filter((key) => key.startsWith('filler-')).forEach((key) => localStorage.removeItem(key)));
    await answer(page, THIRD, 2);
    await saved(page);
    const stored = await storage(page);
    expect(Object.keys(JSON.parse(filesIn(stored)[0]).answers)).toHaveLength(3);
  });
});
