// Gives the files that the page loads names that their content decides, in a folder of their own: browsers may keep them
// for ever, and an old page never gets a new file under a name that it knows. The names and digests are written where they
// are needed: into the page, its manifest and its service worker, the only files that keep their names.
import crypto from 'node:crypto';
import fs from 'node:fs/promises';
import path from 'node:path';
import { at } from './lib/paths.mjs';
import { isApp, isChunk } from './split.mjs';

/** Everything in here may be kept for ever. */
export const FOREVER = 'files';
const PAGE = 'index.html';
const MANIFEST = 'manifest.webmanifest';
const WORKER = 'service-worker.js';
// What others link to, and what is handed over as it is.
const STABLE = /^(index\.html|manifest\.webmanifest|service-worker\.js|opex-maturity\.html|_headers|(schema|embed)\/.*)$/;
// What is looked up in the page, everything else being named in it: at once, and by the app.
const isBeginning = (name) => /\/beginning\.\w+\.json$/.test(name);
const isLookedUp = (name) => isApp(name) || isBeginning(name) || (name.endsWith('.wasm') && !isChunk(name));
const isLinked = (name) => ['page.css', 'app.css'].includes(name);
const isLookedUpLater = (name) => /\.(css|json|wasm)$/.test(name) && !isLookedUp(name) && !isLinked(name);
/** Lists the latter (assets/page-files.js). */
const LIST = 'list.txt';

const digest = (content, encoding) => crypto.createHash('sha256').update(content).digest(encoding);
const integrity = (content) => `sha256-${digest(content, 'base64')}`;

function foreverName(name, content) {
  // A chunk's name says already which build it belongs to.
  if (isChunk(name)) return `${FOREVER}/${name}`;
  const { dir, name: stem, ext } = path.posix.parse(name);
  return path.posix.join(FOREVER, dir, `${stem}-${digest(content, 'hex').slice(0, 10)}${ext}`);
}

/** Moves the files; gives `{ name, address, integrity }` of each, `name` being the one from before. */
async function move(dir) {
  const entries = await fs.readdir(dir, { recursive: true, withFileTypes: true });
  const names = entries.filter((entry) => entry.isFile()).map((entry) => path.relative(dir, path.join(entry.parentPath ?? entry.path, entry.name)).split(path.sep).join('/'));
  const moved = await Promise.all(names.filter((name) => !STABLE.test(name)).sort().map(async (name) => {
    const content = await fs.readFile(path.join(dir, name));
    const address = foreverName(name, content);
    await fs.mkdir(path.join(dir, path.posix.dirname(address)), { recursive: true });
    await fs.rename(path.join(dir, name), path.join(dir, address));
    return { name, address, integrity: integrity(content) };
  }));
  await fs.rm(path.join(dir, 'catalogue'), { recursive: true, force: true });
  return moved;
}

const rows = (files) => files.map(({ name, address, integrity: digestOf }) => `${name} ${address} ${digestOf}`).join('\n');

/** Writes the list of what only the app asks for; gives it as one file more. */
async function writeList(dir, files) {
  const text = rows(files.filter(({ name }) => isLookedUpLater(name)));
  const address = foreverName(LIST, text);
  await fs.writeFile(path.join(dir, address), text);
  return { name: LIST, address, integrity: integrity(text) };
}

/** The page with the files' addresses, and with digests on what it loads itself. */
function writeInto(page, files, version) {
  const named = files.reduce((html, { name, address, integrity: digestOf }) => html.replace(
    new RegExp(`<(script|link)\\b([^>]*?) (src|href)="${name.replaceAll('.', '\\.')}"`, 'g'),
    (_, tag, others, attribute) => {
      const isChecked = tag === 'script' || /rel="(stylesheet|preload)"/.test(others);
      // In a frame without an origin of its own only what is asked for in this way can be checked.
      const isPlain = /rel="stylesheet"/.test(others) || (tag === 'script' && !/type="module"/.test(others));
      return `<${tag}${others} ${attribute}="${address}"${isChecked ? ` integrity="${digestOf}"` : ''}${isPlain ? ' crossorigin' : ''}`;
    },
  ), page);
  const list = rows(files.filter(({ name }) => isLookedUp(name) || name === LIST));
  // For assets/boot.js, which fetches the one in the reader's language ahead.
  const beginnings = files.filter(({ name }) => isBeginning(name)).map(({ name, address, integrity: digestOf }) => ` data-${name.split('.')[1]}="${address} ${digestOf}"`);
  return named.replace(/<script(?= src="files\/boot-)/, (tag) => `${tag}${beginnings.join('')}`).replace('<div id="app"', `<div id="app" data-version="${version}" data-files="${list}"`);
}

/** Writes the service worker for these files, `{ name in dist: digest }`. */
async function writeWorker(dir, esbuild, target, version, files) {
  const source = await fs.readFile(at('assets', WORKER), 'utf8');
  const { code } = await esbuild.transform(source, {
    minify: true, target, legalComments: 'none', charset: 'utf8', format: 'iife',
    define: { VERSION: JSON.stringify(version), FILES: JSON.stringify(files) },
  });
  await fs.writeFile(path.join(dir, WORKER), code);
}

export async function hashNames(dir, esbuild, target) {
  const moved = await move(dir);
  const files = [...moved, await writeList(dir, moved)];
  const manifest = files.reduce(
    (text, { name, address }) => text.replaceAll(`"src":"${name}"`, `"src":"${address}"`),
    JSON.stringify(JSON.parse(await fs.readFile(path.join(dir, MANIFEST), 'utf8'))),
  );
  await fs.writeFile(path.join(dir, MANIFEST), manifest);
  const template = await fs.readFile(path.join(dir, PAGE), 'utf8');
  const version = digest([template, manifest, await fs.readFile(at('assets', WORKER), 'utf8'), ...files.map(({ address }) => address)].join('\n'), 'hex').slice(0, 12);
  const page = writeInto(template, files, version);
  await fs.writeFile(path.join(dir, PAGE), page);
  await writeWorker(dir, esbuild, target, version, {
    [PAGE]: integrity(page), [MANIFEST]: integrity(manifest), ...Object.fromEntries(files.map((file) => [file.address, file.integrity])),
  });
}
