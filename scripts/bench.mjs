// make bench: every benchmark, each with its table: the core natively, sizes, and the page in Chromium.
import fs from 'node:fs';
import { benchPage } from './bench-page.mjs';
import { budgetTable } from './budget.mjs';
import { build } from './build.mjs';
import { sizeTable } from './dist.mjs';
import { ensureBrowser } from './lib/browser.mjs';
import { main, must, say } from './lib/exec.mjs';
import { at, offlineEnv } from './lib/paths.mjs';
import { wasmTable } from './wasm-parts.mjs';

const title = (text) => say(`\n── ${text}`);
const hasBenches = () => fs.existsSync(at('benches')) && fs.readdirSync(at('benches')).some((name) => name.endsWith('.rs'));

await main(import.meta.url, async () => {
  await build();
  await ensureBrowser();
  if (hasBenches()) {
    title('core, native');
    await must('cargo', ['bench', '--bench', '*', '--quiet'], 'a benchmark failed, see above.', { env: offlineEnv() });
  }
  title('files of dist/');
  say(await sizeTable());
  title('what the WebAssembly is made of');
  say(await wasmTable());
  title('bytes until the page can be used');
  await budgetTable();
  title('the page in Chromium');
  await benchPage();
});
