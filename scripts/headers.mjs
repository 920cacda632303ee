// What a host should send with the page, once: the server of this repository sends it, dist/_headers says it to hosts that
// read such a file (Netlify, Cloudflare Pages and others), and docs/hosting.md says it for nginx and Apache.
import fs from 'node:fs/promises';
import path from 'node:path';
import { FOREVER } from './hash-names.mjs';

export const CSP = [
  "default-src 'self'", "script-src 'self' 'wasm-unsafe-eval'", "style-src 'self'", "connect-src 'self'",
  "img-src 'self' data: blob:", "object-src 'none'", "base-uri 'none'", "form-action 'none'", "frame-ancestors 'self'",
].join('; ');

export const SECURITY = { 'content-security-policy': CSP, 'x-content-type-options': 'nosniff', 'referrer-policy': 'no-referrer' };

const KEEP = 'public, max-age=31536000, immutable';
// Kept, but asked about each time: whether there is another version.
const ASK = 'no-cache';

/** How long a browser may keep a file, by its name in dist/. */
export const caching = (name) => (name.startsWith(`${FOREVER}/`) ? KEEP : ASK);

const rule = (pattern, headers) => `${pattern}\n${Object.entries(headers).map(([name, value]) => `  ${name}: ${value}\n`).join('')}`;

/** `_headers` counts paths from the root of the site; other names than those of files/ are asked about anyway there. */
export async function writeHeaders(dir) {
  // The one-file form brings a policy of its own, and both would have to allow what it holds.
  const text = [
    rule('/', SECURITY), rule('/index.html', SECURITY), rule(`/${FOREVER}/*`, { ...SECURITY, 'cache-control': KEEP }),
    rule('/service-worker.js', { ...SECURITY, 'cache-control': ASK }), // The element may be used by pages of other origins; its files are the same for everybody.
    rule('/embed/*', { 'access-control-allow-origin': '*', 'x-content-type-options': 'nosniff' }), rule('/manifest.webmanifest', { 'content-type': 'application/manifest+json' }),
  ].join('\n');
  await fs.writeFile(path.join(dir, '_headers'), text);
}
