// Measures the built page in Chromium: cold loads and one answer, plain and on a slow network and
// processor. The floor is a bare page with one button, measured in the same run: machines differ, so
// only what lies above it says something about the page.
//   node scripts/bench-page.mjs [RUNS]
import fs from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { launch } from './lib/browser.mjs';
import { main, Problem, say } from './lib/exec.mjs';
import { freshPage, median, metrics, PROFILES, spread } from './lib/measure.mjs';
import { at } from './lib/paths.mjs';
import { kilobytes, table } from './dist.mjs';
import { serve } from './serve.mjs';

const PRESSES = 20;

async function coldLoad(browser, url, profile) {
  const { context, page, devtools } = await freshPage(browser, profile);
  const fetched = [];
  page.on('requestfinished', (request) => fetched.push(request.sizes().then(({ responseBodySize, responseHeadersSize }) => responseBodySize + responseHeadersSize, () => 0)));
  await page.goto(url, { waitUntil: 'commit' });
  await page.waitForFunction(() => globalThis.__marks?.ready, null, { polling: 100, timeout: 120_000 })
    .catch(() => { throw new Problem(`[data-app-ready] did not appear within two minutes on ${url}`); });
  await page.waitForLoadState('networkidle');
  const { ready, paint } = await page.evaluate(() => ({ ready: globalThis.__marks.ready, paint: performance.getEntriesByName('first-contentful-paint')[0]?.startTime }));
  const { TaskDuration } = await metrics(devtools);
  await devtools.send('HeapProfiler.collectGarbage');
  const { JSHeapUsedSize } = await metrics(devtools);
  const bytes = (await Promise.all(fetched)).reduce((sum, size) => sum + size, 0);
  await context.close();
  return { ready, paint, cpu: TaskDuration * 1000, heap: JSHeapUsedSize, bytes, requests: fetched.length };
}

/** Presses the targets in turn with the mouse, as a person would, and gives both delays of each. */
async function press(page, targets) {
  const delays = [];
  for (let index = 0; index < PRESSES; index += 1) {
    const target = targets[index % targets.length];
    await target.scrollIntoViewIfNeeded();
    await target.hover();
    await page.waitForTimeout(150);
    await page.mouse.down();
    await page.waitForTimeout(30);
    await page.mouse.up();
    await page.waitForTimeout(300);
    delays.push(await page.evaluate(() => globalThis.__marks.presses.at(-1)));
  }
  // The first ones compile what later ones only run.
  return delays.slice(2);
}

async function answerDelays(browser, url, profile) {
  const { context, page } = await freshPage(browser, { cpu: profile.cpu });
  await openTopic(page, url);
  // The label, because that is what people press.
  const label = (value) => page.locator('[data-practice]').first().locator(`label:has(input[type=radio][value="${value}"])`).first();
  const delays = await press(page, ['1', '2', '3'].map(label));
  const last = ['1', '2', '3'][(PRESSES - 1) % 3];
  if (!(await label(last).locator('input').isChecked())) throw new Problem('the presses did not change the answer, so their times mean nothing.');
  await context.close();
  return delays;
}

// A first visit begins on the start view; the example is one press away, half filled as real work is.
async function openTopic(page, url) {
  await page.goto(url);
  const { topics } = JSON.parse(await fs.readFile(at('assets/catalogue/opex-2020-04/structure.json'), 'utf8'));
  try {
    await page.getByRole('button', { name: /example/i }).first().click();
    await page.locator('[data-score="overall"]').first().waitFor();
    await page.evaluate((topic) => { location.hash = `#/assess/${topic}`; }, topics[0].id);
    await page.locator('[data-practice] input[type=radio]').first().waitFor();
  } catch (error) {
    throw new Problem(`the example could not be opened on ${topics[0]?.id}; adapt openTopic in scripts/bench-page.mjs to the start view. (${error.message.split('\n')[0]})`);
  }
}

async function floorDelays(browser, profile) {
  const folder = await fs.mkdtemp(path.join(os.tmpdir(), 'opex-maturity-floor-'));
  await fs.writeFile(path.join(folder, 'index.html'), '<!DOCTYPE html><title>floor</title><script src="floor.js" defer></script><p>0</p><button>one more</button>');
  await fs.writeFile(path.join(folder, 'floor.js'), "let n = 0; const p = document.querySelector('p'); document.querySelector('button').addEventListener('click', () => { p.textContent = ++n; });");
  const server = await serve({ dir: folder });
  const { context, page } = await freshPage(browser, { cpu: profile.cpu }, 'button');
  await page.goto(server.url);
  const delays = await press(page, [page.locator('button')]);
  await context.close();
  await server.close();
  await fs.rm(folder, { recursive: true });
  return delays;
}

export async function benchPage(runs = 7) {
  const [load] = os.loadavg();
  const processors = os.availableParallelism();
  if (load > processors / 2) say(`This machine is busy (load ${load.toFixed(1)}, ${processors} processors): times come out too high, sizes and processor time do not.`);
  const server = await serve();
  const browser = await launch();
  try {
    const loads = { rows: [['cold load, median (least–most) of ' + runs, 'ready', 'first paint', 'processor', 'heap after GC', 'transferred', 'requests']] };
    const answers = { rows: [[`one answer, median of ${PRESSES - 2}`, 'press → paint', 'click → paint', 'floor, press', 'floor, click', 'above floor, click']] };
    for (const [name, profile] of Object.entries(PROFILES)) {
      await coldLoad(browser, server.url, profile);
      const seen = [];
      for (let run = 0; run < runs; run += 1) seen.push(await coldLoad(browser, server.url, profile));
      const all = (key) => seen.map((load) => load[key]);
      loads.rows.push([name, `${spread(all('ready'))} ms`, `${spread(all('paint'))} ms`, `${median(all('cpu')).toFixed(0)} ms`, `${(median(all('heap')) / 2 ** 20).toFixed(1)} MiB`, kilobytes(median(all('bytes'))), String(median(all('requests')))]);

      const [floor, answer] = [await floorDelays(browser, profile), await answerDelays(browser, server.url, profile)];
      const of = (delays, type) => median(delays.map((delay) => delay[type]));
      const ms = (value) => `${value.toFixed(1)} ms`;
      answers.rows.push([name, ms(of(answer, 'pointerdown')), ms(of(answer, 'click')), ms(of(floor, 'pointerdown')), ms(of(floor, 'click')), ms(of(answer, 'click') - of(floor, 'click'))]);
    }
    say(table(loads.rows));
    say('');
    say(table(answers.rows));
  } finally {
    await browser.close();
    await server.close();
  }
}

await main(import.meta.url, ([runs]) => benchPage(Number(runs ?? 7)));
