// Puts in place what a build or a test needs, and only what is missing: wasm target, npm packages,
// Trunk, wasm-bindgen and the crates. What it compiles goes to .tools/ once; a second run needs no network.
//   node scripts/setup.mjs [--tests]
import crypto from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import { exec, main, Problem, say, tail } from './lib/exec.mjs';
import { PAGE_FEATURES, pageEnv } from './lib/page-build.mjs';
import { at, offlineEnv, TOOLS, toolEnv } from './lib/paths.mjs';

const TRUNK = '0.21.14';
const SPLITTER = { crate: 'wasm_split_cli_support', version: '0.2.4', features: ['build-binary'], bins: ['wasm-split-cli'] };
// Drives Firefox; only "make test-browsers" needs it.
const FIREFOX_DRIVER = { crate: 'geckodriver', version: '0.37.1', bins: ['geckodriver'] };
export const WASM_TARGET = 'wasm32-unknown-unknown';

// These programs run for a second per build, so the time to compile them matters and their own speed does
// not: without optimization they are there after a third of the time, and a build takes no longer.
const CHEAP_PROFILE = {
  CARGO_PROFILE_RELEASE_OPT_LEVEL: '0', CARGO_PROFILE_RELEASE_LTO: 'off', CARGO_PROFILE_RELEASE_CODEGEN_UNITS: '16',
  CARGO_PROFILE_RELEASE_DEBUG: '0', CARGO_PROFILE_RELEASE_STRIP: 'symbols',
};
// Flags somebody set for the app must not decide how (or for which machine) the tools are built.
const NOT_FOR_TOOLS = ['RUSTFLAGS', 'CARGO_ENCODED_RUSTFLAGS', 'CARGO_BUILD_TARGET', 'CARGO_BUILD_RUSTFLAGS', 'CARGO_NET_OFFLINE'];

const NO_NETWORK = 'This step needs the network, once. If there was none, try again when there is.';

/** The exact wasm-bindgen in Cargo.lock: the program that writes the glue must be the same version. */
export function lockedVersion(crate) {
  const lock = fs.readFileSync(at('Cargo.lock'), 'utf8');
  const found = lock.match(new RegExp(`name = "${crate}"\\nversion = "([^"]+)"`));
  if (!found) throw new Problem(`Cargo.lock does not name ${crate}; run "cargo generate-lockfile".`);
  return found[1];
}

const firstLine = async (command, args) => (await exec(command, args)).out.split('\n')[0].trim();
const hasVersion = async (program, version) => (await firstLine(program, ['--version'])).split(' ').includes(version);

// Long steps run side by side; this says what they are doing, in place on a terminal, now and then in a log.
class Progress {
  #steps = new Map();
  #began = Date.now();
  #terminal = process.stdout.isTTY;
  #timer = setInterval(() => this.#show(), this.#terminal ? 500 : 20_000);

  set(step, state) {
    this.#steps.set(step, state);
  }

  end(step, seconds) {
    this.#steps.delete(step);
    this.#line(`  done: ${step} (${seconds.toFixed(0)} s)`);
  }

  stop() {
    clearInterval(this.#timer);
    if (this.#terminal) process.stdout.write('\r\x1b[K');
  }

  #line(text) {
    process.stdout.write(this.#terminal ? `\r\x1b[K${text}\n` : `${text}\n`);
  }

  #show() {
    if (!this.#steps.size) return;
    const states = [...this.#steps].map(([step, state]) => `${step} ${state}`).join(' · ');
    const text = `  ${((Date.now() - this.#began) / 1000).toFixed(0)} s: ${states}`;
    if (this.#terminal) process.stdout.write(`\r\x1b[K${text.slice(0, (process.stdout.columns ?? 100) - 1)}`);
    else say(text);
  }
}

/** One long step: its output goes to a log, cargo's own count to the progress line. */
async function step(progress, name, command, args, env) {
  progress.set(name, '…');
  const began = Date.now();
  const { code, out } = await exec(command, args, {
    // Makes cargo count although it does not write to a terminal.
    env: { ...env, CARGO_TERM_PROGRESS_WHEN: 'always', CARGO_TERM_PROGRESS_WIDTH: '80', CARGO_TERM_COLOR: 'never' },
    onOutput: (text) => {
      const count = [...text.matchAll(/\s(\d+\/\d+)(?::|\s|$)/g)].pop();
      if (count) progress.set(name, count[1]);
    },
  });
  if (code === 0) return progress.end(name, (Date.now() - began) / 1000);
  const log = path.join(TOOLS, 'log', `${name}.txt`);
  fs.mkdirSync(path.dirname(log), { recursive: true });
  fs.writeFileSync(log, out);
  // What a terminal would still show: cargo's count is overwritten by what comes after the carriage return.
  const shown = out.split('\n').map((line) => line.split('\r').pop()).filter((line) => !/^\s*(Compiling|Downloaded|Building)/.test(line)).join('\n');
  const problem = new Problem(`"${command} ${args.join(' ')}" failed:\n${tail(shown)}\nAll of it is in ${path.relative(at(), log)}. ${NO_NETWORK}`);
  throw Object.assign(problem, { output: out });
}

async function checkPrograms() {
  if (Number(process.versions.node.split('.')[0]) < 20) throw new Problem(`Node.js 20 or newer is needed; this is ${process.versions.node}.`);
  const rustc = await exec('rustc', ['--version']);
  if (rustc.code !== 0) {
    throw new Problem(rustc.code === 127
      ? 'Rust is needed: install rustup from https://rustup.rs, then run this again.'
      : `rustc does not start:\n${rustc.out}If the toolchain is missing: rustup toolchain install stable`);
  }
  const [, minor] = rustc.out.match(/rustc 1\.(\d+)/) ?? [];
  const [, needed] = fs.readFileSync(at('Cargo.toml'), 'utf8').match(/^rust-version = "1\.(\d+)/m) ?? [];
  if (Number(minor) < Number(needed)) throw new Problem(`Rust 1.${needed} or newer is needed, this is 1.${minor}: run "rustup update stable".`);
}

async function ensureWasmTarget() {
  const libs = await firstLine('rustc', ['--print', 'target-libdir', '--target', WASM_TARGET]);
  if (fs.existsSync(libs)) return;
  say(`Adding Rust's ${WASM_TARGET} target (once) …`);
  const { code, out } = await exec('rustup', ['target', 'add', WASM_TARGET]);
  if (code !== 0) throw new Problem(`rustup could not add the target:\n${tail(out)}\n${NO_NETWORK} If Rust did not come from rustup, install the target's standard library the way Rust was installed.`);
}

const npmStamp = at('node_modules', '.installed-from');
const npmWanted = () => crypto.createHash('sha256').update(fs.readFileSync(at('package-lock.json'))).update(process.platform + process.arch).digest('hex');

/** For a program that does not tell its version: whether cargo has put it into .tools/. */
function isInstalled({ crate, version, bins }) {
  const list = path.join(TOOLS, '.crates.toml');
  const isListed = fs.existsSync(list) && fs.readFileSync(list, 'utf8').includes(`"${crate} ${version} `);
  return isListed && bins.every((bin) => fs.existsSync(path.join(TOOLS, 'bin', bin)));
}

async function installTool(progress, { crate, version, features = [], bins }) {
  const build = path.join(TOOLS, 'build', crate);
  const env = toolEnv({ ...CHEAP_PROFILE, CARGO_TARGET_DIR: build });
  for (const name of NOT_FOR_TOOLS) delete env[name];
  // Without default features: neither a check for updates nor TLS for downloads that never happen here.
  const args = ['install', crate, '--version', version, '--root', TOOLS, '--no-default-features', '--force', ...features.flatMap((name) => ['--features', name]), ...bins.flatMap((bin) => ['--bin', bin])];
  try {
    await step(progress, crate, 'cargo', [...args, '--locked'], env);
  } catch (error) {
    // What the author locked may be gone from a registry or mirror; the newest that fits does as well.
    if (!/failed to select a version/.test(error.output)) throw error;
    await step(progress, crate, 'cargo', args, env);
  }
  // It is hundreds of megabytes; only an interrupted installation still has a use for it.
  fs.rmSync(build, { recursive: true, force: true });
}

/** Debian has no package of Firefox's driver, so it is compiled where none is on the PATH. */
export async function ensureGeckodriver() {
  const { crate, version } = FIREFOX_DRIVER;
  if ((await exec(crate, ['--version'])).code === 0) return;
  say(`Compiling ${crate} ${version}, which drives Firefox: once, then kept in .tools/ …`);
  const progress = new Progress();
  try {
    await installTool(progress, FIREFOX_DRIVER);
  } finally {
    progress.stop();
  }
}

/** Lints need two components that a minimal Rust lacks. */
export async function ensureComponents() {
  for (const [component, args] of [['clippy', ['clippy', '--version']], ['rustfmt', ['fmt', '--version']]]) {
    if ((await exec('cargo', args)).code === 0) continue;
    say(`Adding Rust's ${component} (once) …`);
    const { code, out } = await exec('rustup', ['component', 'add', component]);
    if (code !== 0) throw new Problem(`rustup could not add ${component}:\n${tail(out)}\n${NO_NETWORK}`);
  }
}

async function cratesAreHere() {
  const [, host] = (await exec('rustc', ['-vV'])).out.match(/^host: (.*)$/m);
  const platforms = [WASM_TARGET, host].flatMap((name) => ['--filter-platform', name]);
  return (await exec('cargo', ['metadata', '--format-version', '1', ...platforms], { env: offlineEnv() })).code === 0;
}

/** What is missing, as chains that run side by side; each step says what it is for. */
async function missing(progress, tests) {
  const chains = { npm: [], trunk: [], app: [] };
  const cargo = (name, args, env = offlineEnv) => () => step(progress, name, 'cargo', args, env());

  if (!fs.existsSync(npmStamp) || fs.readFileSync(npmStamp, 'utf8') !== npmWanted()) {
    chains.npm.push(['npm packages: bundler, wasm-opt, test driver', async () => {
      // No package of ours needs its install script, so none may run.
      await step(progress, 'npm packages', 'npm', ['ci', '--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error'], toolEnv());
      fs.writeFileSync(npmStamp, npmWanted());
    }]);
  }
  const tools = [
    ['trunk', { crate: 'trunk', version: TRUNK, bins: ['trunk'] }, 'builds the page'],
    ['app', { crate: 'wasm-bindgen-cli', version: lockedVersion('wasm-bindgen'), bins: ['wasm-bindgen', 'wasm-bindgen-test-runner'] }, 'joins WebAssembly and JavaScript'],
    ['app', SPLITTER, 'splits the WebAssembly in two'],
  ];
  for (const [chain, tool, purpose] of tools) {
    const there = tool === SPLITTER ? [isInstalled(tool)] : await Promise.all(tool.bins.map((bin) => hasVersion(bin, tool.version)));
    if (there.every(Boolean)) continue;
    chains[chain].push([`${tool.crate} ${tool.version}, which ${purpose}: compiled, then kept in .tools/`, () => installTool(progress, tool)]);
  }
  // Trunk compiles the app anyway, but only once it is there: starting now keeps every processor busy.
  if (chains.trunk.length || chains.app.length) {
    chains.app.unshift(['the app itself, meanwhile', cargo('app', ['build', '--release', '--target', WASM_TARGET, '--bin', 'opex-maturity', ...PAGE_FEATURES], pageEnv)]);
    if (tests) chains.app.push(['the native tests, meanwhile', cargo('native tests', ['test', '--no-run'])]);
  }
  if (!(await cratesAreHere())) chains.app.unshift(['the crates that Cargo.lock names', cargo('crates', ['fetch'], toolEnv)]);
  return Object.values(chains).filter((steps) => steps.length);
}

export async function setup({ tests = false } = {}) {
  await checkPrograms();
  await ensureWasmTarget();
  const progress = new Progress();
  try {
    const chains = await missing(progress, tests);
    if (!chains.length) return;
    say('Setting up what is missing, once:');
    for (const [what] of chains.flat()) say(`  - ${what}`);
    if (chains.flat().some(([what]) => what.includes('compiled'))) say('  Compiling takes some minutes. Whoever has these versions on the PATH already skips it.');
    await Promise.all(chains.map(async (steps) => {
      for (const [, run] of steps) await run();
    }));
  } finally {
    progress.stop();
  }
}

await main(import.meta.url, (args) => setup({ tests: args.includes('--tests') }));
