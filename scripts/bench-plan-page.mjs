// Measures the search for the optimal plan in Chromium with a processor of a quarter of this one's speed: four quarters
// of 60 days for half-filled assessments, from the moment in which the days are set until the proven plan is seen.
//   node scripts/bench-plan-page.mjs [RUNS]
import fs from 'node:fs/promises';
import { launch } from './lib/browser.mjs';
import { main, Problem, say } from './lib/exec.mjs';
import { freshPage, median, PROFILES, spread } from './lib/measure.mjs';
import { at } from './lib/paths.mjs';
import { between, tasksByMark, traced } from './lib/trace.mjs';
import { table } from './dist.mjs';
import { serve } from './serve.mjs';

const DAYS = '60';
// The days are taken, searched for, found (the last slice and the first drawing) and seen; the cards below them follow.
const MARKS = ['plan-asked', 'plan-taken', 'plan-found', 'plan-seen', 'plan-drawn'];
const [ASKED, , , SEEN, DRAWN] = MARKS;

const practices = async () => JSON.parse(await fs.readFile(at('assets/catalogue/opex-2020-04/structure.json'), 'utf8'));

/** Every other practice answered, with levels from 0 to `top` as if at random. */
async function halfFilled(top) {
  const { id, practices: all } = await practices();
  const answers = Object.fromEntries(all.filter((_, index) => index % 2 === 0).map((practice, index) => [practice.id, { level: (index * index + 3 * index) % 7 % (top + 1) }]));
  return JSON.stringify({ format: 'opex-maturity/results', version: 1, catalogue: id, id: 'bench', changed_at: '2026-01-01T00:00:00.000Z', profile: {}, answers });
}

const openExample = (page) => page.locator('.choice', { hasText: 'Try an example' }).click();
const openFile = async (page, text) => {
  const [chooser] = await Promise.all([page.waitForEvent('filechooser'), page.locator('.choice', { hasText: 'Open a results file' }).click()]);
  await chooser.setFiles({ name: 'bench.opex.json', mimeType: 'application/json', buffer: Buffer.from(text) });
};

const ASSESSMENTS = [
  ['the example, 47 answers', openExample],
  ['every other practice, level 0 to 4', async (page) => openFile(page, await halfFilled(4))],
  ['every other practice, level 0 or 1', async (page) => openFile(page, await halfFilled(1))],
];

// Runs inside the page. Nothing is polled, so that all tasks are the page's own.
function watch([asked, taken, found, seen, drawn]) {
  const next = (then) => {
    const channel = new MessageChannel();
    channel.port1.onmessage = then;
    channel.port2.postMessage(0);
  };
  addEventListener('input', () => {
    performance.mark(asked);
    // The search waits for 150 ms, in which what was typed is drawn.
    setTimeout(() => performance.mark(taken), 120);
  }, { capture: true, once: true });
  globalThis.__isWatching = true;
  return new Promise((resolve) => {
    const is = (mark) => performance.getEntriesByName(mark).length > 0;
    const observer = new MutationObserver(() => {
      if (!document.querySelector('[data-wave]')) return;
      // The quarters are drawn first, how sure they are after them.
      if (!is(found)) performance.mark(found);
      const state = document.querySelector('[data-plan]').dataset.plan;
      if (state === 'searching') return;
      if (!is(seen)) requestAnimationFrame(() => next(() => performance.mark(seen)));
      if (document.querySelector('.waves[aria-busy]')) return;
      observer.disconnect();
      requestAnimationFrame(() => next(() => {
        performance.mark(drawn);
        resolve(state);
      }));
    });
    observer.observe(document, { subtree: true, childList: true, attributeFilter: ['data-plan', 'aria-busy'] });
  });
}

async function measure(browser, url, open) {
  const { context, page, devtools } = await freshPage(browser, { cpu: 1 });
  await page.goto(url);
  await page.locator('[data-app-ready]').first().waitFor({ state: 'attached' });
  await open(page);
  await page.locator('[data-score="overall"]').first().waitFor();
  await page.evaluate(() => { location.hash = '#/plan'; });
  await page.getByLabel('Person-days per quarter', { exact: true }).focus();
  // What the view fetches and draws behind itself is not part of the search.
  await page.waitForLoadState('networkidle');
  await devtools.send('Emulation.setCPUThrottlingRate', { rate: PROFILES.slow.cpu });
  let state;
  const trace = await traced(browser, page, async () => {
    const seen = page.evaluate(watch, MARKS);
    await page.waitForFunction(() => globalThis.__isWatching);
    await page.keyboard.insertText(DAYS);
    state = await seen;
  });
  const waves = await page.locator('[data-wave]').count();
  await context.close();
  if (waves !== 4) throw new Problem(`the plan shows ${waves} quarters instead of 4; adapt scripts/bench-plan-page.mjs to the plan view.`);
  const [taking, searching, showing, drawing] = tasksByMark(trace, MARKS);
  return { state, seen: between(trace, ASKED, SEEN), drawn: between(trace, ASKED, DRAWN), taking, searching, showing, drawing };
}

export async function benchPlanPage(runs = 3) {
  const server = await serve();
  const browser = await launch();
  const rows = [[`half-filled assessment, 4 × ${DAYS} days`, 'runs', 'proven', 'set → seen, median (least–most)', 'longest task of the search', 'its tasks > 16 ms', '> 50 ms', 'longest while taking the days', '… showing the first cards', '… drawing the others', 'set → all drawn']];
  try {
    for (const [name, open] of ASSESSMENTS) {
      const seen = [];
      for (let run = 0; run < runs; run += 1) seen.push(await measure(browser, server.url, open));
      const longest = (part) => `${Math.max(...seen.flatMap((one) => one[part])).toFixed(0)} ms`;
      const over = (limit) => median(seen.map(({ searching }) => searching.filter((task) => task > limit).length)).toFixed(0);
      const proven = seen.filter(({ state }) => state === 'proven').length;
      rows.push([name, String(runs), String(proven), `${spread(seen.map((one) => one.seen))} ms`, longest('searching'), over(16), over(50), longest('taking'), longest('showing'), longest('drawing'), `${spread(seen.map((one) => one.drawn))} ms`]);
    }
  } finally {
    await browser.close();
    await server.close();
  }
  say(table(rows));
  say('Processor at a quarter of its speed. Tasks of the main thread, from the browser\'s trace: those over 16 ms may cost a frame, those over 50 ms are');
  say('felt. Showing the first cards includes the last slice. Goal: all proven, no task of the search over 16 ms.');
}

await main(import.meta.url, ([runs]) => benchPlanPage(Number(runs ?? 3)));
