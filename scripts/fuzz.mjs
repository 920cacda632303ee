// make fuzz: coverage-guided fuzzing of everything that reads what people hand in, each target for FUZZ_SECONDS.
// Needs a nightly compiler, which rustup fetches; make test has property tests that need none.
import fs from 'node:fs';
import path from 'node:path';
import { exec, main, must, Problem, say } from './lib/exec.mjs';
import { at, TOOLS, toolEnv } from './lib/paths.mjs';

const CARGO_FUZZ = '0.13.2';
const SECONDS = Number(process.env.FUZZ_SECONDS ?? 60);
const TARGETS = fs.readdirSync(at('fuzz', 'fuzz_targets')).map((file) => path.basename(file, '.rs'));

/** The one place that says how: libFuzzer looks for what reaches new code, beginning with the corpus. */
async function fuzz(target) {
  say(`\n── ${target}, ${SECONDS} s`);
  // What is found goes to a folder of its own: the corpus in the repository stays small.
  const found = at('fuzz', 'target', 'found', target);
  fs.mkdirSync(found, { recursive: true });
  const limits = [`-max_total_time=${SECONDS}`, '-max_len=20000', '-timeout=20', '-rss_limit_mb=4096', '-print_final_stats=1'];
  const args = ['+nightly', 'fuzz', 'run', '--fuzz-dir', at('fuzz'), target, found, at('fuzz', 'corpus', target), '--', ...limits];
  await must('cargo', args, `${target}: fuzzing has found an input that must not do what it did; it is in fuzz/artifacts/${target}.`, { env: toolEnv() });
}

await main(import.meta.url, async () => {
  if (!(SECONDS > 0)) throw new Problem('FUZZ_SECONDS must be a number of seconds.');
  if ((await exec('rustup', ['run', 'nightly', 'rustc', '--version'])).code !== 0) {
    await must('rustup', ['toolchain', 'install', 'nightly', '--profile', 'minimal'], 'the nightly compiler could not be installed; it needs the network, once.');
  }
  if ((await exec('cargo', ['fuzz', '--version'])).code !== 0) {
    await must('cargo', ['install', 'cargo-fuzz', '--version', CARGO_FUZZ, '--locked', '--root', TOOLS], 'cargo-fuzz could not be installed; it needs the network, once.');
  }
  for (const target of TARGETS) await fuzz(target);
  say('\nNothing was found.');
});
