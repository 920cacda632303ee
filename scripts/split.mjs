// Splits a release build's WebAssembly in two: what a first visit begins with, and the app
// itself (src/platform/opener.rs), which the page fetches at once after that. Has to happen between linking and
// wasm-bindgen, where Trunk lets nothing in; so it starts from the linked module and writes the glue anew.
import crypto from 'node:crypto';
import fs from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { exec, Problem } from './lib/exec.mjs';
import { offlineEnv } from './lib/paths.mjs';

const MAIN = 'opex-maturity';
// As the splitter calls them.
const LINK = '__wasm_split.js';
const CHUNK = 'split_app.wasm';
// What the feature "split" leaves in the glue that was written without splitting.
const UNSPLIT = '__wasm_split_placeholder__';

export const isChunk = (name) => /(^|\/)app-\w+\.wasm$/.test(name);

async function run(command, args) {
  const { code, out } = await exec(command, args);
  if (code !== 0) throw new Problem(`${command} failed; if it is not found, run "node scripts/setup.mjs".\n${out}`);
}

async function linkedModule() {
  const { out } = await exec('cargo', ['metadata', '--format-version', '1', '--no-deps', '--quiet'], { env: offlineEnv() });
  return path.join(JSON.parse(out).target_directory, 'wasm32-unknown-unknown', 'release', `${MAIN}.wasm`);
}

/** Splits the linked module into `dir`: the app's part still has its names. */
export const splitLinked = async (dir) => run('wasm-split-cli', [await linkedModule(), dir, '--out-name', MAIN]);

/** Replaces module and glue in `dir` by those of the split build; false for a build without the feature. */
export async function split(dir) {
  const glue = await fs.readFile(path.join(dir, `${MAIN}.js`), 'utf8');
  if (!glue.includes(UNSPLIT)) return false;
  const work = await fs.mkdtemp(path.join(os.tmpdir(), 'opex-maturity-'));
  try {
    await splitLinked(work);
    // The chunk is linked to what the main module exports.
    await run('wasm-bindgen', ['--target', 'web', '--no-typescript', '--keep-lld-exports', '--out-dir', dir, '--out-name', MAIN, path.join(work, `${MAIN}.wasm`)]);
    for (const name of [LINK, CHUNK]) await fs.copyFile(path.join(work, name), path.join(dir, name));
  } finally {
    await fs.rm(work, { recursive: true });
  }
  return true;
}

/**
 * Gives the chunk a name that belongs to this build alone. Main module and chunk call each other by position:
 * a page that is still open while its host gets a new version must not load the new chunk into the old module.
 */
export async function nameChunk(dir) {
  const hash = crypto.createHash('sha256');
  for (const name of [`${MAIN}_bg.wasm`, CHUNK]) hash.update(await fs.readFile(path.join(dir, name)));
  const name = `app-${hash.digest('hex').slice(0, 8)}.wasm`;
  await fs.rename(path.join(dir, CHUNK), path.join(dir, name));
  const link = path.join(dir, LINK);
  await fs.writeFile(link, (await fs.readFile(link, 'utf8')).replaceAll(CHUNK, name));
}

/** Once the bundle holds it. */
export const removeLink = (dir) => fs.rm(path.join(dir, LINK), { force: true });

export const chunkFile = (dir) => path.join(dir, CHUNK);
