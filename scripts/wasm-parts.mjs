// What the WebAssembly is made of: code by the crate it was written in, and data, from the module before
// wasm-opt (the shipped one has no names left). Generic code counts for the crate that wrote it.
//   node scripts/wasm-parts.mjs [--functions 40]
import fs from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { exec, main, Problem, say } from './lib/exec.mjs';
import { offlineEnv } from './lib/paths.mjs';
import { parts } from './lib/wasm.mjs';
import { kilobytes, table } from './dist.mjs';
import { WASM_TARGET } from './setup.mjs';

/** The crate in a mangled name, of either scheme: the first path's, inside an impl that of the type or else the trait. */
export function crateOf(name = '') {
  const newer = name.startsWith('_R') && name.match(/C(?:s[0-9A-Za-z]*_)?(\d+)_?(\w+)/);
  if (newer) return newer[2].slice(0, Number(newer[1]));
  const older = name.match(/^_ZN(\d+)(.*)/s);
  if (!older) return 'unknown';
  const first = older[2].slice(0, Number(older[1]));
  if (!/^_?\$/.test(first)) return first;
  return first.match(/([a-z_][a-z0-9_]*)\.\./)?.[1] ?? 'core';
}

/** Sums sizes under a key: `[key, bytes, count]`, the largest first. */
function sums(functions, keyOf) {
  const groups = new Map();
  for (const { name, size } of functions) {
    const group = groups.get(keyOf(name)) ?? { bytes: 0, count: 0 };
    groups.set(keyOf(name), { bytes: group.bytes + size, count: group.count + 1 });
  }
  return [...groups].map(([key, { bytes, count }]) => [key, bytes, count]).sort((one, other) => other[1] - one[1]);
}

// A generic function has one name for all its copies, but for the hash at the end.
const readable = (name) => name
  .replace(/17h[0-9a-f]{16}E(\.llvm\.\d+)?$/, '')
  .replace(/^_ZN/, '')
  .replace(/\$LT\$/g, '<').replace(/\$GT\$/g, '>').replace(/\$C\$/g, ',').replace(/\$RF\$/g, '&').replace(/\$BP\$/g, '*')
  .replace(/\$u([0-9a-f]{2})\$/g, (_, code) => String.fromCharCode(parseInt(code, 16)))
  .replace(/\.\./g, '::')
  .replace(/(^|[a-z_>}])(\d{1,3})(?=[a-zA-Z_<{])/g, (_, before) => (before ? `${before}::` : ''));

// wasm-bindgen takes out what only it needs; wasm-opt would take the names as well.
async function namedModule() {
  const { out } = await exec('cargo', ['metadata', '--format-version', '1', '--no-deps', '--quiet'], { env: offlineEnv() });
  const built = path.join(JSON.parse(out).target_directory, WASM_TARGET, 'release', 'opex-maturity.wasm');
  const folder = await fs.mkdtemp(path.join(os.tmpdir(), 'opex-maturity-'));
  try {
    const bindgen = await exec('wasm-bindgen', ['--target', 'web', '--no-typescript', '--no-demangle', '--out-dir', folder, built]);
    if (bindgen.code !== 0) throw new Problem(`wasm-bindgen failed; "make dist" builds what it reads.\n${bindgen.out}`);
    return await fs.readFile(path.join(folder, 'opex-maturity_bg.wasm'));
  } finally {
    await fs.rm(folder, { recursive: true });
  }
}

const share = (bytes, total) => `${((bytes / total) * 100).toFixed(1)} %`;

export async function wasmTable(shown = 14) {
  const { data, functions } = parts(await namedModule());
  const all = [...sums(functions, crateOf), ['(data)', data]].sort((one, other) => other[1] - one[1]);
  const total = all.reduce((sum, [, bytes]) => sum + bytes, 0);
  const rest = all.slice(shown).reduce((sum, [, bytes]) => sum + bytes, 0);
  const rows = [...all.slice(0, shown), ...(rest ? [['others', rest]] : []), ['together', total]];
  return table([['crate', 'before wasm-opt', 'share'], ...rows.map(([name, bytes]) => [name, kilobytes(bytes), share(bytes, total)])]);
}

/** The largest functions, all copies of a generic one together. */
export async function functionTable(shown) {
  const { functions } = parts(await namedModule());
  const total = functions.reduce((sum, { size }) => sum + size, 0);
  const rows = sums(functions, readable).slice(0, shown);
  return table([['bytes', 'copies', 'share of code', 'function'], ...rows.map(([name, bytes, count]) => [kilobytes(bytes), String(count), share(bytes, total), name.slice(0, 140)])]);
}

await main(import.meta.url, async (args) => {
  const { values } = parseArgs({ args, options: { functions: { type: 'string' } } });
  say(values.functions ? await functionTable(Number(values.functions)) : await wasmTable());
});
