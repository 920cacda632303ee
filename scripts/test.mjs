// make test: every test there is, and one line at the end that counts them.
//   core:       cargo test, native
//   browser:    tests/browser.rs and its like, compiled to WebAssembly, in Chromium
//   end to end: tests/e2e, against the release build
import fs from 'node:fs';
import { ensureBrowser } from './lib/browser.mjs';
import { exec, main, Problem, say } from './lib/exec.mjs';
import { at, offlineEnv } from './lib/paths.mjs';
import { build } from './build.mjs';
import { buildElement } from './embed.mjs';
import { WASM_TARGET } from './setup.mjs';

const sum = (text, pattern) => [...text.matchAll(pattern)].reduce((total, match) => total + Number(match[1]), 0);

// Cargo's output without its lists of passed tests: warnings and failures, and a count for each file.
function quieter(text) {
  const noise = /^\s*(Compiling|Finished|Executable|Blocking|Downloaded|Fresh|Dirty|Loading Wasm module)\b|^running \d+ tests?$|^test .* \.\.\. ok$|^no tests to run!|^$/;
  const kept = [];
  let file = '';
  for (const line of text.split('\n')) {
    const [, running] = line.match(/^\s+(?:Running (?:unittests )?(\S+)|Doc-tests)/) ?? [];
    const [, passed] = line.match(/^test result: ok\. (\d+) passed/) ?? [];
    if (/^\s+(Running|Doc-tests) /.test(line)) file = running ?? 'examples in the docs';
    else if (passed !== undefined) Number(passed) && kept.push(`   ${file}: ${passed} passed`);
    else if (!noise.test(line)) kept.push(line);
  }
  return kept.join('\n');
}

async function cargoTests(title, args, env) {
  say(`\n── ${title}`);
  // Through one pipe, so that the name of a file (standard error) comes before its result (standard output).
  const { code, out } = await exec('sh', ['-c', 'exec cargo test "$@" 2>&1', 'cargo', '--no-fail-fast', ...args], { env: offlineEnv({ CARGO_TERM_COLOR: 'never', RUST_BACKTRACE: '0', ...env }) });
  const worthReading = quieter(out);
  if (worthReading) say(worthReading);
  const passed = sum(out, /(\d+) passed;/g);
  const failed = sum(out, /passed; (\d+) failed/g);
  return summary(passed, failed, code);
}

function summary(passed, failed, code) {
  // Not compiling or not starting is a failure too, though no test says so.
  const result = { passed, failed: code !== 0 && failed === 0 ? 1 : failed };
  say(`   ${result.passed} passed, ${result.failed} failed`);
  return result;
}

// Files of tests/ that are compiled for the browser say so in their first attribute.
function browserTests() {
  const files = fs.readdirSync(at('tests')).filter((name) => name.endsWith('.rs'));
  return files.filter((name) => /^#!\[cfg\(target_arch\s*=\s*"wasm32"\)\]/m.test(fs.readFileSync(at('tests', name), 'utf8'))).map((name) => name.slice(0, -3));
}

async function endToEnd() {
  say('\n── end to end: the release build in Chromium');
  const { code, out } = await exec('playwright', ['test', '--config', 'tests/e2e/playwright.config.mjs'], {
    env: offlineEnv({ OPEX_E2E_REPORTER: 'dot', NO_COLOR: '1', FORCE_COLOR: '0' }), onOutput: (text) => process.stdout.write(text),
  });
  // A test that is left out says why, and is told beside the others: it is no pass.
  const skipped = sum(out, /^\s*(\d+) skipped/gm);
  if (skipped) say(`   ${skipped} left out, for lack of what they need`);
  const passed = sum(out, /^\s*(\d+) passed/gm);
  const failed = sum(out, /^\s*(\d+) (?:failed|interrupted|did not run|flaky)/gm);
  return summary(passed, failed, code);
}

await main(import.meta.url, async () => {
  const began = Date.now();
  await build({ tests: true });
  await buildElement();
  await ensureBrowser();

  const inBrowser = browserTests().flatMap((name) => ['--test', name]);
  const runner = `node ${at('scripts/wasm-test-runner.mjs')}`;
  const results = [
    await cargoTests('core: native tests', []),
    inBrowser.length
      ? await cargoTests('browser: WebAssembly tests in Chromium', ['--target', WASM_TARGET, ...inBrowser], { CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUNNER: runner })
      : { passed: 0, failed: 0 },
    await endToEnd(),
  ];
  const total = (key) => results.reduce((count, result) => count + result[key], 0);
  say(`\n${total('passed')} passed, ${total('failed')} failed, in ${Math.round((Date.now() - began) / 60_000)} min`);
  if (total('failed')) process.exitCode = 1;
});
