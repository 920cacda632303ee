// Measures in a real load what has to be fetched until the first question can be answered, until that answer is scored and
// saved, and until the results are shown; what each later view's module weighs; and what the element fetches. All as the
// host sends it (brotli); fails above the limits.
//   node scripts/budget.mjs
import fs from 'node:fs';
import path from 'node:path';
import { launch } from './lib/browser.mjs';
import { fetchedByElement } from './lib/element-load.mjs';
import { countSteps, firstAnswer } from './lib/first-visit.mjs';
import { main, Problem, say } from './lib/exec.mjs';
import { DIST } from './lib/paths.mjs';
import { kilobytes, sizes, table } from './dist.mjs';
import { isApp, isChunk } from './split.mjs';
import { serve } from './serve.mjs';

/** Bytes until each step of a first visit, together: what there is and a little room. */
const LIMITS = { question: 110_000, saved: 222_000, results: 314_000 };
const STEPS = { question: 'the first question can be answered', saved: 'the answer is scored and saved', results: 'the results are shown' };

/** Bytes of each module that comes with a view, and of what several views share. */
const PART_LIMITS = { start: 12_000, assess: 31_000, features: 58_000, view: 53_000, catalogue: 41_000, dialogs: 29_000, frame: 12_000, history: 16_000, notices: 6_000, others: 72_000, plan: 145_000, results: 38_000, settings: 8_000, share: 32_000 };

/** Bytes of one language's catalogue text. */
const TEXT_LIMIT = 70_000;

/** Bytes that the element fetches until each step of a first visit, together. */
const ELEMENT_LIMITS = { question: 115_000, saved: 241_000 };

// What a step does without.
const nameOf = (url) => path.posix.basename(new URL(url).pathname);
const isText = (url) => /^text\.\w+-\w+\.json$/.test(nameOf(url));
const isPart = (url) => isChunk(new URL(url).pathname) && !isApp(nameOf(url));
const WAITS_FOR = { question: (url) => isText(url) || isPart(url) || isApp(nameOf(url)), saved: (url) => isText(url) || isPart(url), results: (url) => isText(url) || (isPart(url) && !/^(view|results)-/.test(nameOf(url))) };

/** Goes through a first visit; gives the parts that were fetched in each step, `{ question: [{ name, bytes }], … }`. */
export async function fetchedByStep() {
  const server = await serve();
  const browser = await launch();
  try {
    const page = await browser.newPage({ serviceWorkers: 'block' });
    const { fetched, end } = await countSteps(page, { waits: WAITS_FOR });
    await page.goto(server.url);
    await firstAnswer(page, end);
    await end('results');
    await page.locator('.tabs a[href="#/results"]').click();
    await page.locator('.results [data-score="overall"]').first().waitFor();
    await end(undefined);
    return fetched;
  } finally {
    await browser.close();
    await server.close();
  }
}

/** Prints the steps of a first visit, and gives what is above its limit. */
function stepProblems(fetched, limits, by = '') {
  let together = 0;
  const problems = [];
  for (const [step, parts] of Object.entries(fetched)) {
    together += parts.reduce((sum, { bytes }) => sum + bytes, 0);
    say(`\nFetched${by} until ${STEPS[step]}, as brotli:`);
    say(table([...parts.filter(({ bytes }) => bytes >= 100).map(({ name, bytes }) => [name, kilobytes(bytes), '']), ['together with all before', kilobytes(together), `limit ${kilobytes(limits[step])}`]]));
    if (together > limits[step]) problems.push(`fetched${by} until ${STEPS[step]}: ${kilobytes(together - limits[step])} too much`);
  }
  return problems;
}

const packed = ({ br, raw }) => br ?? raw;

async function fileProblems() {
  const files = await sizes();
  const rows = files.filter(({ name }) => isPart(`file:///${name}`)).map((file) => ({ part: nameOf(`file:///${file.name}`).split('-')[0], bytes: packed(file), limit: 0 }));
  for (const row of rows) row.limit = PART_LIMITS[row.part] ?? 0;
  const text = files.filter(({ name }) => isText(`file:///${name}`)).map((file) => ({ part: `text of a language: ${nameOf(`file:///${file.name}`)}`, bytes: packed(file), limit: TEXT_LIMIT })).sort((a, b) => b.bytes - a.bytes)[0];
  const all = [...rows, text];
  say('\nEach module of its own, and the text, as brotli:');
  say(table(all.map(({ part, bytes, limit }) => [part, kilobytes(bytes), `limit ${kilobytes(limit)}`])));
  return all.filter(({ bytes, limit }) => bytes > limit).map(({ part, bytes, limit }) => `${part}: ${kilobytes(bytes - limit)} too much`);
}

/** Prints everything that is counted, and gives what is above its limit. The element is built by "make dist". */
export async function budgetProblems() {
  const byElement = fs.existsSync(path.join(DIST, 'embed')) ? stepProblems(await fetchedByElement(), ELEMENT_LIMITS, ' by the element') : [];
  return [...stepProblems(await fetchedByStep(), LIMITS), ...byElement, ...(await fileProblems())];
}

await main(import.meta.url, async () => {
  const problems = await budgetProblems();
  if (problems.length) throw new Problem(`over the budget:\n  ${problems.join('\n  ')}\nMake the largest parts smaller ("node scripts/wasm-parts.mjs --functions 40" shows the WebAssembly's), or fetch them with the view that needs them.`);
});
