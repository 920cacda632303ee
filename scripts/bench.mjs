// make bench: every benchmark, each with its table: the core natively, the optimal plan, sizes, and the page in Chromium.
// BENCH_QUICK=1 measures a little of everything, which only shows that it works.
import { benchForms } from './bench-forms.mjs';
import { benchKill } from './bench-kill.mjs';
import { benchPage } from './bench-page.mjs';
import { benchPlanPage } from './bench-plan-page.mjs';
import { benchStoragePage } from './bench-storage-page.mjs';
import { budgetProblems } from './budget.mjs';
import { build } from './build.mjs';
import { sizeTable } from './dist.mjs';
import { buildElement } from './embed.mjs';
import { ensureBrowser } from './lib/browser.mjs';
import { main, must, say } from './lib/exec.mjs';
import { highsPython } from './lib/highs.mjs';
import { offlineEnv } from './lib/paths.mjs';
import { planBytesTable } from './plan-bytes.mjs';
import { wasmTable } from './wasm-parts.mjs';

const isQuick = Boolean(process.env.BENCH_QUICK);
const title = (text) => say(`\n── ${text}`);
const bench = (name, hint, extra = {}) => must('cargo', ['bench', '--bench', name, '--quiet'], hint, { env: offlineEnv(extra) });

await main(import.meta.url, async () => {
  await build();
  await buildElement();
  await ensureBrowser();
  title('core, native');
  await bench('model', 'a benchmark failed, see above.');
  title('keeping an assessment, native');
  await bench('storage', 'a benchmark failed, see above.');
  title('the optimal plan, native, beside HiGHS');
  const python = await highsPython();
  await bench('plan', 'the optimal plan and HiGHS do not agree, or the benchmark failed: see above.', python ? { BENCH_HIGHS_PYTHON: python } : {});
  title('what the optimal plan adds to the page');
  say(await planBytesTable());
  title('files of dist/');
  say(await sizeTable());
  title('what the WebAssembly is made of');
  say(await wasmTable());
  title('bytes until the first question, its score and the results');
  await budgetProblems();
  title('the search for the optimal plan in Chromium');
  await benchPlanPage(isQuick ? 1 : 3);
  title('each form of the page: bytes and time until it can be used');
  await benchForms(isQuick ? 1 : 7);
  title('keeping an assessment in Chromium');
  await benchStoragePage(isQuick ? 3 : 15);
  title('the browser killed at random moments: what was lost of what the page had called saved');
  if (await benchKill(isQuick ? 4 : 200)) process.exitCode = 1;
  title('the page in Chromium');
  await benchPage(isQuick ? 1 : 7);
});
