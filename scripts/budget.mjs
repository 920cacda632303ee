// Measures in a real load what the page fetches until it can be used, as the host sends it (brotli), and
// fails above the limit.
//   node scripts/budget.mjs
import { browserPath, launch } from './lib/browser.mjs';
import { main, Problem, say } from './lib/exec.mjs';
import { kilobytes, table } from './dist.mjs';
import { serve } from './serve.mjs';

/** Bodies of everything asked for before `[data-app-ready]`, 160 kB being what the project promises. */
const LIMIT = 160_000;

/** Everything the page asked for before it was ready: `{ name, bytes }`, the largest first. */
export async function fetchedUntilReady() {
  browserPath();
  const server = await serve();
  const browser = await launch();
  try {
    const page = await browser.newPage();
    const answers = [];
    page.on('response', (response) => answers.push(response));
    await page.goto(server.url);
    await page.locator('[data-app-ready]').first().waitFor({ state: 'attached', timeout: 30_000 });
    // Asked for before the page was ready counts, even if it arrives a moment later.
    const counted = [...answers];
    const parts = await Promise.all(counted.map(async (response) => {
      const { responseBodySize } = await response.request().sizes();
      return { name: new URL(response.url()).pathname.slice(1) || 'index.html', bytes: responseBodySize };
    }));
    return parts.sort((a, b) => b.bytes - a.bytes);
  } finally {
    await browser.close();
    await server.close();
  }
}

export async function budget() {
  const parts = await fetchedUntilReady();
  const total = parts.reduce((sum, { bytes }) => sum + bytes, 0);
  say('Fetched until the page can be used, as brotli:');
  say(table([...parts.map(({ name, bytes }) => [name, kilobytes(bytes), `${((bytes / total) * 100).toFixed(0)} %`]), ['together', kilobytes(total), `${((total / LIMIT) * 100).toFixed(0)} % of ${kilobytes(LIMIT)}`]]));
  if (total > LIMIT) throw new Problem(`${kilobytes(total - LIMIT)} over the budget of ${kilobytes(LIMIT)}. Make the largest parts smaller, or fetch after the first view what it does not need.`);
}

await main(import.meta.url, budget);
