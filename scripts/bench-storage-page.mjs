// What keeping an assessment takes in the page itself, in Chromium: how long a save keeps it busy, what of that is the
// browser's own part, and how many assessments its storage takes.
//   node scripts/bench-storage-page.mjs [saves per assessment]
import fs from 'node:fs';
import { table } from './dist.mjs';
import { ensureBrowser, launch } from './lib/browser.mjs';
import { main, Problem, say } from './lib/exec.mjs';
import { freshPage, median, PROFILES } from './lib/measure.mjs';
import { at } from './lib/paths.mjs';
import { WITHOUT_DATABASE } from '../tests/shared/storage.mjs';
import { serve } from './serve.mjs';

/** About what a workshop writes down for a practice: 600 characters. The same as in crates/app/benches/storage.rs. */
const NOTE = 'Deploys go through the pipeline; two services are still released by hand on Fridays. '.repeat(7);
const KINDS = [['levels only', '', 0], ['with notes', NOTE, 0], ['and 10 snapshots', NOTE, 10], ['and 50 snapshots', NOTE, 50]];

/** A full assessment as a results file: a tenth of the practices changes between two snapshots. */
function resultsFile(note, nSnapshots) {
  const { id, practices } = JSON.parse(fs.readFileSync(at('assets/catalogue/opex-2020-04/structure.json'), 'utf8'));
  const moment = (n) => new Date(Date.UTC(2026, 0, 1 + n, 9)).toISOString();
  const record = (index, n) => ({ level: (index + n) % 5, ...(note && { note: `${n}: ${note}`, evidence: [{ label: 'Runbook', url: 'https://wiki.example.com/runbook' }] }) });
  const changed = (n) => practices.map((practice, index) => [practice.id, index]).filter(([, index]) => n === 0 || (index + n) % 10 === 0);
  const records = (n) => Object.fromEntries(changed(n).map(([practice, index]) => [practice, record(index, n)]));
  let answers = records(0);
  const snapshots = [];
  for (let n = 1; n <= nSnapshots; n += 1) {
    // Only how it looks matters here, not whether the seal fits.
    const seal = (number) => `sha-256:${String(number).padStart(64, '0')}`;
    snapshots.push({ name: 'milestone', taken_at: moment(n), ...(n > 1 && { previous: seal(n - 1) }), seal: seal(n), profile: {}, answers: n === 1 ? answers : records(n - 1) });
    answers = { ...answers, ...records(n) };
  }
  // Who changed which field last, as the app writes it.
  const by = '7k3f9q2m';
  const stamp = `${moment(nSnapshots)} ${by}`;
  const fields = note ? ['level', 'note', 'evidence'] : ['level'];
  const changes = { seen: { [by]: moment(nSnapshots) }, answers: Object.fromEntries(practices.map((practice) => [practice.id, Object.fromEntries(fields.map((field) => [field, stamp]))])) };
  return JSON.stringify({ format: 'opex-maturity/results', version: 2, catalogue: { id }, id: 'bench', changed_at: moment(0), profile: {}, answers, changes, snapshots });
}

// Runs inside the page before its own scripts: times the tasks in which an assessment is saved, and the storage's part.
function watchSaves() {
  const seen = { saves: [], inStorage: 0, isSave: false };
  Object.defineProperty(globalThis, '__saves', { value: seen.saves });
  for (const name of ['getItem', 'setItem', 'removeItem', 'key']) {
    const own = Storage.prototype[name];
    Storage.prototype[name] = function timed(...given) {
      if (name === 'setItem' && given[0].includes('/saved/')) seen.isSave = true;
      const began = performance.now();
      try {
        return own.apply(this, given);
      } finally {
        seen.inStorage += performance.now() - began;
      }
    };
  }
  const { setTimeout: own } = globalThis;
  globalThis.setTimeout = (act, ...rest) => own((...given) => {
    Object.assign(seen, { inStorage: 0, isSave: false });
    const began = performance.now();
    act(...given);
    if (seen.isSave) seen.saves.push({ all: performance.now() - began, inStorage: seen.inStorage });
  }, ...rest);
}

async function drop(page, text) {
  await page.evaluate((content) => {
    const transfer = new DataTransfer();
    transfer.items.add(new File([content], 'bench.opex.json'));
    for (const type of ['dragenter', 'dragover', 'drop']) document.querySelector('main').dispatchEvent(new DragEvent(type, { dataTransfer: transfer, bubbles: true, cancelable: true }));
  }, text);
  await page.locator('[data-save-state="saved"]').waitFor();
}

async function measure(browser, url, profile, text, nSaves) {
  const { context, page } = await freshPage(browser, { cpu: profile.cpu });
  try {
    // The local storage, which keeps the work where the database is refused, works within the task that is measured.
    await page.addInitScript(WITHOUT_DATABASE);
    await page.addInitScript(watchSaves);
    await page.goto(url);
    await page.locator('[data-app-ready]').first().waitFor({ state: 'attached' });
    await drop(page, text);
    await page.goto(`${url}#/assess`);
    const boxes = page.locator('[data-practice]').first().locator('input[type=radio]');
    await boxes.first().waitFor();
    const nBefore = await page.evaluate(() => globalThis.__saves.length);
    for (let n = 0; n < nSaves; n += 1) {
      await boxes.nth(1 + (n % 2)).evaluate((box) => box.click());
      await page.waitForFunction((number) => globalThis.__saves.length >= number, nBefore + n + 1, { timeout: 30_000 });
    }
    const saves = await page.evaluate((number) => globalThis.__saves.slice(number), nBefore);
    // The first keeps a recovery copy as well, which happens every two minutes at most.
    const [first, ...others] = saves;
    const stored = await page.evaluate(() => localStorage.getItem(Object.keys(localStorage).find((key) => key.includes('/saved/'))));
    const nFit = await page.evaluate((sealed) => {
      localStorage.clear();
      let n = 0;
      try {
        for (;; n += 1) localStorage.setItem(`opex-maturity/saved/${String(n).padStart(16, '0')}/1`, sealed);
      } catch {
        localStorage.clear();
        return n;
      }
    }, stored);
    return { nBytes: Buffer.byteLength(stored), first: first.all, all: median(others.map(({ all }) => all)), inStorage: median(others.map(({ inStorage }) => inStorage)), nFit };
  } finally {
    await context.close();
  }
}

export async function benchStoragePage(nSaves = 15) {
  if (nSaves < 2) throw new Problem('a first save and at least another are measured.');
  const server = await serve();
  const browser = await launch();
  try {
    const rows = [['a full assessment', 'bytes', 'fit', 'save ms', 'in storage', 'with a copy', 'save ms, slow', 'with a copy']];
    for (const [name, note, nSnapshots] of KINDS) {
      const text = resultsFile(note, nSnapshots);
      const plain = await measure(browser, server.url, PROFILES.plain, text, nSaves);
      const slow = await measure(browser, server.url, { cpu: PROFILES.slow.cpu }, text, nSaves);
      const ms = (value) => value.toFixed(1);
      rows.push([name, String(plain.nBytes), String(plain.nFit), ms(plain.all), ms(plain.inStorage), ms(plain.first), ms(slow.all), ms(slow.first)]);
    }
    say(table(rows));
    say('save: one task of the page, of medians; slow: a processor of a quarter of the speed; with a copy: keeps a recovery copy as well');
  } finally {
    await browser.close();
    await server.close();
  }
}

await main(import.meta.url, async ([nSaves]) => {
  await ensureBrowser();
  await benchStoragePage(nSaves === undefined ? undefined : Number(nSaves));
});
