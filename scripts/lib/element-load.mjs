// A first visit of a page with the element in it: what the element fetches until its first question can be answered, and
// until that answer is scored and saved.
import fs from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { launch } from './browser.mjs';
import { DIST } from './paths.mjs';
import { serve } from '../serve.mjs';

const HOST = '<!doctype html><html lang="en"><title>Host</title><script type="module" src="host.js"></script><opex-maturity></opex-maturity></html>';
const HOST_SCRIPT = "addEventListener('opex-save', (event) => event.preventDefault());\nimport('./embed/opex-maturity.js');\n";

/** What a step does without, by the names of files. */
const DOES_WITHOUT = { question: /_(?!bg)\w+\.wasm$|\/text\.\w+\.json$/, saved: /_(?!bg|app)\w+\.wasm$|\/text\.\w+\.json$/ };

/** Gives the files that were fetched in each step, `{ question: [{ name, bytes }], saved: … }`, as the host sends them. */
export async function fetchedByElement() {
  const dir = await fs.mkdtemp(path.join(os.tmpdir(), 'opex-maturity-'));
  await fs.cp(path.join(DIST, 'embed'), path.join(dir, 'embed'), { recursive: true, preserveTimestamps: true });
  await Promise.all([['index.html', HOST], ['host.js', HOST_SCRIPT]].map(([name, text]) => fs.writeFile(path.join(dir, name), text)));
  const server = await serve({ dir });
  const browser = await launch();
  try {
    const page = await browser.newPage();
    let step = 'question';
    let held = [];
    const goOn = (route) => (DOES_WITHOUT[step]?.test(route.request().url()) ? held.push(route) : route.continue());
    await page.route('**/*', goOn);
    const fetched = {};
    const seen = new Set();
    const end = async (next) => {
      const entries = await page.evaluate(() => performance.getEntriesByType('resource')
        .filter(({ name, responseEnd }) => responseEnd > 0 && name.includes('/embed/')).map(({ name, encodedBodySize }) => ({ name, bytes: encodedBodySize })));
      fetched[step] = entries.filter(({ name }) => !seen.has(name)).map(({ name, bytes }) => {
        seen.add(name);
        return { name: new URL(name).pathname.slice(1), bytes };
      }).sort((a, b) => b.bytes - a.bytes);
      step = next;
      const waiting = held;
      held = [];
      await Promise.all(waiting.map(goOn));
    };
    await page.goto(server.url);
    await page.locator('[data-action="new"]').click();
    await page.locator('[data-practice] input[value="3"]').first().check();
    await end('saved');
    await page.locator('[data-save-state="saved"]').waitFor({ state: 'attached' });
    await page.locator('[data-score="overall"]:not([data-value=""])').first().waitFor();
    await end(undefined);
    return fetched;
  } finally {
    await browser.close();
    await server.close();
    await fs.rm(dir, { recursive: true });
  }
}
