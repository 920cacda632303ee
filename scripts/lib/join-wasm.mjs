// Joins WebAssembly modules that import the same memory, tables and globals into one.
import fs from 'node:fs/promises';
import path from 'node:path';
import { exec, Problem } from './exec.mjs';

// What rustc's target has on since 1.87, so what a module may already use; binaryen's tools must not refuse it.
const WASM_FEATURES = ['bulk-memory', 'bulk-memory-opt', 'multivalue', 'mutable-globals', 'nontrapping-float-to-int', 'reference-types', 'sign-ext', 'call-indirect-overlong'];
export const FEATURE_FLAGS = WASM_FEATURES.map((name) => `--enable-${name}`);

/** Runs one of binaryen's tools. */
export async function binaryen(tool, args) {
  const { code, out } = await exec(tool, args);
  if (code !== 0) throw new Problem(`${tool} failed; if it is not found, run "npm ci".\n${out}`);
}

/** One import for each thing: the merging tool keeps those of every module, so that a memory would be several. */
export function withoutRepeatedImports(text) {
  const names = new Map();
  const known = new Map();
  const kept = text.split('\n').filter((line) => {
    const [, module, field, kind, name] = line.match(/^ \(import "([^"]*)" "([^"]*)" \((memory|table|global) (\$[^\s()]+)/) ?? [];
    if (!name) return true;
    const key = `${kind} ${module} ${field}`;
    if (known.has(key)) names.set(name, known.get(key));
    else known.set(key, name);
    return !names.has(name);
  });
  return kept.join('\n').replace(/\$[^\s()]+/g, (name) => names.get(name) ?? name);
}

/** Joins the modules of these files in the first of them. */
export async function joinWasm([first, ...others]) {
  if (!others.length) return;
  const [merged, text] = ['merged.wasm', 'merged.wat'].map((name) => path.join(path.dirname(first), name));
  // Until the repeated imports are gone, there are many memories.
  const flags = [...FEATURE_FLAGS, '--enable-multimemory'];
  const named = [first, ...others].flatMap((file) => [file, path.basename(file, '.wasm')]);
  // With the functions' names, by which they are put in order later.
  await binaryen('wasm-merge', [...flags, '-g', ...named, '--rename-export-conflicts', '-o', merged]);
  await binaryen('wasm-dis', [...flags, merged, '-o', text]);
  await fs.writeFile(text, withoutRepeatedImports(await fs.readFile(text, 'utf8')));
  await binaryen('wasm-as', ['-g', ...FEATURE_FLAGS, text, '-o', first]);
  await Promise.all([merged, text, ...others].map((file) => fs.rm(file)));
}
