// Measures in a real load what the page fetches until it can be used, and what a language of the catalogue weighs, as
// the host sends them (brotli); fails above the limits.
//   node scripts/budget.mjs
import fs from 'node:fs/promises';
import path from 'node:path';
import { launch } from './lib/browser.mjs';
import { main, Problem, say } from './lib/exec.mjs';
import { DIST } from './lib/paths.mjs';
import { kilobytes, table } from './dist.mjs';
import { FOREVER } from './hash-names.mjs';
import { serve } from './serve.mjs';

/**
 * Bytes of everything asked for before `[data-app-ready]` on a first visit: what there is and a little room. Digests take
 * 1 kB of it, the styles that hold within any page 1.5 kB, those of the later views about 6 kB.
 */
const LIMIT = 90_000;

/** Bytes of one language's catalogue text, which is fetched behind the first view. */
const TEXT_LIMIT = 70_000;

// Runs inside the page: notes the moment in which the page says that it can be used.
function noteReady() {
  new MutationObserver((_, observer) => {
    if (!document.querySelector('[data-app-ready]')) return;
    globalThis.__readyAt = performance.now();
    observer.disconnect();
  }).observe(document, { childList: true, subtree: true, attributes: true, attributeFilter: ['data-app-ready'] });
}

/** Everything the page asked for before it was ready, even if it came later: `{ name, bytes }`, the largest first. */
export async function fetchedUntilReady() {
  const server = await serve();
  const browser = await launch();
  try {
    const page = await browser.newPage();
    await page.addInitScript(noteReady);
    await page.goto(server.url, { waitUntil: 'networkidle' });
    await page.waitForFunction(() => globalThis.__readyAt, null, { timeout: 30_000 });
    const parts = await page.evaluate(() => [...performance.getEntriesByType('navigation'), ...performance.getEntriesByType('resource')]
      .filter(({ startTime }) => startTime <= globalThis.__readyAt)
      .map(({ name, encodedBodySize }) => ({ name: new URL(name).pathname.slice(1) || 'index.html', bytes: encodedBodySize })));
    return parts.sort((a, b) => b.bytes - a.bytes);
  } finally {
    await browser.close();
    await server.close();
  }
}

/** Prints the parts and gives what they exceed the limit by, in bytes. */
export async function budgetTable() {
  const parts = await fetchedUntilReady();
  const total = parts.reduce((sum, { bytes }) => sum + bytes, 0);
  say('Fetched until the page can be used, as brotli:');
  say(table([...parts.map(({ name, bytes }) => [name, kilobytes(bytes), `${((bytes / total) * 100).toFixed(0)} %`]), ['together', kilobytes(total), `limit ${kilobytes(LIMIT)}`]]));
  return total - LIMIT;
}

/** The largest catalogue text as the host sends it, `{ name, bytes }`. */
async function largestText() {
  const dir = path.join(DIST, FOREVER, 'catalogue');
  const names = (await fs.readdir(dir)).filter((name) => /^text\.\w+-\w+\.json\.br$/.test(name));
  const texts = await Promise.all(names.map(async (name) => ({ name: name.replace('.br', ''), bytes: (await fs.stat(path.join(dir, name))).size })));
  return texts.sort((a, b) => b.bytes - a.bytes)[0];
}

await main(import.meta.url, async () => {
  const over = await budgetTable();
  if (over > 0) throw new Problem(`${kilobytes(over)} over the budget of ${kilobytes(LIMIT)}. Make the largest parts smaller ("node scripts/wasm-parts.mjs --functions 40" shows the WebAssembly's), or fetch after the first view what it does not need.`);
  const text = await largestText();
  say(`Largest catalogue text: ${text.name}, ${kilobytes(text.bytes)} of ${kilobytes(TEXT_LIMIT)}.`);
  if (text.bytes > TEXT_LIMIT) throw new Problem(`${text.name} is ${kilobytes(text.bytes - TEXT_LIMIT)} over its budget.`);
});
