// make lint: format, clippy for both targets, docs and licenses; warnings are errors.
import { exec, main, Problem, say } from './lib/exec.mjs';
import { offlineEnv } from './lib/paths.mjs';
import { checkTexts } from './check-texts.mjs';
import { checkLicenses } from './licenses.mjs';
import { ensureComponents, setup, WASM_TARGET } from './setup.mjs';

const DENY = ['--', '-D', 'warnings'];

async function check(title, hint, args, env = {}) {
  const began = Date.now();
  const { code, out } = await exec('cargo', args, { env: offlineEnv(env) });
  if (code !== 0) throw new Problem(`${title}:\n${out.split('\n').filter((line) => !/^\s+(Checking|Compiling|Documenting)/.test(line)).join('\n')}\n${hint}`);
  say(`${title}: fine (${((Date.now() - began) / 1000).toFixed(0)} s)`);
}

export async function lint() {
  await setup();
  await ensureComponents();
  await check('format', 'Run "make fmt".', ['fmt', '--check', '--', '-l']);
  await check('clippy, native', 'Correct what it names.', ['clippy', '--all-targets', ...DENY]);
  // All targets here too: the tests that run in the browser only exist for this one.
  await check('clippy, WebAssembly', 'Correct what it names.', ['clippy', '--target', WASM_TARGET, '--lib', '--bins', '--tests', ...DENY]);
  await check('docs', 'Correct what rustdoc names.', ['doc', '--no-deps', '--document-private-items'], { RUSTDOCFLAGS: '-D warnings' });
  await checkTexts();
  await checkLicenses();
}

await main(import.meta.url, lint);
