// Bytes that the search for the optimal plan adds to the app's module: what the module weighs with all functions of
// crates/planner and crates/model/src/plan, and with nothing in them, so that wasm-opt removes what only they use. What the compiler has inlined
// elsewhere stays in both. Reads what the last release build has linked.
//   node scripts/plan-bytes.mjs
import fs from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import zlib from 'node:zlib';
import { main, Problem, say } from './lib/exec.mjs';
import { emptied, parts } from './lib/wasm.mjs';
import { kilobytes, sizes, table } from './dist.mjs';
import { shrinkWasm } from './finish.mjs';
import { isApp, splitLinked } from './split.mjs';

// Both ways in which rustc mangles `opex_planner` and `opex_model::plan`.
const isOfPlan = (name) => /12opex_planner\d|opex_planner\.\.|10opex_model4plan\d|opex_model\.\.plan\.\./.test(name);
// Inlined, an empty function would take the code behind its call along.
const KEEP_CALLS = ['*12opex_planner*', '*opex_planner..*', '*10opex_model4plan*', '*opex_model..plan..*']
  .map((pattern) => `--no-inline=${pattern}`);

/** What the release build has made of the app's module. */
async function shipped() {
  const chunk = (await sizes()).find(({ name }) => isApp(name));
  if (!chunk) throw new Problem('dist/ holds no app module of its own; "make dist" builds it.');
  return chunk;
}

/** The same module without the search, and how many functions that takes out. */
async function withoutSearch() {
  const dir = await fs.mkdtemp(path.join(os.tmpdir(), 'opex-maturity-'));
  try {
    const file = (await splitLinked(dir)).find((name) => name.endsWith('split_app.wasm'));
    if (!file) throw new Problem('the splitter gave no app module.');
    const module = await fs.readFile(file);
    await fs.writeFile(file, emptied(module, isOfPlan));
    await shrinkWasm(file, KEEP_CALLS);
    const shrunk = await fs.readFile(file);
    const count = parts(module).functions.filter(({ name }) => isOfPlan(name)).length;
    return { count, raw: shrunk.length, br: (await promisify(zlib.brotliCompress)(shrunk)).length };
  } finally {
    await fs.rm(dir, { recursive: true });
  }
}

export async function planBytesTable() {
  const [whole, without] = [await shipped(), await withoutSearch()];
  const row = (name, raw, br) => [name, kilobytes(raw), kilobytes(br)];
  const rows = table([
    ['app module', 'bytes', 'brotli'],
    row('with the search', whole.raw, whole.br),
    row('without', without.raw, without.br),
    row(`the search (${without.count} functions, and what only they use)`, whole.raw - without.raw, whole.br - without.br),
  ]);
  return `${rows}\nThe app's module comes behind the first view. Goal: well below the 148 kB of the smallest solver from a registry (docs/planning.md).`;
}

await main(import.meta.url, async () => say(await planBytesTable()));
