// Gives what a module imports from its glue short names. wasm-bindgen ends each with digits of its own, which do not
// compress and stand in the module and in the glue.
import fs from 'node:fs/promises';
import { Problem } from './exec.mjs';
import { withImports } from './wasm.mjs';

const MODULE = 'glue';

/** Shortens them in place: in the module, and in the glue that wasm-bindgen has written for it. */
export async function shortenImports(wasm, glue) {
  const [bytes, script] = await Promise.all([fs.readFile(wasm), fs.readFile(glue, 'utf8')]);
  const names = new Map();
  let from;
  const renamed = ({ module, field }) => {
    if (!module.endsWith('_bg.js')) return {};
    from = module;
    if (!names.has(field)) names.set(field, names.size.toString(36));
    return { module: MODULE, field: names.get(field) };
  };
  const short = withImports(bytes, renamed);
  const written = script
    .replace(/^( +)(\w+): (?=function\b|\()/gm, (line, indent, field) => (names.has(field) ? `${indent}"${names.get(field)}": ` : line))
    .replace(`"${from}":`, `"${MODULE}":`);
  const left = [...names.keys()].filter((field) => new RegExp(`^ +${field}:`, 'm').test(written));
  if (left.length || !written.includes(`"${MODULE}":`)) throw new Problem(`the glue of wasm-bindgen is written in another way than expected: ${left.join(', ')}`);
  await Promise.all([fs.writeFile(wasm, short), fs.writeFile(glue, written)]);
}
