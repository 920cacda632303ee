// Writes dist/opex-maturity.html: the whole page in one file that works opened from disk by double click.
// Browsers let a file: page fetch nothing, so whatever the hosted page fetches is carried in data blocks
// (<script data-file="…">), which the start-up script and the app look up before they fetch.
import crypto from 'node:crypto';
import fs from 'node:fs/promises';
import path from 'node:path';
import { isChunk } from './split.mjs';

export const ONE_FILE = 'opex-maturity.html';
const WASM = 'opex-maturity_bg.wasm';

// Start-up script and glue, which are bundled already, as one classic script: a file: page may not load modules.
async function bundleScript(dir, esbuild, target) {
  const { outputFiles: [script] } = await esbuild.build({
    stdin: { contents: "import './boot.js'; import './opex-maturity.js';", resolveDir: dir }, bundle: true, minify: true, write: false, format: 'iife', target, legalComments: 'none', charset: 'utf8', logLevel: 'warning',
    // What lies beside the module; the file carries all of it.
    define: { 'import.meta.url': 'document.baseURI' },
  });
  return script.text;
}

const sha256 = (text) => `'sha256-${crypto.createHash('sha256').update(text).digest('base64')}'`;
// "<" written so that it means the same to JSON and cannot end the block for HTML. In scripts esbuild does that.
const inJson = (text) => text.replace(/</g, '\\u003c');

async function wasmBlock(dir, name) {
  const bytes = await fs.readFile(path.join(dir, name));
  return `<script type="application/octet-stream;base64" data-file="${name}">${bytes.toString('base64')}</script>`;
}

async function catalogueBlocks(dir) {
  const names = (await fs.readdir(path.join(dir, 'catalogue'))).filter((name) => name.endsWith('.json')).sort();
  return Promise.all(names.map(async (name) => {
    const text = await fs.readFile(path.join(dir, 'catalogue', name), 'utf8');
    return `<script type="application/json" data-file="catalogue/${name}">${inJson(text)}</script>`;
  }));
}

export async function writeOneFile(dir, esbuild, target) {
  const read = (name) => fs.readFile(path.join(dir, name), 'utf8');
  const script = (await bundleScript(dir, esbuild, target)).trim();
  const style = (await read('page.css')).trim() + (await read('app.css')).trim();
  const icon = Buffer.from(await read('icon.svg')).toString('base64');
  const wasm = (await fs.readdir(dir)).filter((name) => name === WASM || isChunk(name));
  const csp = [
    "default-src 'none'", `script-src ${sha256(script)} 'wasm-unsafe-eval'`, `style-src ${sha256(style)}`,
    "connect-src 'self'", 'img-src data: blob:', "base-uri 'none'", "form-action 'none'",
  ].join('; ');

  const head = [
    `<meta http-equiv="content-security-policy" content="${csp}">`,
    `<link rel="icon" href="data:image/svg+xml;base64,${icon}">`,
    `<style>${style}</style>`,
    `<script>${script}</script>`,
  ].join('\n');
  const blocks = [...(await Promise.all(wasm.map((name) => wasmBlock(dir, name)))), ...(await catalogueBlocks(dir))].join('\n');

  // Of the hosted page's own head, everything stays but what names other files. Functions as
  // replacements, because "$" in a text would mean something.
  const html = (await read('index.html'))
    .replace(/<link\b[^>]*>\s*/g, '')
    .replace(/<script\b[^>]*\bsrc=[^>]*><\/script>\s*/g, '')
    .replace(/(<meta charset[^>]*>)/, (charset) => `${charset}\n${head}`)
    .replace('</body>', () => `${blocks}\n</body>`);
  await fs.writeFile(path.join(dir, ONE_FILE), html);
}
