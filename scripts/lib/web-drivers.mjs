// The three browser engines by the one protocol that all of them speak, W3C WebDriver: which programs that takes,
// how they are started, and a session in a profile that nobody has used.
import { spawn } from 'node:child_process';
import fs from 'node:fs';
import { createRequire } from 'node:module';
import os from 'node:os';
import path from 'node:path';
import { BROWSER_ARGS, findBrowser } from './browser.mjs';
import { Problem } from './exec.mjs';
import { findProgram } from './find-program.mjs';
import { toolEnv } from './paths.mjs';
import { freePort } from './port.mjs';

// Asked for only when it is used: this module is loaded before set-up has put the packages in place.
const selenium = () => createRequire(import.meta.url)('selenium-webdriver');

const isRoot = process.getuid?.() === 0;
/** How long a driver may take to listen; a browser's first start may take longer than all later ones. */
const START_MS = 30_000;

/**
 * The engines. `programs` finds what each needs: its path, or undefined. `apt` names Debian's packages of them.
 * `capabilities` says how a session begins: with `downloads` for its files, and without storage where `refuses`.
 */
export const ENGINES = {
  chromium: {
    title: 'Chromium',
    programs: { browser: findBrowser, driver: () => findProgram('chromedriver') },
    apt: ['chromium', 'chromium-driver', 'fonts-noto-cjk'],
    driverArgs: (port) => [`--port=${port}`],
    capabilities: ({ browser }, { downloads, refusesStorage }) => ({
      browserName: 'chrome',
      'goog:chromeOptions': {
        binary: browser,
        args: [...BROWSER_ARGS, '--headless=new', '--lang=en-US', ...(isRoot ? ['--no-sandbox'] : [])],
        prefs: {
          'intl.accept_languages': 'en-US,en',
          'download.default_directory': downloads,
          'download.prompt_for_download': false,
          ...(refusesStorage && { 'profile.default_content_setting_values.cookies': 2 }),
        },
      },
    }),
  },
  firefox: {
    title: 'Firefox',
    programs: { browser: () => findProgram('firefox-esr', 'firefox'), driver: () => findProgram('geckodriver') },
    apt: ['firefox-esr', 'fonts-noto-cjk'],
    driverArgs: (port) => ['--port', String(port), '--websocket-port', '0'],
    capabilities: ({ browser }, { downloads, refusesStorage }) => ({
      browserName: 'firefox',
      'moz:firefoxOptions': {
        binary: browser,
        args: ['-headless'],
        prefs: {
          'intl.accept_languages': 'en-US, en',
          'browser.download.folderList': 2,
          'browser.download.dir': downloads,
          'browser.download.useDownloadDir': true,
          // Nothing but the page may ask for anything, nor may it ask for any other machine.
          'network.dns.disabled': true,
          'network.captive-portal-service.enabled': false,
          'network.connectivity-service.enabled': false,
          'browser.safebrowsing.downloads.enabled': false,
          ...(refusesStorage && { 'network.cookie.cookieBehavior': 2 }),
        },
      },
    }),
  },
  webkit: {
    title: 'WebKitGTK',
    programs: { browser: findMiniBrowser, driver: () => findProgram('WebKitWebDriver'), display: () => findProgram('Xvfb') },
    apt: ['webkit2gtk-driver', 'xvfb', 'fonts-noto-cjk'],
    driverArgs: (port) => [`--port=${port}`],
    capabilities: ({ browser }, { refusesStorage }) => ({
      browserName: 'MiniBrowser',
      'webkitgtk:browserOptions': {
        binary: browser,
        args: ['--automation', ...(refusesStorage ? ['--enable-html5-local-storage=false', '--enable-html5-database=false'] : [])],
      },
    }),
  },
};

// Debian keeps it beside the library, in a folder named for the machine and the version of the interface.
function findMiniBrowser() {
  const libraries = ['/usr/lib', '/usr/libexec', '/usr/lib64'].filter((folder) => fs.existsSync(folder));
  const folders = libraries.flatMap((folder) => [folder, ...fs.readdirSync(folder).map((name) => path.join(folder, name))]);
  const candidates = folders.flatMap((folder) => ['webkitgtk-6.0', 'webkit2gtk-4.1', 'webkit2gtk-4.0'].map((name) => path.join(folder, name, 'MiniBrowser')));
  return candidates.find((file) => fs.existsSync(file));
}

/** The paths of an engine's programs, and the names of those that are not there. */
export function programsOf(engine) {
  const found = Object.entries(ENGINES[engine].programs).map(([name, find]) => [name, find()]);
  return { found: Object.fromEntries(found), missing: found.filter(([, file]) => !file).map(([name]) => name) };
}

/** Starts a program that listens, in a process group of its own, since a driver leaves its browser behind when it is killed. */
function start(program, args, { env, stdio = ['ignore', 'ignore', 'ignore'] }) {
  const child = spawn(program, args, { env, stdio, detached: true });
  let problem;
  child.on('error', (error) => { problem = error; });
  child.on('exit', (code) => { problem ??= new Error(`${path.basename(program)} ended with ${code}`); });
  return {
    child,
    get problem() { return problem; },
    stop() {
      try {
        process.kill(-child.pid, 'SIGKILL');
      } catch {
        // It has ended by itself.
      }
    },
  };
}

async function until(what, milliseconds, check) {
  for (const end = Date.now() + milliseconds; Date.now() < end;) {
    const found = await check();
    if (found) return found;
    await new Promise((resolve) => { setTimeout(resolve, 50); });
  }
  throw new Problem(`${what} took longer than ${milliseconds / 1000} seconds`);
}

/** A display in memory, for a browser that has no mode without one. Chooses its own number. */
async function startDisplay(program) {
  const display = start(program, ['-displayfd', '3', '-screen', '0', '1600x1200x24', '-nolisten', 'tcp'], { env: process.env, stdio: ['ignore', 'ignore', 'ignore', 'pipe'] });
  let number = '';
  display.child.stdio[3].setEncoding('utf8').on('data', (text) => { number += text; });
  await until('starting Xvfb', START_MS, () => {
    if (display.problem) throw new Problem(`Xvfb did not start: ${display.problem.message}`);
    return number.includes('\n');
  });
  return { name: `:${number.trim()}`, stop: display.stop };
}

// What the person at this machine has set must not decide anything, and no display or bus of theirs is used.
function privateEnv(home, downloads, display) {
  const folders = { HOME: home, XDG_CONFIG_HOME: `${home}/config`, XDG_CACHE_HOME: `${home}/cache`, XDG_DATA_HOME: `${home}/data`, XDG_RUNTIME_DIR: `${home}/run` };
  for (const folder of Object.values(folders)) fs.mkdirSync(folder, { recursive: true, mode: 0o700 });
  fs.writeFileSync(path.join(folders.XDG_CONFIG_HOME, 'user-dirs.dirs'), `XDG_DOWNLOAD_DIR="${downloads}"\n`);
  return {
    ...toolEnv(), ...folders, LANG: 'C.UTF-8', LC_ALL: 'C.UTF-8', LANGUAGE: 'en_US', DISPLAY: display ?? '', WAYLAND_DISPLAY: '', GTK_A11Y: 'none', NO_AT_BRIDGE: '1',
    GSETTINGS_BACKEND: 'memory', GDK_BACKEND: 'x11', LIBGL_ALWAYS_SOFTWARE: '1', MOZ_CRASHREPORTER_DISABLE: '1',
    DBUS_SESSION_BUS_ADDRESS: '', SE_OFFLINE: 'true', SE_AVOID_STATS: 'true',
  };
}

/**
 * A session in a fresh profile: `{ driver, downloads, version, close() }`. With `refusesStorage`, the browser lets no page
 * store anything.
 */
export async function openSession(engine, { refusesStorage = false } = {}) {
  const { title, driverArgs, capabilities } = ENGINES[engine];
  const { found } = programsOf(engine);
  const home = fs.mkdtempSync(path.join(os.tmpdir(), `opex-${engine}-`));
  const downloads = path.join(home, 'downloads');
  fs.mkdirSync(downloads);
  const started = [];
  const close = () => {
    for (const { stop } of started.reverse()) stop();
    // A browser that has just been ended may still write; what it leaves behind is in the folder for temporary files.
    fs.rmSync(home, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 });
  };
  try {
    if (found.display) started.push(await startDisplay(found.display));
    const env = privateEnv(home, downloads, started[0]?.name);
    const port = await freePort();
    const service = start(found.driver, driverArgs(port), { env });
    started.push(service);
    const url = `http://127.0.0.1:${port}`;
    await until(`starting the driver of ${title}`, START_MS, async () => {
      if (service.problem) throw new Problem(`${found.driver} did not start: ${service.problem.message}`);
      return fetch(`${url}/status`).then((answer) => answer.ok, () => false);
    });
    const { Builder } = selenium();
    const driver = await new Builder().disableEnvironmentOverrides().usingServer(url).withCapabilities(capabilities(found, { downloads, refusesStorage })).build();
    await driver.manage().window().setRect({ width: 1366, height: 900 });
    const version = (await driver.getCapabilities()).getBrowserVersion();
    return { driver, downloads, version, close: () => driver.quit().catch(() => {}).then(close) };
  } catch (error) {
    close();
    throw error;
  }
}
