// Cargo's runner for tests compiled to WebAssembly. wasm-bindgen-test-runner serves the tests; instead of
// a WebDriver, which must match the browser's version and is missing on most machines, the same Chromium
// that the end-to-end tests drive opens them and reads their result.
//   CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUNNER="node scripts/wasm-test-runner.mjs" cargo test --target wasm32-unknown-unknown --test browser
import { spawn } from 'node:child_process';
import { launch } from './lib/browser.mjs';
import { main, Problem, say } from './lib/exec.mjs';
import { toolEnv } from './lib/paths.mjs';
import { freePort } from './lib/port.mjs';

const SECONDS = Number(process.env.WASM_BINDGEN_TEST_TIMEOUT ?? 600);

async function readResult(url) {
  const browser = await launch();
  try {
    const page = await browser.newPage();
    const console = [];
    page.on('console', (message) => console.push(`${message.type()}: ${message.text()}`));
    page.on('pageerror', (error) => console.push(`uncaught: ${error.message}`));
    await page.goto(url);
    const finished = () => /test result: |no tests to run/.test(document.getElementById('output')?.textContent);
    const ended = await page.waitForFunction(finished, null, { timeout: SECONDS * 1000, polling: 50 }).then(() => true, () => false);
    const text = await page.locator('#output').textContent();
    if (!ended) throw new Problem(`the tests did not end within ${SECONDS} s (WASM_BINDGEN_TEST_TIMEOUT changes that).\n${text}\n${console.join('\n')}`);
    return { passed: /test result: ok|no tests to run/.test(text), text, console };
  } finally {
    await browser.close();
  }
}

await main(import.meta.url, async (args) => {
  const address = `127.0.0.1:${await freePort()}`;
  const server = spawn('wasm-bindgen-test-runner', args, {
    env: toolEnv({ NO_HEADLESS: '1', WASM_BINDGEN_TEST_ADDRESS: address, WASM_BINDGEN_TEST_ONLY_WEB: '1' }),
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  let out = '';
  const serving = new Promise((resolve, reject) => {
    server.stdout.setEncoding('utf8').on('data', (text) => {
      out += text;
      if (out.includes(`http://${address}`)) resolve(true);
    });
    server.on('error', () => reject(new Problem('wasm-bindgen-test-runner does not start; "make test" installs it.')));
    // It ends by itself when there is nothing to serve.
    server.on('exit', (code) => (code === 0 ? resolve(false) : reject(new Problem(`wasm-bindgen-test-runner failed.\n${out}`))));
  });
  try {
    if (!(await serving)) return say(out.trim());
    const { passed, text, console } = await readResult(`http://${address}/`);
    say(text.trim());
    if (passed) return;
    say(console.join('\n'));
    process.exitCode = 1;
  } finally {
    server.kill();
  }
});
