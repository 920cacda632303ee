// What the build does after Trunk (its post_build hook; may also be run by hand on a folder):
// splits the WebAssembly, bundles and minifies scripts and style sheets, shrinks the WebAssembly and the catalogue, writes the
// one-file form, names files by their content, and puts .br and .gz beside what compresses. A debug build only gets its
// files joined.
//   node scripts/finish.mjs [FOLDER]
import fs from 'node:fs/promises';
import path from 'node:path';
import { promisify } from 'node:util';
import zlib from 'node:zlib';
import { main, Problem } from './lib/exec.mjs';
import { binaryen, FEATURE_FLAGS } from './lib/join-wasm.mjs';
import { shortenImports } from './lib/short-names.mjs';
import { writeSheets } from './lib/styles.mjs';
import { writeBeginnings } from './lib/beginning.mjs';
import { at, DIST } from './lib/paths.mjs';
import { hashNames } from './hash-names.mjs';
import { writeHeaders } from './headers.mjs';
import { ONE_FILE, writeOneFile } from './one-file.mjs';
import { nameChunks, removeLink, split } from './split.mjs';

// The oldest browsers with all that the page relies on, light-dark() being the youngest of it.
export const BROWSERS = ['chrome123', 'firefox120', 'safari17.5'];
const STYLES = ['page.css', 'app.css'];
export const COMPRESSIBLE = /\.(css|html|js|json|svg|txt|wasm|webmanifest)$/;
const STARTING = "import init from './opex-maturity.js'; import { start } from 'start'; start(init);";

export async function loadEsbuild() {
  try {
    return await import('esbuild');
  } catch {
    throw new Problem('esbuild is missing: run "npm ci" (make run and make test do it).');
  }
}

async function joinScriptsAndStyles(dir, esbuild, minify, inject) {
  const shared = { bundle: true, minify, allowOverwrite: true, legalComments: 'none', charset: 'utf8', target: BROWSERS, logLevel: 'warning' };
  await Promise.all([
    // The glue only offers to start; with this it does. It names the script that loads the other modules once for each of them.
    esbuild.build({ ...shared, logOverride: { 'duplicate-object-key': 'silent' }, stdin: { contents: STARTING, resolveDir: dir }, alias: { 'start': at('assets/start.js') }, format: 'esm', inject, outfile: path.join(dir, 'opex-maturity.js') }),
    esbuild.build({ ...shared, entryPoints: [at('assets/boot.js')], format: 'iife', outfile: path.join(dir, 'boot.js') }),
    ...STYLES.map((name) => esbuild.build({ ...shared, entryPoints: [at('assets/styles', name)], outfile: path.join(dir, name) })),
  ]);
  // The glue's own imports are inside it now.
  await fs.rm(path.join(dir, 'snippets'), { recursive: true, force: true });
}

/**
 * Shrinks a module in place; `passes` go before those of `-O3`, which compresses better than `-Oz` for code that the compiler
 * has optimized for size. Functions with like names are like code: beside each other they compress better still.
 */
export async function shrinkWasm(file, passes = []) {
  await binaryen('wasm-opt', [file, ...passes, '-O3', ...FEATURE_FLAGS, '--reorder-functions-by-name', '--strip-debug', '--strip-producers', '--strip-target-features', '-o', file]);
}

async function minifyJson(file) {
  await fs.writeFile(file, JSON.stringify(JSON.parse(await fs.readFile(file, 'utf8'))));
}

async function minifyHtml(file) {
  const html = await fs.readFile(file, 'utf8');
  await fs.writeFile(file, html.replace(/<!--[^]*?-->|<link data-trunk[^>]*>/g, '').replace(/^\s+/gm, ''));
}

export async function compress(file) {
  const bytes = await fs.readFile(file);
  const params = { [zlib.constants.BROTLI_PARAM_QUALITY]: 11, [zlib.constants.BROTLI_PARAM_SIZE_HINT]: bytes.length };
  const [br, gz] = await Promise.all([promisify(zlib.brotliCompress)(bytes, { params }), promisify(zlib.gzip)(bytes, { level: 9 })]);
  // A few bytes do not get fewer.
  await Promise.all([['.br', br], ['.gz', gz]].map(([suffix, packed]) => packed.length < bytes.length && fs.writeFile(file + suffix, packed)));
}

export async function filesIn(dir) {
  const entries = await fs.readdir(dir, { recursive: true, withFileTypes: true });
  return entries.filter((entry) => entry.isFile()).map((entry) => path.join(entry.parentPath ?? entry.path, entry.name));
}

export async function finish(dir, release) {
  const esbuild = await loadEsbuild();
  const chunks = release ? await split(dir) : [];
  const isSplit = chunks.length > 0;
  if (release) {
    const first = path.join(dir, 'opex-maturity_bg.wasm');
    await Promise.all([first, ...chunks].map((file) => shrinkWasm(file)));
    await shortenImports(first, path.join(dir, 'opex-maturity.js'));
  }
  if (isSplit) await nameChunks(dir, chunks);
  await joinScriptsAndStyles(dir, esbuild, release, isSplit ? [at('assets/fetch-chunk.js')] : []);
  await removeLink(dir);
  await writeBeginnings(path.join(dir, 'catalogue'));
  if (!release) return;

  const catalogue = (await filesIn(path.join(dir, 'catalogue'))).filter((file) => file.endsWith('.json'));
  await Promise.all([...catalogue.map(minifyJson), minifyHtml(path.join(dir, 'index.html'))]);
  await writeOneFile(dir, esbuild, BROWSERS);
  if (isSplit) await writeSheets(dir, esbuild, { bundle: true, minify: true, allowOverwrite: true, charset: 'utf8', target: BROWSERS, logLevel: 'warning' });
  await hashNames(dir, esbuild, BROWSERS);
  await writeHeaders(dir);
  // The one-file form is for disks; compressing it would only make builds slower.
  const files = (await filesIn(dir)).filter((file) => COMPRESSIBLE.test(file) && path.basename(file) !== ONE_FILE);
  await Promise.all(files.map(compress));
}

await main(import.meta.url, async ([dir]) => {
  await finish(dir ?? process.env.TRUNK_STAGING_DIR ?? DIST, process.env.TRUNK_PROFILE !== 'debug');
});
