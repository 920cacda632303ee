// Sets up what is missing and builds the release page into dist/.
//   node scripts/build.mjs
import { exec, main, Problem, say, tail } from './lib/exec.mjs';
import { PAGE_FEATURES, pageEnv } from './lib/page-build.mjs';
import { setup } from './setup.mjs';

export async function build(options) {
  await setup(options);
  say('Building the page …');
  const began = Date.now();
  const env = pageEnv({ NO_COLOR: 'true', CARGO_TERM_COLOR: 'never', RUST_BACKTRACE: '0' });
  const { code, out } = await exec('trunk', ['build', '--release', ...PAGE_FEATURES], { env });
  if (code !== 0) throw new Problem(`the build failed:\n${cause(out)}`);
  for (const warning of out.match(/^warning.*(\n.+)*/gm) ?? []) say(warning);
  say(`Built dist/ (${((Date.now() - began) / 1000).toFixed(0)} s).`);
}

// What the compiler or the hook said, without Trunk's own account of it, unless there is nothing else.
function cause(out) {
  const lines = out.split('\n').filter((line) => !/^\s*(Compiling|Finished|Downloaded)\b/.test(line));
  const others = lines.filter((line) => !/^\d{4}-\d\d-\d\dT\S+\s+(INFO|WARN|ERROR)/.test(line) && line.trim());
  return tail((others.length ? others : lines).join('\n'), 60);
}

await main(import.meta.url, () => build());
