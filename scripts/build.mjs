// Sets up what is missing and builds the release page into dist/.
//   node scripts/build.mjs
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { exec, main, Problem, say, tail } from './lib/exec.mjs';
import { offlineEnv } from './lib/paths.mjs';
import { setup } from './setup.mjs';

export async function build(options) {
  await setup(options);
  say('Building the page …');
  const began = Date.now();
  const env = offlineEnv({ NO_COLOR: 'true', CARGO_TERM_COLOR: 'never', RUST_BACKTRACE: '0', CARGO_ENCODED_RUSTFLAGS: remapPaths() });
  const { code, out } = await exec('trunk', ['build', '--release', '--features', 'split'], { env });
  if (code !== 0) throw new Problem(`the build failed:\n${cause(out)}`);
  for (const warning of out.match(/^warning.*(\n.+)*/gm) ?? []) say(warning);
  say(`Built dist/ (${((Date.now() - began) / 1000).toFixed(0)} s).`);
}

// Messages of panics name source files. Without this they would carry the folders of the machine that builds.
function remapPaths() {
  const registries = path.join(process.env.CARGO_HOME ?? path.join(os.homedir(), '.cargo'), 'registry', 'src');
  const sources = fs.existsSync(registries) ? fs.readdirSync(registries).map((name) => path.join(registries, name)) : [];
  return sources.map((folder) => `--remap-path-prefix=${folder}=`).join('\x1f');
}

// What the compiler or the hook said, without Trunk's own account of it, unless there is nothing else.
function cause(out) {
  const lines = out.split('\n').filter((line) => !/^\s*(Compiling|Finished|Downloaded)\b/.test(line));
  const others = lines.filter((line) => !/^\d{4}-\d\d-\d\dT\S+\s+(INFO|WARN|ERROR)/.test(line) && line.trim());
  return tail((others.length ? others : lines).join('\n'), 60);
}

await main(import.meta.url, () => build());
