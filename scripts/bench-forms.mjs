// Measures each form of the page: its bytes, and the time until it can be used, cold and warm. Warm is a second visit to
// the hosted page, which its service worker answers; from disk and in an element it only shows what the browser keeps by
// itself.
//   node scripts/bench-forms.mjs [RUNS]
import fs from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { fetchedByStep } from './budget.mjs';
import { kilobytes, sizes, table } from './dist.mjs';
import { EMBED } from './embed.mjs';
import { FOREVER } from './hash-names.mjs';
import { launch } from './lib/browser.mjs';
import { main, Problem, say } from './lib/exec.mjs';
import { freshPage, PROFILES, spread } from './lib/measure.mjs';
import { DIST } from './lib/paths.mjs';
import { ONE_FILE } from './one-file.mjs';
import { serve } from './serve.mjs';

async function readyAfter(page, address) {
  await page.goto(address, { waitUntil: 'commit' });
  await page.waitForFunction(() => globalThis.__marks?.ready, null, { polling: 50, timeout: 120_000 })
    .catch(() => { throw new Problem(`[data-app-ready] did not appear within two minutes on ${address}`); });
  return page.evaluate(() => globalThis.__marks.ready);
}

/** A first visit and a second one, by a browser that has not been here: milliseconds until each can be used. */
async function visit(browser, address, profile) {
  const { context, page } = await freshPage(browser, profile);
  const cold = await readyAfter(page, address);
  if (address.startsWith('http')) {
    await page.evaluate(() => navigator.serviceWorker.ready);
    await page.waitForFunction(() => navigator.serviceWorker.controller, null, { timeout: 120_000 });
  }
  await page.goto('about:blank');
  const warm = await readyAfter(page, address);
  const answered = await page.evaluate(() => performance.getEntriesByType('navigation')[0].workerStart > 0);
  if (answered !== address.startsWith('http')) throw new Problem('the second visit was not answered as it should be, so its time means nothing.');
  await context.close();
  return { cold, warm };
}

async function bytesTable() {
  const { question, saved } = await fetchedByStep();
  const all = await sizes();
  const sent = ({ raw, br }) => br ?? raw;
  const whole = all.filter(({ name }) => name.startsWith(FOREVER) || ['index.html', 'manifest.webmanifest', 'service-worker.js'].includes(name));
  const total = (list, of) => list.reduce((sum, item) => sum + of(item), 0);
  const { size } = await fs.stat(path.join(DIST, ONE_FILE));
  return table([
    ['form', 'bytes'],
    ['hosted, until the first question can be answered (brotli)', kilobytes(total(question, ({ bytes }) => bytes))],
    ['hosted, until that answer is scored and saved (brotli)', kilobytes(total([...question, ...saved], ({ bytes }) => bytes))],
    ['hosted, in whole, as kept for use without a network (brotli)', kilobytes(total(whole, sent))],
    ['one file', kilobytes(size)],
  ]);
}

/** In the page: presses what begins an assessment as soon as it is there, answers the first question and notes when. */
function answerAtOnce() {
  const times = {};
  globalThis.__answered = times;
  const root = () => document.querySelector('opex-maturity')?.shadowRoot ?? document;
  const find = (selector) => [...root().querySelectorAll(selector)].find((one) => one.getBoundingClientRect().width > 0 && !one.disabled);
  const press = (name, selector) => {
    const found = times[name] === undefined && find(selector);
    if (!found) return;
    times[name] = performance.now();
    setTimeout(() => found.click(), 0);
  };
  const look = () => {
    press('begin', '[data-action="new"]');
    press('question', '[data-practice] input[value="3"]');
    if (times.question !== undefined && root().querySelector('.save-state[data-save-state="saved"]:not(:empty)')) times.saved ??= performance.now();
    else requestAnimationFrame(look);
  };
  requestAnimationFrame(look);
}

/** Milliseconds until a browser that has not been here can answer the first question, and until that is called saved. */
async function firstAnswer(browser, address, profile) {
  const { context, page } = await freshPage(browser, profile);
  await page.addInitScript(answerAtOnce);
  await page.goto(address, { waitUntil: 'commit' });
  await page.waitForFunction(() => globalThis.__answered?.saved, null, { polling: 50, timeout: 120_000 });
  const times = await page.evaluate(() => globalThis.__answered);
  await context.close();
  return times;
}

async function answerRows(browser, form, address, runs) {
  const rows = [];
  for (const [name, profile] of Object.entries(PROFILES)) {
    await firstAnswer(browser, address, profile);
    const seen = [];
    for (let run = 0; run < runs; run += 1) seen.push(await firstAnswer(browser, address, profile));
    rows.push([`${form}, ${name}`, ...['question', 'saved'].map((key) => `${spread(seen.map((times) => times[key]))} ms`)]);
  }
  return rows;
}

const HOST = '<!doctype html><html lang="en"><meta charset="utf-8"><title>Host</title><link rel="icon" href="data:,"><script type="module" src="host.js"></script><opex-maturity></opex-maturity></html>';
const HOST_SCRIPT = "addEventListener('opex-ready', () => { globalThis.__elementAt = performance.now(); });\naddEventListener('opex-save', (event) => event.preventDefault());\nimport('./embed/opex-maturity.js');\n";

/** A page with an element, visited twice by a browser that has not been here: milliseconds until each can be used, and the bytes of the first. */
async function visitElement(browser, address, profile) {
  const { context, page } = await freshPage(browser, profile);
  const ready = async () => {
    await page.goto(address, { waitUntil: 'commit' });
    await page.waitForFunction(() => globalThis.__elementAt, null, { polling: 50, timeout: 120_000 });
    return page.evaluate(() => globalThis.__elementAt);
  };
  const cold = await ready();
  const bytes = await page.evaluate(() => performance.getEntriesByType('resource')
    .filter(({ name, startTime }) => name.includes('/embed/') && startTime <= globalThis.__elementAt)
    .reduce((sum, { encodedBodySize }) => sum + encodedBodySize, 0));
  await page.goto('about:blank');
  const warm = await ready();
  await context.close();
  return { cold, warm, bytes };
}

async function elementRows(browser, runs) {
  const dir = await fs.mkdtemp(path.join(os.tmpdir(), 'opex-bench-'));
  await fs.cp(EMBED, path.join(dir, 'embed'), { recursive: true, preserveTimestamps: true });
  await Promise.all([['index.html', HOST], ['host.js', HOST_SCRIPT]].map(([name, text]) => fs.writeFile(path.join(dir, name), text)));
  const server = await serve({ dir });
  try {
    const rows = [];
    let bytes;
    for (const [name, profile] of Object.entries(PROFILES)) {
      const seen = [];
      for (let run = 0; run < runs + 1; run += 1) seen.push(await visitElement(browser, server.url, profile));
      [bytes] = seen.splice(0, 1).map((first) => first.bytes);
      rows.push([`element, ${name}`, ...['cold', 'warm'].map((key) => `${spread(seen.map((times) => times[key]))} ms`)]);
    }
    say(`  element, until its app is there (brotli)   ${kilobytes(bytes)}`);
    return { rows, answers: await answerRows(browser, 'element', server.url, runs) };
  } finally {
    await server.close();
    await fs.rm(dir, { recursive: true });
  }
}

export async function benchForms(runs = 7) {
  say(await bytesTable());
  const server = await serve();
  const browser = await launch();
  try {
    const rows = [[`until it can be used, median (least–most) of ${runs}`, 'cold', 'warm']];
    for (const [name, profile] of Object.entries(PROFILES)) {
      for (const [form, address] of [['hosted', server.url], ['one file', pathToFileURL(path.join(DIST, ONE_FILE)).href]]) {
        await visit(browser, address, profile);
        const seen = [];
        for (let run = 0; run < runs; run += 1) seen.push(await visit(browser, address, profile));
        rows.push([`${form}, ${name}`, ...['cold', 'warm'].map((key) => `${spread(seen.map((times) => times[key]))} ms`)]);
      }
    }
    const element = await elementRows(browser, runs);
    say(`\n${table([...rows, ...element.rows])}`);
    const answers = [[`first visit, median (least–most) of ${runs}`, 'first question', 'scored and saved']];
    say(`\n${table([...answers, ...(await answerRows(browser, 'hosted', server.url, runs)), ...element.answers])}`);
  } finally {
    await browser.close();
    await server.close();
  }
}

await main(import.meta.url, ([runs]) => benchForms(Number(runs ?? 7)));
