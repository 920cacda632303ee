// Every notice, and every reason for which a file or a link is refused, is brought up on the page as a person would, in
// both languages. What is expected is read from the texts themselves, so a text that nothing brings up fails here.
//   MESSAGES=some/folder npx playwright test --config tests/e2e/playwright.config.mjs messages
// takes a picture of each as well: light and dark, wide and narrow. Axe looks at each of them in any case.
import fs from 'node:fs';
import path from 'node:path';
import AxeBuilder from '@axe-core/playwright';
import { at } from '../../scripts/lib/paths.mjs';
import { answer, download, dropFile, expect, goTo, newAssessment, PRACTICES, resultsFile, saved, test, WORDS, withoutDatabase } from './support.mjs';

const [FIRST, SECOND, THIRD] = PRACTICES.map(({ id }) => id);
const SAMPLE = JSON.parse(fs.readFileSync(at('tests/data/sharing/sample-1.opex-locked.json'), 'utf8'));
const PICTURES = process.env.MESSAGES;

test.use({ actionTimeout: 8_000 });
// What is said of the local storage; what the database keeps is said in database.spec.mjs.
test.beforeEach(({ context }) => withoutDatabase(context));

/** The texts of a file of crates/language by their names, each as the pattern of all that it can say. */
function textsOf(language, file, constant) {
  const source = fs.readFileSync(at('crates/language/src', language, `${file}.rs`), 'utf8').split(`static ${constant}:`)[1].split('\n};')[0];
  const texts = {};
  for (const [, name, plain, plural] of source.matchAll(/^ {4}(\w+):\s*(?:"((?:[^"\\]|\\.)*)"|Plural(?:::same\(|\s*\{\s*)([^]*?)[)}]),$/gm)) {
    const forms = plain === undefined ? [...plural.matchAll(/"((?:[^"\\]|\\.)*)"/g)].map(([, form]) => form) : [plain];
    texts[name] = new RegExp(forms.map((form) => form.replaceAll('\\"', '"').split(/\{\w+\}/).map((part) => part.replace(/[.*+?^${}()|[\]\\/]/g, '\\$&')).join('[^]*')).join('|'));
  }
  return texts;
}

/** Not to be brought up by pressing anything: it guards the core against a page that offers what the catalogue does not have. */
const GUARDS = ['change_refused'];
// Brought up in offline.spec.mjs, since they need a service worker.
const ELSEWHERE = ['tried_out_first'];

const record = (fields) => resultsFile({ answers: { [FIRST]: fields } });
/** Files that are refused, with the names of all that is to be said of each. */
const REFUSED = [
  ['', ['empty']],
  [resultsFile().slice(0, -30), ['truncated']],
  ['Team;Score\n', ['not_json']],
  ['{"name": "x"}', ['not_results_unnamed']],
  ['{"format": "other/thing"}', ['not_results']],
  [resultsFile({ version: 0 }), ['unknown_version']],
  [resultsFile({ version: 9 }), ['newer_version']],
  [resultsFile({ catalogue: { id: 'theirs' } }), ['other_catalogue']],
  ['<!DOCTYPE html><title>x</title></html>', ['page_without_results']],
  [JSON.stringify({ ...SAMPLE, data: `AAAA${SAMPLE.data.slice(4)}` }), ['damaged']],
  [resultsFile({ id: ' ', profile: { team: 5, default_target: 9, operating_model: 'x', date: '1.2.2026' } }), ['expected_text_not_blank', 'expected_text', 'expected_level', 'expected_operating_model', 'expected_day']],
  [resultsFile({ profile: [] }), ['expected_object', 'invalid']],
  [record({ evidence: {}, depends_on_other_team: 1, level: 9, effort: 0, importance: 'huge' }), ['expected_list', 'expected_flag', 'expected_level_or_na', 'expected_days', 'expected_or']],
  [record({ steps: { 9: {}, 1: { wave: 99 } } }), ['expected_step_level', 'expected_wave_or_none']],
  [resultsFile({ plan: { capacities: [-1], first_quarter: '2026' }, changed_at: 'now' }), ['expected_capacity', 'expected_quarter', 'expected_moment']],
  [resultsFile({ plan: { capacities: Array(9).fill(1) } }), ['expected_waves']],
  [resultsFile({ changes: { profile: { team: 'x' } }, snapshots: [{ seal: 'x' }] }), ['expected_change', 'expected_digest', 'missing']],
  [resultsFile({ answers: Object.fromEntries(PRACTICES.slice(0, 8).map(({ id }) => [id, { level: -7 }])) }), ['invalid', 'not_allowed', 'and_more']],
  [JSON.stringify({ ...SAMPLE, kdf: { ...SAMPLE.kdf, iterations: 1 } }), ['expected_between']],
  [JSON.stringify({ ...SAMPLE, kdf: { ...SAMPLE.kdf, iterations: 'x' } }), ['expected_whole_number']],
  [JSON.stringify({ ...SAMPLE, kdf: { ...SAMPLE.kdf, salt: 'AA==' } }), ['expected_base64_bytes']],
  [JSON.stringify({ ...SAMPLE, data: '!' }), ['expected_base64']],
];

for (const language of ['en', 'ko']) {
  const words = WORDS[language];
  const notices = textsOf(language, 'notices', 'NOTICES');
  const errors = textsOf(language, 'notices', 'ERRORS');
  const files = textsOf(language, 'files', 'FILES');
  const storageTexts = textsOf(language, 'storage', 'STORAGE');
  const sharing = textsOf(language, 'sharing', 'SHARING');
  const history = textsOf(language, 'history', 'HISTORY');
  const start = textsOf(language, 'start', 'START');
  /** A button whose words are a text's. */
  const named = (place, pattern) => place.getByRole('button', { name: new RegExp(`^(?:${pattern.source})$`) });

  /** Expects that an element says each of some texts, and takes the picture. */
  async function says(page, seen, element, texts, names) {
    for (const name of names) {
      expect(texts, 'a text of that name').toHaveProperty(name);
      await expect(element, name).toContainText(texts[name]);
      seen.add(name);
    }
    await expectAccessible(page, element, names.join(' '));
    if (PICTURES) {
      await element.last().scrollIntoViewIfNeeded();
      await pictures(page, `${language}-${names.join('-').slice(0, 60)}`);
    }
  }

  async function pictures(page, name) {
    const size = page.viewportSize();
    fs.mkdirSync(PICTURES, { recursive: true });
    for (const [width, height] of [[1280, 800], [390, 800]]) {
      await page.setViewportSize({ width, height });
      for (const colorScheme of ['light', 'dark']) {
        await page.emulateMedia({ colorScheme });
        await page.screenshot({ path: path.join(PICTURES, `${name}.${width}.${colorScheme}.png`), animations: 'disabled' });
      }
    }
    await page.emulateMedia({ colorScheme: 'light' });
    await page.setViewportSize(size);
  }

  /** What says it can be read by everybody. Looked at by itself: the views around it have tests of their own. */
  async function expectAccessible(page, element, name) {
    await element.last().evaluate((said) => said.setAttribute('data-said', ''));
    const { violations } = await new AxeBuilder({ page }).include('[data-said]').withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa']).analyze();
    await element.last().evaluate((said) => said.removeAttribute('data-said')).catch(() => {});
    expect(violations.map(({ id, nodes }) => `${name}: ${id}: ${nodes.map(({ html }) => html).join(' ')}`)).toEqual([]);
  }

  test(`every reason for which a file or a link is refused is told (${language})`, async ({ page, open }) => {
    test.setTimeout(PICTURES ? 600_000 : 150_000);
    const seen = new Set();
    const alert = page.getByRole('alert').locator('.notice');
    await open(`?lang=${language}`);
    await newAssessment(page, {}, words);
    await saved(page).catch(() => {});
    for (const [index, [text, names]] of REFUSED.entries()) {
      const name = `${index}-${names[0]}.json`;
      await dropFile(page, { name, text });
      await expect(alert).toContainText(name);
      await says(page, seen, alert, errors, names);
    }
    const drop = (content) => page.evaluate((what) => {
      const transfer = new DataTransfer();
      transfer.items.add(new File([typeof what === 'number' ? 'x'.repeat(what) : new Uint8Array(what)], 'made.json'));
      for (const type of ['dragenter', 'dragover', 'drop']) document.querySelector('main').dispatchEvent(new DragEvent(type, { dataTransfer: transfer, bubbles: true, cancelable: true }));
    }, content);
    await drop(20_000_001);
    await says(page, seen, alert, errors, ['too_large']);
    await drop([0x7b, 0xff, 0xfe, 0x00]);
    await says(page, seen, alert, errors, ['unreadable']);
    await goTo(page, words.start);
    await page.locator('input[type=file]').setInputFiles([['a.json', resultsFile()], ['b.json', JSON.stringify(SAMPLE)]].map(([name, text]) => ({ name, mimeType: 'application/json', buffer: Buffer.from(text) })));
    await says(page, seen, page.getByRole('dialog'), errors, ['locked']);
    await page.keyboard.press('Escape');
    for (const [data, name] of [['', 'link_empty'], ['2AAA', 'link_newer'], ['1AAAA', 'link_damaged'], [`1${'A'.repeat(200_001)}`, 'link_too_large']]) {
      await page.evaluate((place) => { location.hash = place; }, `#/open/${data}`);
      await says(page, seen, page.locator('main').getByRole('alert'), errors, [name]);
    }
    expect(Object.keys(errors).filter((name) => !seen.has(name)), 'texts that nothing brings up').toEqual([]);
  });

  test(`every notice is brought up by what it is about (${language})`, async ({ page, open, context, troubles, baseURL }) => {
    test.setTimeout(PICTURES ? 900_000 : 300_000);
    const seen = new Set();
    const told = (...names) => says(page, seen, page.locator('.notices'), notices, names);
    const press = (pattern, place = page) => named(place, pattern).first().click();
    const dialog = page.getByRole('dialog');
    const view = (name) => page.locator(`.tabs a[href="#/${name}"]`).click();
    const rows = page.locator('.page-start > .saved > .saved-row');
    const set = (name, value) => page.evaluate(([what, is]) => { globalThis[what] = is; }, [name, value]);
    /** The text and the name of what is saved last of an assessment. */
    const savedNow = (id) => page.evaluate((of) => {
      const [key] = Object.keys(localStorage).filter((name) => name.startsWith(`opex-maturity/saved/${of}/`));
      return { key, text: localStorage.getItem(key).replace(/^.*\n/, '') };
    }, id);
    /** Writes what another tab, or another version, would have written. */
    const write = (key, text) => page.evaluate(async ([name, content]) => {
      const bytes = new TextEncoder().encode(content);
      const digest = [...new Uint8Array(await crypto.subtle.digest('SHA-256', bytes))].map((byte) => byte.toString(16).padStart(2, '0')).join('');
      localStorage.setItem(name, `opex-maturity/saved 1 ${bytes.length} ${digest}\n${content}`);
    }, [key, text]);
    const next = (key) => key.replace(/\d+$/, (generation) => Number(generation) + 1);

    await page.addInitScript(() => {
      const { setItem } = Storage.prototype;
      Storage.prototype.setItem = function setItemOrNot(key, text) {
        if (globalThis.isFull && key.includes('/saved/')) throw new DOMException('full', 'QuotaExceededError');
        return setItem.call(this, key, text);
      };
      const { createObjectURL } = URL;
      URL.createObjectURL = (blob) => {
        if (globalThis.refusesDownloads) throw new TypeError('refused');
        return createObjectURL.call(URL, blob);
      };
      Object.defineProperty(navigator.clipboard, 'writeText', { value: () => (globalThis.refusesCopies ? Promise.reject(new DOMException('refused', 'NotAllowedError')) : Promise.resolve()) });
    });
    troubles.expect(/status of 404|integrity/i);

    await test.step('what cannot be loaded', async () => {
      const missing = /\/(example|facts)[.-][^/]*json$/;
      await page.route(missing, (route) => route.fulfill({ status: 404 }));
      await open(`?lang=${language}`);
      await page.locator('.choice', { hasText: words.example }).click();
      await told('example_failed');
      await dropFile(page, { name: 'later.json', text: resultsFile({ catalogue: { id: 'aws-operational-excellence-2024-11' }, answers: { 'OPS01-BP01': { level: 3 } } }) });
      await told('crosswalk_failed');
      await page.unroute(missing);
    });

    await test.step('changes and snapshots', async () => {
      await newAssessment(page, {}, words);
      await answer(page, FIRST, 1);
      await page.keyboard.press('Control+z');
      await told('undone');
      await page.keyboard.press('Control+Shift+z');
      await told('redone');
      await saved(page);
      await view('compare');
      await press(history.take);
      await told('done');
      await saved(page);
      await press(history.open_copy);
      await told('snapshot_opened');
      // So that it stands first in the list of what is saved.
      await view('assess');
      await answer(page, SECOND, 2);
      await saved(page);
    });

    await test.step('the list of what is saved', async () => {
      await view('');
      await expect(rows).toHaveCount(2);
      const other = rows.nth(1);
      await named(other, start.rename).click();
      await other.getByLabel(words.team, { exact: true }).fill('Zebra');
      await named(other, start.rename_save).click();
      await told('renamed');
      const renamed = rows.filter({ hasText: 'Zebra' });
      await named(renamed, start.delete).click();
      await told('deleted');
      await page.locator('summary', { hasText: start.deleted_list }).click();
      await press(start.restore);
      await told('restored');
      await set('isFull', true);
      await named(renamed, start.duplicate).click();
      await told('storage_unchanged');
      await set('isFull', false);
    });

    const theirs = { id: 'theirs', profile: { team: 'Theirs' }, answers: { [FIRST]: { level: 2 }, [SECOND]: { level: 1 } } };
    await test.step('files', async () => {
      await dropFile(page, { name: 'theirs.opex.json', text: resultsFile(theirs) });
      await told('file_opened');
      await saved(page);
      await view('assess');
      await answer(page, FIRST, 4);
      const mine = await download(page, words);
      // What is saved is not open, so that going on opens it.
      await dropFile(page, { name: 'another.opex.json', text: resultsFile({ ...theirs, id: 'another' }) });
      await dropFile(page, mine);
      await dialog.locator('.button-primary').click();
      await told('file_nothing_new');
      const other = JSON.parse(mine.text);
      delete other.changes;
      other.answers[THIRD] = { level: 4 };
      other.snapshots = [{ name: 'theirs', taken_at: '2026-01-01T00:00:00.000Z', seal: `sha-256:${'0'.repeat(64)}`, profile: {}, answers: {} }];
      await dropFile(page, { name: 'other.opex.json', text: JSON.stringify(other) });
      await dialog.locator('input[value="theirs"]').first().check();
      await dialog.locator('.button-primary').click();
      await told('merged', 'merged_snapshots');
      await dropFile(page, mine);
      await press(files.open_copy, dialog);
      await told('file_opened_as_copy');
      await view('');
      await page.locator('input[type=file]').setInputFiles(['one', 'two'].map((id) => ({ name: `${id}.opex.json`, mimeType: 'application/json', buffer: Buffer.from(resultsFile({ id, profile: { team: id } })) })));
      await dialog.locator('.button-primary').click();
      await told('files_taken');
      await dropFile(page, { name: 'newer.opex.json', text: resultsFile({ version: 9 }) });
      await told('file_refused');
      await press(files.look_at);
      await page.locator('.header').getByRole('button', { name: words.download }).click();
      await told('read_only');
      await dropFile(page, { name: 'theirs.opex.json', text: resultsFile({ ...theirs, id: 'again' }) });
    });

    await test.step('handing over', async () => {
      await set('refusesDownloads', true);
      await page.locator('.header').getByRole('button', { name: words.download }).click();
      await told('download_failed');
      await set('refusesDownloads', false);
      await view('plan');
      await page.locator('.plan-export > summary').click();
      await page.locator('.exports li').last().getByRole('button').click();
      await told('nothing_to_export');
      await set('refusesCopies', true);
      await page.locator('.exports li').nth(-2).getByRole('button').click();
      await told('copy_failed');
      await expect(page.locator('.notice-copy')).toHaveAccessibleName(notices.copy_by_hand);
      seen.add('copy_by_hand');
      await set('refusesCopies', false);
      await page.locator('.exports li').nth(-2).getByRole('button').click();
      await told('copied');
      await named(page.locator('.header'), sharing.title).click();
      const link = await dialog.locator('[data-link]').inputValue();
      await page.keyboard.press('Escape');
      await page.evaluate((place) => { location.hash = place; }, link.slice(link.indexOf('#')));
      await press(sharing.open_confirm);
      await told('link_opened');
      await saved(page);
    });

    await test.step('what another tab does', async () => {
      await dropFile(page, { name: 'shared.opex.json', text: resultsFile({ ...theirs, id: 'shared' }) });
      await saved(page);
      await view('assess');
      await answer(page, FIRST, 4);
      await saved(page);
      const { key, text } = await savedNow('shared');
      const theirTab = JSON.parse(text);
      theirTab.answers[FIRST].level = 0;
      theirTab.changes.answers[FIRST].level = '2026-01-01T00:00:00.000Z theirtab';
      theirTab.changes.seen = { theirtab: '2026-01-01T00:00:00.000Z' };
      await write(next(key), JSON.stringify(theirTab));
      await answer(page, FIRST, 3);
      await told('changed_in_both');
      await saved(page);
      const now = await savedNow('shared');
      await write(next(now.key), now.text.replace(/"version": \d+/, '"version": 99'));
      await answer(page, FIRST, 1);
      await told('changed_elsewhere');
      await saved(page);
      const cleaner = await context.newPage();
      await cleaner.goto(new URL('icon.svg', baseURL).href);
      await cleaner.evaluate(() => localStorage.clear());
      await cleaner.close();
      await told('cleared_elsewhere');
      await press(storageTexts.save_again);
      await saved(page);
      const other = await context.newPage();
      await other.goto(new URL(`?lang=${language}#/`, baseURL).href);
      await named(other.locator('.saved-row').first(), start.delete).click();
      await told('deleted_elsewhere');
      await other.close();
      await press(start.restore);
      await saved(page);
    });

    await test.step('what is damaged or cannot be read', async () => {
      await set('isFull', true);
      await answer(page, SECOND, 4);
      await expect(page.locator('[data-save-state="failed"]')).toBeAttached();
      await dropFile(page, { name: 'theirs.opex.json', text: resultsFile(theirs) });
      await told('unsaved_work');
      await set('isFull', false);
      await answer(page, SECOND, 3);
      await saved(page);
      await view('settings');
      await press(storageTexts.recovery_title, page.locator('.storage-section'));
      await press(storageTexts.recovery_restore, dialog);
      await told('recovered');
      await saved(page);
      await dropFile(page, { name: 'broken.opex.json', text: resultsFile({ ...theirs, id: 'broken', profile: { team: 'Broken' } }) });
      await saved(page);
      const { key, text } = await savedNow('broken');
      await dropFile(page, { name: 'theirs.opex.json', text: resultsFile({ ...theirs, id: 'other' }) });
      await saved(page);
      await view('');
      await write(key, text.replace(/"version": \d+/, '"version": 99'));
      // The list was read before.
      await named(rows.filter({ hasText: 'Broken' }), start.open).click();
      await told('saved_unreadable');
      await page.evaluate((name) => localStorage.setItem(name, localStorage.getItem(name).slice(0, 500)), key);
      await view('catalogue');
      await view('');
      await told('damage_found');
      await press(storageTexts.open_salvaged);
      await told('opened_as_new');
      await saved(page);
    });

    await test.step('what is gone at the next visit', async () => {
      await page.evaluate(() => Object.keys(localStorage).filter((name) => name.includes('/saved/')).forEach((name) => localStorage.removeItem(name)));
      await page.reload();
      await told('last_missing');
    });
    expect(Object.keys(notices).filter((name) => !seen.has(name) && ![...GUARDS, ...ELSEWHERE].includes(name)), 'texts that nothing brings up').toEqual([]);
  });

  test(`what the dialogs and banners of storage, merging, sharing and history say is brought up (${language})`, async ({ page, open, troubles }) => {
    test.setTimeout(PICTURES ? 900_000 : 120_000);
    troubles.expect(/status of 404/);
    const seen = { storage: new Set(), files: new Set(), sharing: new Set(), history: new Set() };
    const texts = { storage: storageTexts, files, sharing, history };
    const dialog = page.getByRole('dialog');
    const main = page.locator('main');
    const view = (name) => page.locator(`.tabs a[href="#/${name}"]`).click();
    const told = (area, element, ...names) => says(page, seen[area], element, texts[area], names);
    const press = (pattern, place = page) => named(place, pattern).first().click();
    await page.addInitScript(() => {
      const { setItem } = Storage.prototype;
      Storage.prototype.setItem = function setItemOrNot(key, text) {
        if (globalThis.fault === 'altered' && key.includes('/saved/')) return setItem.call(this, key, text.slice(1));
        if (globalThis.fault && (key.includes('/saved/') || key.includes('/damaged/'))) throw new DOMException('injected', globalThis.fault);
        return setItem.call(this, key, text);
      };
      navigator.storage.estimate = () => Promise.resolve({ usage: 1_234_567, quota: 2_000_000_000 });
      navigator.storage.persisted = () => Promise.resolve(globalThis.persisted);
      navigator.storage.persist = () => Promise.resolve(Boolean(globalThis.persisted));
    });
    const set = (name, value) => page.evaluate(([what, is]) => { globalThis[what] = is; }, [name, value]);
    await page.clock.install();
    await open(`?lang=${language}`);

    await test.step('nothing yet', async () => {
      await page.locator('.choice', { hasText: words.newAssessment }).click();
      await view('settings');
      await press(storageTexts.recovery_title, page.locator('.storage-section'));
      await told('storage', dialog, 'recovery_title', 'recovery_intro', 'recovery_none');
      await page.keyboard.press('Escape');
      await press(storageTexts.free_space, page.locator('.storage-section'));
      await told('storage', dialog, 'space_nothing');
      await page.keyboard.press('Escape');
      await view('');
    });

    await test.step('the banner', async () => {
      await newAssessment(page, {}, words);
      for (const [fault, name] of [['SecurityError', 'trouble_refused'], ['QuotaExceededError', 'trouble_full'], ['altered', 'trouble_altered']]) {
        await set('fault', fault);
        await answer(page, FIRST, fault.length % 5);
        await page.clock.runFor(1_000);
        await told('storage', page.locator('[data-storage-trouble]'), name);
        if (fault.startsWith('Quota')) await told('storage', page.locator('[data-storage-trouble]'), 'free_space');
      }
      await set('fault', undefined);
      await page.clock.runFor(6_000);
      await saved(page);
    });

    // Said where the database is not refused: database.spec.mjs.
    seen.storage.add('kept_by_database');
    await test.step('how the storage stands', async () => {
      for (const [persisted, name] of [[true, 'persistent_yes'], [false, 'persistent_no'], [undefined, 'persistent_unknown']]) {
        await set('persisted', persisted);
        await view('assess');
        await view('settings');
        await told('storage', page.locator('.storage-section'), 'section_title', 'kept_by_local_storage', name, 'used_own', 'used_all');
      }
    });

    await test.step('recovery copies', async () => {
      await view('assess');
      for (const level of [1, 2, 3]) {
        await page.clock.fastForward('10:00');
        await answer(page, SECOND, level);
        await page.clock.runFor(1_000);
        await saved(page);
      }
      await page.evaluate(() => {
        const name = Object.keys(localStorage).filter((key) => key.includes('/recovery/')).sort()[0];
        localStorage.setItem(name, `${localStorage.getItem(name)} `);
      });
      await answer(page, SECOND, 2);
      await view('settings');
      await press(storageTexts.recovery_title, page.locator('.storage-section'));
      await dialog.locator('summary').first().click();
      await told('storage', dialog, 'recovery_until', 'recovery_same', 'recovery_differs', 'recovery_what', 'recovery_damaged', 'recovery_restore', 'recovery_open');
      await page.keyboard.press('Escape');
    });

    await test.step('history', async () => {
      await view('compare');
      await told('history', main, 'title', 'intro', 'none', 'list', 'name', 'take');
      for (const level of [1, 4]) {
        await view('assess');
        await answer(page, THIRD, level);
        await view('compare');
        await page.clock.runFor(1_000);
        await press(history.take);
      }
      for (const select of await page.locator('.comparison select').all()) await select.selectOption({ index: 2 });
      await told('history', main, 'same', 'as_of', 'compare', 'from', 'to', 'now', 'whole', 'chain_hint');
      await page.locator('.comparison select').first().selectOption({ index: 0 });
      await told('history', main, 'levels', 'scores', 'before', 'after', 'difference');
      const file = JSON.parse((await download(page, words)).text);
      const [first] = file.snapshots;
      await press(history.remove);
      await told('history', main, 'removed');
      await dropFile(page, { name: 'tampered.json', text: JSON.stringify({ ...file, id: 'tampered', snapshots: [{ ...first, answers: { ...first.answers, [THIRD]: { level: 0 } } }, file.snapshots[1]] }) });
      await view('compare');
      await told('history', main, 'tampered');
      await dropFile(page, { name: 'cut.json', text: JSON.stringify({ ...file, id: 'cut', snapshots: [{ ...file.snapshots[1], profile: file.profile, answers: file.answers }] }) });
      await view('compare');
      await told('history', main, 'previous_missing');
    });

    await test.step('room and damage', async () => {
      await view('');
      const rows = page.locator('.page-start > .saved > .saved-row');
      await named(rows.last(), start.duplicate).click();
      await named(rows.first(), start.delete).click();
      await page.evaluate(() => {
        const sealed = localStorage.getItem(Object.keys(localStorage).find((key) => key.includes('/saved/')));
        const put = (id, text) => localStorage.setItem(`opex-maturity/saved/${id}/1`, text);
        // Cut within its last record.
        put('shorter', sealed.slice(0, sealed.lastIndexOf('"level"', sealed.indexOf('"changes"')) + 4));
        put('other', sealed.replace(/"level": \d/, '"level": 7'));
        put('nonsense', 'nonsense');
      });
      await view('catalogue');
      await view('');
      const damaged = page.locator('.damaged');
      await told('storage', damaged, 'damaged_title', 'damaged_intro', 'damaged_no_seal', 'damaged_length', 'damaged_text', 'damaged_noticed', 'salvaged_records', 'salvaged_lost', 'salvaged_values', 'salvaged_caution', 'salvaged_nothing', 'download_damaged', 'download_salvaged', 'open_salvaged', 'delete_for_good');
      await press(storageTexts.delete_for_good, damaged).catch(() => damaged.getByRole('button', { name: storageTexts.delete_for_good }).first().click());
      await told('storage', damaged, 'delete_really');
      await set('fault', 'QuotaExceededError');
      await page.evaluate(() => localStorage.setItem.call(localStorage, 'opex-maturity/assessment/stuck', '{"format"'));
      await view('catalogue');
      await view('');
      await told('storage', damaged, 'damaged_in_place');
      await set('fault', undefined);
      await view('settings');
      await press(storageTexts.free_space, page.locator('.storage-section'));
      await told('storage', dialog, 'space_intro', 'space_recovery', 'space_snapshots', 'space_deleted', 'space_damaged');
      await page.keyboard.press('Escape');
    });
    // Names that are only spoken, and what is said elsewhere.
    const elsewhere = { storage: ['save_again', 'show_damaged', 'recovery_actions'] };
    expect(Object.keys(storageTexts).filter((name) => !seen.storage.has(name) && !elsewhere.storage.includes(name)), 'texts that nothing brings up').toEqual([]);
  });
}
