// make example NAME=…: puts an example of embedding together from examples/embed/ and dist/, and serves it the
// way a strict host would.
//   node scripts/example.mjs plain|frame|backstage
import fs from 'node:fs/promises';
import path from 'node:path';
import { build } from './build.mjs';
import { buildElement, EMBED } from './embed.mjs';
import { CSP } from './headers.mjs';
import { exec, main, Problem, say, tail } from './lib/exec.mjs';
import { install } from './lib/npm.mjs';
import { at, DIST } from './lib/paths.mjs';
import { freePort } from './lib/port.mjs';
import { serve } from './serve.mjs';

const EXAMPLES = at('examples/embed');
const BACKSTAGE = path.join(EXAMPLES, 'backstage');

const isThere = (file) => fs.access(file).then(() => true, () => false);
const withDirective = (csp, name, value) => [...csp.split('; ').filter((directive) => !directive.startsWith(`${name} `)), `${name} ${value}`].join('; ');

/** The folder to serve: the example's own files, what examples share, and the element as `opex/`. */
async function assemble(name) {
  const folder = at('target/examples', name);
  await fs.rm(folder, { recursive: true, force: true });
  const parts = [[path.join(EXAMPLES, name), folder], [path.join(EXAMPLES, 'shared'), path.join(folder, 'shared')], [EMBED, path.join(folder, 'opex')]];
  // With their times, by which the server knows that what is compressed belongs to what is not.
  for (const [from, to] of parts) await fs.cp(from, to, { recursive: true, preserveTimestamps: true });
  return folder;
}

async function startPlain({ port }) {
  const site = await serve({ dir: await assemble('plain'), port });
  return { url: site.url, close: site.close };
}

// Two ports are two origins: the browser keeps the pages apart as it would those of two hosts.
async function startFrame({ port, hosted = DIST }) {
  const folder = await assemble('frame');
  const ports = { portal: port || (await freePort()), page: await freePort() };
  const origin = (name) => `http://127.0.0.1:${ports[name]}`;
  await fs.writeFile(path.join(folder, 'settings.json'), `${JSON.stringify({ page: `${origin('page')}/` })}\n`);
  const page = await serve({ dir: hosted, port: ports.page, csp: withDirective(CSP, 'frame-ancestors', origin('portal')) });
  const portal = await serve({ dir: folder, port: ports.portal, csp: withDirective(CSP, 'frame-src', origin('page')) });
  return { url: portal.url, framed: page.url, close: () => Promise.all([page.close(), portal.close()]) };
}

async function startBackstage({ port }) {
  await install(BACKSTAGE);
  const folder = at('target/examples/backstage');
  const { code, out } = await exec('npm', ['run', '--silent', 'build', '--', '--outDir', folder, '--emptyOutDir', '--logLevel', 'warn'], { cwd: BACKSTAGE });
  if (code !== 0) throw new Problem(`the Backstage example could not be built:\n${tail(out)}`);
  const site = await serve({ dir: folder, port });
  return { url: site.url, close: site.close };
}

const STARTS = { plain: startPlain, frame: startFrame, backstage: startBackstage };
export const NAMES = Object.keys(STARTS);

/** Starts an example from what is built; gives its `url` and `close()`, and of the frame where the page in it is. */
export const startExample = (name, { port = 0, ...options } = {}) => STARTS[name]({ port, ...options });

await main(import.meta.url, async ([name]) => {
  if (!NAMES.includes(name)) throw new Problem(`which example? One of: ${NAMES.join(', ')}   (make example NAME=${NAMES[0]})`);
  const port = Number(process.env.PORT ?? 8080);
  if (name === 'frame' && !(await isThere(path.join(DIST, 'index.html')))) await build();
  if (!(await isThere(path.join(EMBED, 'package.json')))) await buildElement();
  const { url } = await startExample(name, { port });
  say(`\nReady: ${url}    (Ctrl-C stops it)`);
});
