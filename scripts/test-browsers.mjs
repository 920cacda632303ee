// make test-browsers: the core journey in Chromium, Firefox and WebKit, and the page without a network in the first two,
// against the release build.
//   node scripts/test-browsers.mjs [--engine chromium,firefox,webkit] [--form hosted,file,element,frame]
// A browser that is not there and cannot be installed is a failure, not a test left out.
import { parseArgs } from 'node:util';
import { build } from './build.mjs';
import { buildElement } from './embed.mjs';
import { exec, main, Problem, say } from './lib/exec.mjs';
import { offlineEnv } from './lib/paths.mjs';
import { ENGINES, programsOf } from './lib/web-drivers.mjs';
import { ensureGeckodriver } from './setup.mjs';

const HOW = {
  chromium: 'sudo apt-get install chromium chromium-driver fonts-noto-cjk (Debian); on Ubuntu and macOS, Chrome and its ChromeDriver of the same version',
  firefox: 'sudo apt-get install firefox-esr (Debian), or Firefox itself; geckodriver is compiled from crates.io by this command',
  webkit: 'sudo apt-get install webkit2gtk-driver xvfb (Debian, Ubuntu); there is no WebKitGTK for macOS or Windows',
};

/** Installs what is missing where that can be done without asking anybody: as root with apt-get. */
async function ensurePrograms(engines) {
  if (engines.includes('firefox')) await ensureGeckodriver();
  const lacking = engines.filter((engine) => programsOf(engine).missing.length);
  if (!lacking.length) return;
  const isApt = process.getuid?.() === 0 && (await exec('apt-get', ['--version'])).code === 0;
  if (isApt) {
    const packages = [...new Set(lacking.flatMap((engine) => ENGINES[engine].apt))];
    say(`Installing ${packages.join(', ')} with apt-get, for the browser tests (once) …`);
    const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
    const update = await exec('apt-get', ['update'], { env });
    const install = await exec('apt-get', ['install', '-y', '--no-install-recommends', ...packages], { env });
    if (install.code !== 0) say(`apt-get did not install them:\n${update.out}${install.out}`);
  }
}

const count = (text, what) => Number(text.match(new RegExp(`^\\S+ ${what} (\\d+)$`, 'm'))?.[1] ?? 0);

await main(import.meta.url, async (args) => {
  const { values } = parseArgs({ args, options: { engine: { type: 'string' }, form: { type: 'string' } } });
  const wanted = values.engine?.split(',') ?? Object.keys(ENGINES);
  const unknown = wanted.find((engine) => !(engine in ENGINES));
  if (unknown) throw new Problem(`there is no engine "${unknown}"; those that there are: ${Object.keys(ENGINES).join(', ')}.`);
  await build();
  await buildElement();
  await ensurePrograms(wanted);

  const absent = wanted.filter((engine) => programsOf(engine).missing.length);
  const engines = wanted.filter((engine) => !absent.includes(engine));
  for (const engine of absent) {
    say(`FAILED: ${ENGINES[engine].title} cannot be tested, since its ${programsOf(engine).missing.join(' and ')} is not there. Install it:\n  ${HOW[engine]}`);
  }
  // What the browsers show is held against the core; compiled beforehand, since a stage has a limit of time.
  const core = await exec('cargo', ['build', '--quiet', '--example', 'summarise'], { env: offlineEnv() });
  if (core.code !== 0) throw new Problem(`the core's figures cannot be had:\n${core.out}`);
  let [passed, failed] = [0, absent.length];
  if (engines.length) {
    const env = offlineEnv({ OPEX_ENGINES: engines.join(), OPEX_FORMS: values.form ?? '', NO_COLOR: '1' });
    const { code, out } = await exec(process.execPath, ['--test', '--test-concurrency=1', '--test-reporter=spec', 'tests/browsers/journey.test.mjs', 'tests/browsers/offline.test.mjs'], { env, onOutput: (text) => process.stdout.write(text) });
    passed = count(out, 'pass');
    const broken = count(out, 'fail') + count(out, 'cancelled');
    // Not starting at all is a failure too, though no test says so.
    failed += code !== 0 && broken === 0 ? 1 : broken;
  }
  say(`\n${passed} passed, ${failed} failed`);
  if (failed) process.exitCode = 1;
});
