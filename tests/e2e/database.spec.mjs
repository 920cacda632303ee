// Work is kept by the browser's database: what is called saved outlives the page's end, tabs do not lose each other's work,
// and what an earlier version has kept in the local storage comes over.
import { writeStorage } from '../shared/storage.mjs';
import {
  answer, assessmentsIn, clearStorage, download, expect, filesIn, goTo, newAssessment, PRACTICES, radio, ready, saved, saveState, storage, test,
  withoutDatabase, WORDS,
} from './support.mjs';

const [FIRST, SECOND, THIRD] = PRACTICES.map(({ id }) => id);
const SAID = {
  en: { kept: "What is saved is in the browser's database", local: 'The browser refuses its database here' },
  ko: { kept: '저장된 내용은 브라우저의 데이터베이스에 있어', local: '여기서는 브라우저가 데이터베이스를 허용하지 않아' },
};
const localNames = (page) => page.evaluate(() => Object.keys(localStorage).sort());
const levelsIn = (texts) => texts.map((text) => Object.fromEntries(Object.entries(JSON.parse(text).answers).map(([id, { level }]) => [id, level])));

for (const [language, said] of Object.entries(SAID)) {
  for (const [where, text] of Object.entries(said)) {
    test(`where the work is kept is said: ${where} (${language})`, async ({ page, open }) => {
      if (where === 'local') await withoutDatabase(page);
      await open(`?lang=${language}`);
      await newAssessment(page, {}, WORDS[language]);
      await answer(page, FIRST, 3);
      await saved(page);
      await goTo(page, WORDS[language].settings);
      await expect(page.locator('.storage-section')).toContainText(text);
    });
  }
}

test('the database keeps the work, and the local storage preferences and a second copy', async ({ page, open }) => {
  await open();
  await newAssessment(page);
  await answer(page, FIRST, 3);
  await saved(page);
  expect(levelsIn(filesIn(await storage(page)))).toEqual([{ [FIRST]: 3 }]);
  const names = await localNames(page);
  expect(names.filter((name) => name.includes('/saved/'))).toEqual([]);
  expect(names.filter((name) => name.includes('/standby/'))).toHaveLength(1);
  await page.reload();
  await ready(page);
  await expect(radio(page, FIRST, 3)).toBeChecked();
});

test('an answer given right before the page goes is there when it comes back', async ({ page, open }) => {
  await open();
  await newAssessment(page);
  for (let n = 0; n < 8; n += 1) {
    await answer(page, FIRST, n % 5);
    await page.reload();
    await ready(page);
    await expect(radio(page, FIRST, n % 5)).toBeChecked();
  }
});

test('what an earlier version has kept comes over, and what one saves in another tab meanwhile', async ({ page, open, context }) => {
  const earlier = await context.newPage();
  await withoutDatabase(earlier);
  await earlier.goto('');
  await ready(earlier);
  await newAssessment(earlier);
  await answer(earlier, FIRST, 1);
  await saved(earlier);
  expect((await localNames(earlier)).filter((name) => name.includes('/saved/'))).toHaveLength(1);

  await open('#/assess');
  await expect(radio(page, FIRST, 1)).toBeChecked();
  expect((await localNames(page)).filter((name) => name.includes('/saved/'))).toEqual([]);
  await answer(page, SECOND, 2);
  await saved(page);
  // The earlier version is told that its place is empty, and what it saves anew is joined.
  await expect(earlier.locator('.notices').getByRole('button', { name: 'Save again' })).toBeVisible();
  await answer(earlier, THIRD, 4);
  await expect(radio(page, THIRD, 4)).toBeChecked();
  await saved(page);
  expect(levelsIn(filesIn(await storage(page)))).toEqual([{ [FIRST]: 1, [SECOND]: 2, [THIRD]: 4 }]);
});

test('two tabs that save at the same moment keep what both have changed', async ({ page, open, context }) => {
  await open();
  await newAssessment(page);
  await answer(page, FIRST, 0);
  await saved(page);
  const other = await context.newPage();
  await other.goto('#/assess');
  await ready(other);
  for (let level = 1; level < 5; level += 1) {
    await Promise.all([answer(page, SECOND, level), answer(other, THIRD, level)]);
    for (const tab of [page, other]) {
      await expect(radio(tab, SECOND, level)).toBeChecked();
      await expect(radio(tab, THIRD, level)).toBeChecked();
    }
  }
  await Promise.all([saved(page), saved(other)]);
  expect(levelsIn(filesIn(await storage(page)))).toEqual([{ [FIRST]: 0, [SECOND]: 4, [THIRD]: 4 }]);
});

for (const [error, text] of [['QuotaExceededError', 'Not saved: browser storage is full'], ['UnknownError', 'Not saved: this browser refuses storage']]) {
  test(`a database that ends with ${error} is told, and the work is saved once it does not`, async ({ page, open }) => {
    await page.addInitScript((name) => {
      const { put } = IDBObjectStore.prototype;
      IDBObjectStore.prototype.put = function putOrNot(...given) {
        if (globalThis.fails) throw new DOMException('injected', name);
        return put.apply(this, given);
      };
    }, error);
    await open();
    await newAssessment(page);
    await answer(page, FIRST, 1);
    await saved(page);
    const before = await storage(page);
    await page.evaluate(() => { globalThis.fails = true; });
    await answer(page, FIRST, 4);
    await expect(saveState(page)).toHaveText(text);
    expect(filesIn(await storage(page))).toEqual(filesIn(before));
    expect(JSON.parse((await download(page)).text).answers[FIRST]).toEqual({ level: 4 });
    await page.evaluate(() => { globalThis.fails = false; });
    await expect(saveState(page)).toHaveAttribute('data-save-state', 'saved', { timeout: 10_000 });
    expect(levelsIn(filesIn(await storage(page)))).toEqual([{ [FIRST]: 4 }]);
  });
}

test('a connection that the browser has ended is made anew', async ({ page, open }) => {
  await page.addInitScript(() => {
    const { open: openDatabase } = IDBFactory.prototype;
    IDBFactory.prototype.open = function openAndNote(...given) {
      const request = openDatabase.apply(this, given);
      request.addEventListener('success', () => { globalThis.connection = request.result; });
      return request;
    };
  });
  await open();
  await newAssessment(page);
  await answer(page, FIRST, 1);
  await saved(page);
  await page.evaluate(() => globalThis.connection.close());
  await answer(page, FIRST, 2);
  await saved(page);
  await expect.poll(async () => levelsIn(filesIn(await storage(page)))).toEqual([{ [FIRST]: 2 }]);
});

test('what another tab writes and cannot be read is put aside, told and never written over', async ({ page, open }) => {
  await open();
  await newAssessment(page);
  await answer(page, FIRST, 1);
  await saved(page);
  const [name] = assessmentsIn(await storage(page));
  await page.evaluate(writeStorage({ [name]: 'nonsense' }));
  await answer(page, FIRST, 2);
  await saved(page);
  const after = await storage(page);
  expect(levelsIn(filesIn(after))).toEqual([{ [FIRST]: 2 }]);
  expect(Object.entries(after).filter(([key]) => key.includes('/damaged/')).map(([, text]) => text)).toEqual(['nonsense']);
});

test('a site that is cleared is seen as soon as the page is shown again, and a page that clears it has not to wait', async ({ page, open, context, troubles }) => {
  troubles.expect(/favicon/);
  await open();
  await newAssessment(page);
  await answer(page, FIRST, 1);
  await saved(page);
  const other = await context.newPage();
  await other.goto(new URL('manifest.webmanifest', page.url()).href);
  const ended = await other.evaluate(() => new Promise((resolve) => {
    localStorage.clear();
    const request = indexedDB.deleteDatabase('opex-maturity');
    for (const type of ['success', 'blocked', 'error']) request.addEventListener(type, () => resolve(type));
  }));
  expect(ended).toBe('success');
  await page.evaluate(() => document.dispatchEvent(new Event('visibilitychange')));
  await expect(page.getByRole('alert').locator('.notice')).toContainText('no longer holds this assessment');
  await answer(page, SECOND, 2);
  await saved(page);
  await expect.poll(async () => levelsIn(filesIn(await storage(page)))).toEqual([{ [FIRST]: 1, [SECOND]: 2 }]);
});

test('a site that the person clears is told, and the next answer saves everything again', async ({ page, open }) => {
  await open();
  await newAssessment(page);
  await answer(page, FIRST, 1);
  await saved(page);
  await clearStorage(page);
  await answer(page, SECOND, 2);
  await saved(page);
  await expect.poll(async () => levelsIn(filesIn(await storage(page)))).toEqual([{ [FIRST]: 1, [SECOND]: 2 }]);
});
