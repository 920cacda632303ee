// Finds the Chromium that tests and measurements drive, and how it has to be started.
import fs from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { exec, Problem, say } from './exec.mjs';

// Asked for only when it is used: this module is loaded before set-up has put the packages in place.
const playwright = () => createRequire(import.meta.url)('playwright-core');

const NAMES = ['chromium', 'google-chrome', 'google-chrome-stable', 'chromium-browser'];
const MAC = ['/Applications/Google Chrome.app/Contents/MacOS/Google Chrome', '/Applications/Chromium.app/Contents/MacOS/Chromium'];

/** The path of a Chromium or Chrome, or undefined. `CHROME_PATH` comes before everything found. */
export function findBrowser() {
  if (process.env.CHROME_PATH) {
    if (fs.existsSync(process.env.CHROME_PATH)) return process.env.CHROME_PATH;
    throw new Problem(`CHROME_PATH names ${process.env.CHROME_PATH}, which does not exist. Correct it or unset it.`);
  }
  const onPath = NAMES.flatMap((name) => (process.env.PATH ?? '').split(path.delimiter).map((folder) => path.join(folder, name)));
  // Last: the one that "npx playwright install chromium" puts into Playwright's own cache.
  return [...onPath, ...MAC, playwright().chromium.executablePath()].find((file) => file && fs.existsSync(file));
}

export function browserPath() {
  const found = findBrowser();
  if (!found) throw new Problem(NO_BROWSER);
  return found;
}

const NO_BROWSER = `no Chromium or Chrome was found, and the browser tests need one. Install it with one of
  sudo apt-get install chromium fonts-noto-cjk     (Debian, Ubuntu)
  brew install --cask chromium                     (macOS)
  npx playwright install --with-deps chromium      (Playwright's own)
or set CHROME_PATH to the one you have, then run this again.`;

/** Installs one where that can be done without asking anybody: as root with apt-get. */
export async function ensureBrowser() {
  if (findBrowser()) return;
  const apt = (await exec('apt-get', ['--version'])).code === 0;
  if (!apt || process.getuid?.() !== 0) throw new Problem(NO_BROWSER);
  say('Installing Chromium and a Korean font with apt-get, for the browser tests (once) …');
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  const update = await exec('apt-get', ['update'], { env });
  const install = await exec('apt-get', ['install', '-y', '--no-install-recommends', 'chromium', 'fonts-noto-cjk'], { env });
  if (install.code !== 0 || !findBrowser()) {
    throw new Problem(`apt-get could not install chromium:\n${update.out}${install.out}\n${NO_BROWSER}`);
  }
}

export const BROWSER_ARGS = [
  '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync',
  // Only this machine resolves: a page that asks anybody else fails at once, and the test sees it.
  '--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1, EXCLUDE localhost',
];

/** Playwright's launch options. Its default leaves Chromium's sandbox off, which root in a container needs. */
export const launchOptions = () => ({ executablePath: browserPath(), headless: true, args: BROWSER_ARGS });

export const launch = (extra = []) => playwright().chromium.launch({ ...launchOptions(), args: [...BROWSER_ARGS, ...extra] });
