// Sets up what is missing and builds the release page into dist/.
//   node scripts/build.mjs
import { exec, main, Problem, say, tail } from './lib/exec.mjs';
import { offlineEnv } from './lib/paths.mjs';
import { setup } from './setup.mjs';

export async function build(options) {
  await setup(options);
  say('Building the page …');
  const began = Date.now();
  const { code, out } = await exec('trunk', ['build', '--release'], { env: offlineEnv({ NO_COLOR: 'true', CARGO_TERM_COLOR: 'never' }) });
  if (code !== 0) throw new Problem(`the build failed:\n${tail(out, 60)}`);
  for (const warning of out.match(/^warning.*(\n.+)*/gm) ?? []) say(warning);
  say(`Built dist/ (${((Date.now() - began) / 1000).toFixed(0)} s).`);
}

await main(import.meta.url, () => build());
