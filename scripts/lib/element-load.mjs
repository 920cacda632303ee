// A first visit of a page with the element in it: what the element fetches until its first question can be answered, and
// until that answer is scored and saved.
import fs from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { launch } from './browser.mjs';
import { countSteps, firstAnswer } from './first-visit.mjs';
import { DIST } from './paths.mjs';
import { serve } from '../serve.mjs';

const HOST = '<!doctype html><html lang="en"><title>Host</title><script type="module" src="host.js"></script><opex-maturity></opex-maturity></html>';
const HOST_SCRIPT = "addEventListener('opex-save', (event) => event.preventDefault());\nimport('./embed/opex-maturity.js');\n";

/** What a step does without. */
const WAITS_FOR = {
  question: (url) => /_(?!bg)\w+\.wasm$|\/text\.\w+\.json$/.test(url),
  saved: (url) => /_(?!bg|app)\w+\.wasm$|\/text\.\w+\.json$/.test(url),
};

/** Gives the files that were fetched in each step, `{ question: [{ name, bytes }], saved: … }`, as the host sends them. */
export async function fetchedByElement() {
  const dir = await fs.mkdtemp(path.join(os.tmpdir(), 'opex-maturity-'));
  await fs.cp(path.join(DIST, 'embed'), path.join(dir, 'embed'), { recursive: true, preserveTimestamps: true });
  await Promise.all([['index.html', HOST], ['host.js', HOST_SCRIPT]].map(([name, text]) => fs.writeFile(path.join(dir, name), text)));
  const server = await serve({ dir });
  const browser = await launch();
  try {
    const page = await browser.newPage();
    const { fetched, end } = await countSteps(page, { waits: WAITS_FOR, counts: (url) => url.includes('/embed/') });
    await page.goto(server.url);
    await firstAnswer(page, end);
    await end(undefined);
    return fetched;
  } finally {
    await browser.close();
    await server.close();
    await fs.rm(dir, { recursive: true });
  }
}
