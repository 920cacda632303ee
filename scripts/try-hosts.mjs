// Tries the server configurations of docs/hosting.md on real servers: starts nginx and Apache with exactly those lines on
// the loopback address, asks for every file of dist/ in every encoding, and opens the page in Chromium.
//   node scripts/try-hosts.mjs [nginx|apache]
import { spawn } from 'node:child_process';
import fs from 'node:fs/promises';
import http from 'node:http';
import os from 'node:os';
import path from 'node:path';
import zlib from 'node:zlib';
import { filesIn } from './finish.mjs';
import { caching, CSP } from './headers.mjs';
import { launch } from './lib/browser.mjs';
import { exec, main, Problem, say } from './lib/exec.mjs';
import { at, DIST } from './lib/paths.mjs';
import { freePort } from './lib/port.mjs';
import { ONE_FILE } from './one-file.mjs';

const BASE = '/maturity/';
const DECODE = { br: zlib.brotliDecompressSync, gzip: zlib.gunzipSync, identity: (bytes) => bytes };
const TYPES = { css: 'text/css', html: 'text/html', js: /^(text|application)\/javascript/, json: 'application/json', png: 'image/png', svg: 'image/svg+xml', wasm: 'application/wasm', webmanifest: 'application/manifest+json' };

/** The lines of docs/hosting.md under this name, for the build as it lies here. */
async function documented(name) {
  const text = await fs.readFile(at('docs/hosting.md'), 'utf8');
  const [, lines] = text.match(new RegExp(`^\`\`\`${name}\\n([^]*?)^\`\`\``, 'm')) ?? [];
  if (!lines) throw new Problem(`docs/hosting.md has no lines for ${name}.`);
  return lines.replaceAll('/srv/www/opex-maturity', DIST);
}

const SERVERS = {
  async nginx(dir, port) {
    const modules = '/etc/nginx/modules-enabled';
    const load = (await fs.readdir(modules).catch(() => [])).map((name) => `include ${path.join(modules, name)};`).join('\n');
    const config = path.join(dir, 'nginx.conf');
    const temporary = ['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi'].map((name) => `${name}_temp_path ${dir}/${name};`).join(' ');
    await fs.writeFile(config, `${load}\ndaemon off; pid ${dir}/pid; error_log stderr; user root;\nevents {}\nhttp {\ninclude /etc/nginx/mime.types; access_log off; ${temporary}\n${await documented('nginx http')}\nserver {\nlisten 127.0.0.1:${port};\n${await documented('nginx server')}\n}\n}\n`);
    return ['nginx', ['-c', config]];
  },
  async apache(dir, port) {
    const modules = ['mpm_event', 'authz_core', 'alias', 'dir', 'env', 'mime', 'headers', 'rewrite', 'deflate', 'filter'];
    const load = modules.map((name) => `LoadModule ${name}_module /usr/lib/apache2/modules/mod_${name}.so`).join('\n');
    const config = path.join(dir, 'apache.conf');
    // As Debian has them, so that the lines must get along with its languages, encodings and compression.
    const debian = ['mime.conf', 'deflate.conf'].map((name) => `Include /etc/apache2/mods-available/${name}`).join('\n');
    await fs.writeFile(config, `${load}\nServerName localhost\nListen 127.0.0.1:${port}\nPidFile ${dir}/pid\nErrorLog /dev/stderr\nDefaultRuntimeDir ${dir}\nDocumentRoot ${dir}\nTypesConfig /etc/mime.types\n${debian}\n${await documented('apache')}\n`);
    return ['apache2', ['-f', config, '-D', 'FOREGROUND']];
  },
};

function ask(url, encoding) {
  return new Promise((resolve, reject) => {
    http.get(url, { headers: { 'accept-encoding': encoding } }, (response) => {
      const parts = [];
      response.on('data', (part) => parts.push(part)).on('end', () => resolve({ status: response.statusCode, headers: response.headers, body: Buffer.concat(parts) }));
    }).on('error', reject);
  });
}

async function answers(url) {
  for (let tries = 0; tries < 50; tries += 1) {
    if (await ask(url, 'identity').catch(() => undefined)) return;
    await new Promise((resolve) => { setTimeout(resolve, 100); });
  }
  throw new Problem(`nothing answers on ${url}.`);
}

/** What a server says of a file that it should not. */
async function faultsOf(url, name, encoding) {
  const has = async (suffix) => fs.stat(path.join(DIST, name + suffix)).then(() => true, () => false);
  const suffix = { br: '.br', gzip: '.gz' }[encoding];
  const { status, headers, body } = await ask(`${url}${name === 'index.html' ? '' : name}`, encoding);
  const type = TYPES[path.extname(name).slice(1)];
  const said = headers['content-encoding'] ?? 'identity';
  const isPrepared = Boolean(suffix) && await has(suffix);
  const expected = isPrepared ? encoding : 'identity';
  const faults = [
    status !== 200 && `status ${status}`,
    type && !(type instanceof RegExp ? type.test(headers['content-type']) : (headers['content-type'] ?? '').startsWith(type)) && `type ${headers['content-type']}`,
    said !== expected && name !== ONE_FILE && `encoding ${said}, not ${expected}`,
    isPrepared && !body.equals(await fs.readFile(path.join(DIST, name + suffix))) && 'not the file that lies beside it',
    isPrepared && !/accept-encoding/i.test(headers.vary ?? '') && `vary ${headers.vary}`,
    !DECODE[said]?.(body).equals(await fs.readFile(path.join(DIST, name))) && 'other content',
    headers['cache-control'] !== caching(name) && `caching ${headers['cache-control']}`,
    headers['content-security-policy'] !== (name === ONE_FILE ? undefined : CSP) && `policy ${headers['content-security-policy']}`,
    headers['x-content-type-options'] !== 'nosniff' && 'no nosniff',
  ];
  return faults.filter(Boolean).map((fault) => `${name} (${encoding}): ${fault}`);
}

async function opens(url) {
  const browser = await launch();
  try {
    const page = await browser.newPage();
    const troubles = [];
    page.on('console', (message) => message.type() === 'error' && troubles.push(message.text()));
    for (const address of ['', ONE_FILE]) {
      await page.goto(url + address);
      await page.locator('[data-app-ready]').first().waitFor({ state: 'attached' });
    }
    await page.goto(url);
    await page.evaluate(() => navigator.serviceWorker.ready);
    return troubles;
  } finally {
    await browser.close();
  }
}

async function tryHost(name) {
  const dir = await fs.mkdtemp(path.join(os.tmpdir(), 'opex-maturity-'));
  const port = await freePort();
  const [program, args] = await SERVERS[name](dir, port);
  if ((await exec(program, ['-v'])).code === 127) throw new Problem(`${program} is not installed.`);
  const server = spawn(program, args, { stdio: ['ignore', 'inherit', 'inherit'] });
  try {
    const url = `http://127.0.0.1:${port}${BASE}`;
    await answers(url);
    const names = (await filesIn(DIST)).map((file) => path.relative(DIST, file)).filter((file) => !/\.(br|gz)$/.test(file));
    const faults = (await Promise.all(names.flatMap((file) => Object.keys(DECODE).map((encoding) => faultsOf(url, file, encoding))))).flat();
    const missing = await ask(`${url}files/nothing-here.js`, 'br');
    if (missing.status !== 404 || /immutable/.test(missing.headers['cache-control'] ?? '')) faults.push(`a missing file: ${missing.status} ${missing.headers['cache-control']}`);
    faults.push(...await opens(url));
    if (faults.length) throw new Problem(`${name}:\n${faults.join('\n')}`);
    say(`${name}: ${names.length} files in ${Object.keys(DECODE).length} encodings, policy, caching, and the page itself: as documented.`);
  } finally {
    server.kill();
    await new Promise((resolve) => { server.once('exit', resolve); });
    await fs.rm(dir, { recursive: true });
  }
}

await main(import.meta.url, async (asked) => {
  for (const name of asked.length ? asked : Object.keys(SERVERS)) await tryHost(name);
});
