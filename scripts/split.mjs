// Splits a release build's WebAssembly: what a first visit begins with, the app itself (src/platform/opener.rs), which the
// page fetches at once after that, its views (src/ui/views_module.rs) behind it, and its parts (src/ui/parts), fetched when they are wanted or nothing else is to be done.
// Has to happen between linking and wasm-bindgen, where Trunk lets nothing in; so it starts from the linked module and
// writes the glue anew.
import crypto from 'node:crypto';
import fs from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { exec, Problem } from './lib/exec.mjs';
import { joinWasm } from './lib/join-wasm.mjs';
import { offlineEnv } from './lib/paths.mjs';

const MAIN = 'opex-maturity';
// As the splitter calls them.
export const LINK = '__wasm_split.js';
const LOAD = '__wasm_split_load_';
// What comes one behind the other: the app, its views.
const APP = 'app';
const VIEW = 'view';
const LAYERS = [APP, VIEW];
// What results share with other parts comes with the views, since most people see results next: in one module it is less
// than in two. What only the other parts share is one more.
const RESULTS = 'results';
const OTHERS = 'others';
const fileOf = (part) => `split_${part}.wasm`;
/** The part that a module is, by its file. */
export const partOf = (file) => path.basename(file).match(/^split_(\w+)\.wasm$/)[1];
// What the feature "split" leaves in the glue that was written without splitting.
const UNSPLIT = '__wasm_split_placeholder__';

export const isChunk = (name) => /(^|\/)[a-z]+-[0-9a-f]{8}\.wasm$/.test(name);
/** The app itself, which the page fetches right behind the entrance. */
export const isApp = (name) => isChunk(name) && path.basename(name).startsWith(`${APP}-`);
/** The app's views, which come behind it. */
export const isView = (name) => isChunk(name) && path.basename(name).startsWith(`${VIEW}-`);

async function run(command, args) {
  const { code, out } = await exec(command, args);
  if (code !== 0) throw new Problem(`${command} failed; if it is not found, run "node scripts/setup.mjs".\n${out}`);
}

async function linkedModule(program) {
  const { out } = await exec('cargo', ['metadata', '--format-version', '1', '--no-deps', '--quiet'], { env: offlineEnv() });
  return path.join(JSON.parse(out).target_directory, 'wasm32-unknown-unknown', 'release', `${program}.wasm`);
}

const LOADER = /^(?:\/\* (?<users>.*) \*\/\n)?(?:export )?const (?<name>\w+) = (?:wrapAsyncCb\()?makeLoad\((?<fetcher>\(\) => \{[^]*?\n\}\n|\(\) => async[^,]*), \[(?<needs>.*)\]\)\)?;$/gm;

/**
 * What the splitter gives as a module for every set of parts that share something, joined by who needs it first: the app
 * comes before its views, and parts are only asked for by the views. So all that the app needs is one module, what else
 * the views and results need is another, and what only other parts share is a third. Gives the script that loads them.
 */
async function join(dir, link) {
  const loaders = [...link.matchAll(LOADER)].map(({ groups }) => groups);
  const [chunks, parts] = [true, false].map((isChunkOf) => loaders.filter(({ name }) => name.startsWith('__chunk_') === isChunkOf));
  const layerOf = ({ users }) => {
    const all = users.split(', ');
    return LAYERS.find((layer) => all.includes(layer)) ?? (all.includes(RESULTS) ? VIEW : OTHERS);
  };
  const file = ({ fetcher }) => path.join(dir, fetcher.match(/"\.\/([^"]+)"/)[1]);
  const layers = new Map(chunks.map((chunk) => [chunk.name, layerOf(chunk)]));
  for (const layer of LAYERS) await joinWasm([path.join(dir, fileOf(layer)), ...chunks.filter((chunk) => layerOf(chunk) === layer).map(file)]);
  const others = chunks.filter((chunk) => layerOf(chunk) === OTHERS).map(file);
  if (others.length) {
    await joinWasm(others);
    await fs.rename(others[0], path.join(dir, fileOf(OTHERS)));
  }
  const order = others.length ? [...LAYERS, OTHERS] : LAYERS;
  const fetcher = (name) => parts[0].fetcher.replace(/"\.\/[^"]+"/, `"./${name}"`);
  const load = (name, needs) => `const __${name} = makeLoad(${fetcher(fileOf(name))}, [${needs.map((need) => `__${need}`).join(', ')}]);`;
  const before = link.slice(0, link.search(/^\/\* .* \*\/\nconst __chunk_|^export const/m));
  return [
    before,
    ...order.map((layer, at) => load(layer, order.slice(0, at))),
    ...parts.map(({ name, needs }) => {
      const part = name.replace(LOAD, '');
      const own = LAYERS.includes(part) ? [] : [load(part, [...new Set(needs.split(', ').map((need) => layers.get(need)).filter(Boolean))])];
      return [...own, `export const ${name} = wrapAsyncCb(__${part});`].join('\n');
    }),
  ].join('\n');
}

/**
 * Splits the linked module of a program into `dir`, whose modules still have their names; gives the files of all but the
 * first, which is called `name`.
 */
export async function splitLinked(dir, program = MAIN, name = program) {
  await run('wasm-split-cli', [await linkedModule(program), dir, '--out-name', name]);
  const link = path.join(dir, LINK);
  await fs.writeFile(link, await join(dir, await fs.readFile(link, 'utf8')));
  return (await fs.readdir(dir)).filter((name) => name.startsWith('split_')).sort().map((name) => path.join(dir, name));
}

/** Replaces module and glue in `dir` by those of the split build; gives the other modules' files, none without the feature. */
export async function split(dir) {
  const glue = await fs.readFile(path.join(dir, `${MAIN}.js`), 'utf8');
  if (!glue.includes(UNSPLIT)) return [];
  const work = await fs.mkdtemp(path.join(os.tmpdir(), 'opex-maturity-'));
  try {
    const chunks = await splitLinked(work);
    // The chunks are linked to what the main module exports.
    await run('wasm-bindgen', ['--target', 'web', '--no-typescript', '--keep-lld-exports', '--out-dir', dir, '--out-name', MAIN, path.join(work, `${MAIN}.wasm`)]);
    await Promise.all([path.join(work, LINK), ...chunks].map((file) => fs.copyFile(file, path.join(dir, path.basename(file)))));
    return chunks.map((file) => path.join(dir, path.basename(file)));
  } finally {
    await fs.rm(work, { recursive: true });
  }
}

/**
 * Gives the chunks names that belong to this build alone. Modules call each other by position:
 * a page that is still open while its host gets a new version must not load a new chunk into an old module.
 */
export async function nameChunks(dir, chunks) {
  const hash = crypto.createHash('sha256');
  for (const file of [path.join(dir, `${MAIN}_bg.wasm`), ...chunks]) hash.update(await fs.readFile(file));
  const build = hash.digest('hex').slice(0, 8);
  const link = path.join(dir, LINK);
  let script = await fs.readFile(link, 'utf8');
  for (const file of chunks) {
    const part = partOf(file);
    await fs.rename(file, path.join(dir, `${part}-${build}.wasm`));
    script = script.replaceAll(path.basename(file), `${part}-${build}.wasm`);
  }
  await fs.writeFile(link, script);
}

/** Once the bundle holds it. */
export const removeLink = (dir) => fs.rm(path.join(dir, LINK), { force: true });
