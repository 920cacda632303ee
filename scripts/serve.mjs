// Serves a folder on the loopback address the way a strict host would: right media types, compressed
// files, and the content security policy the page promises to run under.
//   node scripts/serve.mjs [--dir dist] [--port 8080] [--base /some/path/]
import fs from 'node:fs';
import http from 'node:http';
import path from 'node:path';
import { parseArgs, promisify } from 'node:util';
import zlib from 'node:zlib';
import { main, Problem, say } from './lib/exec.mjs';
import { DIST } from './lib/paths.mjs';
import { caching, CSP, SECURITY } from './headers.mjs';

const TYPES = {
  css: 'text/css; charset=utf-8', html: 'text/html; charset=utf-8', js: 'text/javascript; charset=utf-8',
  json: 'application/json', png: 'image/png', svg: 'image/svg+xml', txt: 'text/plain; charset=utf-8', wasm: 'application/wasm', webmanifest: 'application/manifest+json',
};
// Compressed here only when the build has not done it, quickly, since a page waits; kept, so that no later one does.
const brotli = (bytes) => promisify(zlib.brotliCompress)(bytes, { params: { [zlib.constants.BROTLI_PARAM_QUALITY]: 4 } });
const ENCODINGS = [['br', '.br', brotli], ['gzip', '.gz', promisify(zlib.gzip)]];

const memory = new Map();

async function content(file, accepted) {
  const type = TYPES[path.extname(file).slice(1)];
  const { mtimeMs } = await fs.promises.stat(file);
  const chosen = type && type !== TYPES.png && ENCODINGS.find(([name]) => accepted.includes(name));
  if (!chosen) return { type, body: await fs.promises.readFile(file) };
  const [encoding, suffix, compress] = chosen;
  const key = `${file} ${encoding} ${mtimeMs}`;
  if (!memory.has(key)) {
    const beside = await fs.promises.stat(file + suffix).catch(() => undefined);
    const ready = beside && beside.mtimeMs >= mtimeMs;
    memory.set(key, ready ? fs.promises.readFile(file + suffix) : fs.promises.readFile(file).then((bytes) => compress(bytes)));
  }
  return { type, encoding, body: await memory.get(key) };
}

function locate(url, dir, base) {
  const wanted = decodeURIComponent(new URL(url, 'http://localhost').pathname);
  if (!wanted.startsWith(base)) return undefined;
  const file = path.join(dir, wanted.slice(base.length) || 'index.html');
  return file.startsWith(dir + path.sep) ? file : undefined;
}

/** Starts the server; resolves once it listens, with its `url` and `close()`. */
export function serve({ dir = DIST, port = 0, base = '/', csp = CSP } = {}) {
  const server = http.createServer(async (request, response) => {
    const headers = { ...SECURITY, 'content-security-policy': csp, vary: 'accept-encoding' };
    const end = (status, body) => response.writeHead(status, { ...headers, 'content-type': 'text/plain', 'content-length': Buffer.byteLength(body) }).end(body);
    try {
      if (request.method !== 'GET' && request.method !== 'HEAD') return end(405, 'only GET and HEAD\n');
      const file = locate(request.url, path.resolve(dir), base);
      if (!file) return end(404, 'not found\n');
      const accepted = (request.headers['accept-encoding'] ?? '').split(',').map((part) => part.split(';')[0].trim());
      const { type, encoding, body } = await content(file, accepted);
      const cacheControl = caching(path.relative(path.resolve(dir), file).split(path.sep).join('/'));
      response.writeHead(200, { ...headers, 'cache-control': cacheControl, 'content-type': type ?? 'application/octet-stream', 'content-length': body.length, ...(encoding && { 'content-encoding': encoding }) });
      response.end(request.method === 'HEAD' ? undefined : body);
    } catch (error) {
      if (['ENOENT', 'EISDIR', 'ENOTDIR'].includes(error.code) || error instanceof URIError) end(404, 'not found\n');
      else end(500, `${error.message}\n`);
    }
  });
  return new Promise((resolve, reject) => {
    server.on('error', (error) => reject(error.code === 'EADDRINUSE' ? new Problem(portBusy(port)) : error));
    server.listen(port, '127.0.0.1', () => resolve({
      url: `http://127.0.0.1:${server.address().port}${base}`,
      close: () => new Promise((done) => {
        server.close(done);
        server.closeAllConnections();
      }),
    }));
  });
}

export const portBusy = (port) => `port ${port} is taken by another program. Stop that one, or choose another port: make run PORT=${Number(port) + 1}`;

/** Serves, asks for the page itself, and only then says where it is. */
export async function serveAndAnnounce(options) {
  const { url } = await serve(options);
  const answer = await fetch(url);
  if (!answer.ok) throw new Problem(`${url} answers with status ${answer.status}: is there a build in ${options.dir ?? DIST}? make dist makes one.`);
  await answer.arrayBuffer();
  say(`\nReady: ${url}    (Ctrl-C stops it)`);
}

await main(import.meta.url, async (args) => {
  const { values } = parseArgs({ args, options: { dir: { type: 'string', default: DIST }, port: { type: 'string', default: '8080' }, base: { type: 'string', default: '/' } } });
  await serveAndAnnounce({ ...values, port: Number(values.port) });
});
