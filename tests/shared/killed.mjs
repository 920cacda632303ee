// A browser that can be killed at any moment, all of its processes at once, and started again on the same profile; and
// somebody who answers in it. What was lost is judged by what the page shows alone: by what it called saved, and by the
// answers and the score that it shows afterwards.
import { spawn } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { chromium } from 'playwright-core';
import { BROWSER_ARGS, browserPath } from '../../scripts/lib/browser.mjs';
import { PRACTICES } from './catalogue.mjs';
import { WORDS } from './words.mjs';

const START_MS = 30_000;
const READY_MS = 60_000;
/** After which what does not come is not there. */
const GONE_MS = 10_000;
/** Chromium with a window in memory, no sandbox (root has none), and nothing asked of the person after a crash. */
const ARGS = [...BROWSER_ARGS, '--headless=new', '--no-sandbox', '--remote-debugging-port=0', '--hide-crash-restore-bubble', '--lang=en-US', 'about:blank'];
const LEVELS = 5;
const WEIGHTS = { high: 3, medium: 2, low: 1 };

const pause = (milliseconds) => new Promise((resolve) => { setTimeout(resolve, milliseconds); });

/** Numbers below an end, the same in every run. */
export function random(seed) {
  let state = seed;
  return (end) => {
    state = (state * 48271) % 2147483647;
    return state % end;
  };
}

/** A folder for the browser's profile, and the browser on it. */
export class KilledBrowser {
  #child;
  #browser;

  constructor() {
    this.profile = fs.mkdtempSync(path.join(os.tmpdir(), 'opex-killed-'));
  }

  /** Starts the browser and gives a page of its profile. */
  async start() {
    // In a group of its own, so that all that it starts can be told by the group.
    this.#child = spawn(browserPath(), [`--user-data-dir=${this.profile}`, ...ARGS], { detached: true, stdio: ['ignore', 'ignore', 'pipe'] });
    const address = await listening(this.#child);
    this.#browser = await chromium.connectOverCDP(address, { timeout: START_MS });
    const [context] = this.#browser.contexts();
    return context.pages()[0] ?? context.newPage();
  }

  /** Kills every process of the browser, without a word to any of them, and waits until none is left. */
  async kill() {
    const child = this.#child;
    if (!child) return;
    this.#child = undefined;
    const gone = new Promise((resolve) => { child.once('exit', resolve); });
    killAll(child.pid, this.profile);
    await gone;
    for (const end = Date.now() + START_MS; processesOf(child.pid, this.profile).length;) {
      if (Date.now() > end) throw new Error('a process of the browser outlives its kill');
      killAll(child.pid, this.profile);
      await pause(20);
    }
    await this.#browser?.close().catch(() => {});
  }

  /** Ends the browser and removes its profile. */
  async end() {
    await this.kill();
    fs.rmSync(this.profile, { recursive: true, force: true, maxRetries: 10, retryDelay: 100 });
  }
}

/** The address at which a browser that has just been started can be driven. */
function listening(child) {
  return new Promise((resolve, reject) => {
    let said = '';
    const late = setTimeout(() => reject(new Error(`the browser did not start:\n${said}`)), START_MS);
    child.once('exit', (code) => reject(new Error(`the browser ended with ${code}:\n${said}`)));
    child.stderr.setEncoding('utf8').on('data', (text) => {
      said += text;
      const [, address] = said.match(/DevTools listening on (ws:\S+)/) ?? [];
      if (address) {
        clearTimeout(late);
        resolve(address);
      }
    });
  });
}

/** The processes of a group, and those that have left it but were started for this profile. */
function processesOf(group, profile) {
  if (process.platform !== 'linux') return [];
  return fs.readdirSync('/proc').filter((name) => /^\d+$/.test(name)).map(Number).filter((pid) => {
    try {
      // Behind the name, which may hold anything: state, parent, group.
      const [state, , itsGroup] = fs.readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ').at(-1).split(' ');
      if (state === 'Z') return false;
      return Number(itsGroup) === group || fs.readFileSync(`/proc/${pid}/cmdline`, 'utf8').includes(profile);
    } catch {
      // It has ended meanwhile.
      return false;
    }
  });
}

function killAll(group, profile) {
  for (const pid of [-group, ...processesOf(group, profile)]) {
    try {
      process.kill(pid, 'SIGKILL');
    } catch {
      // It has ended by itself.
    }
  }
}

/** The topic whose practices are answered. */
const TOPIC = PRACTICES[0].topic;
const OF_TOPIC = PRACTICES.filter(({ topic }) => topic === TOPIC);
const IN_TOPIC = `[data-practice="${OF_TOPIC[0].id}"]`;
const saved = (page) => page.locator('[data-save-state="saved"]').first().waitFor({ state: 'attached', timeout: READY_MS });
const goTo = (page, place) => page.evaluate((hash) => { location.hash = hash; }, place);

/** Somebody who answers, on one profile, through many kills. */
export class Answering {
  /** The level that each practice was last given. */
  #given = {};
  /** What the page has called saved: the level of each practice, and when that was said. */
  #saved = {};
  /** By practice, the levels given since then: each of them may be found. */
  #since = {};
  #next;
  #page;

  /** `document`: the text of a results file to begin with; without one an assessment is begun on the page. */
  constructor(url, { seed, document }) {
    this.url = url;
    this.document = document;
    this.#next = random(seed);
    this.browser = new KilledBrowser();
  }

  /** Begins, answers once, and waits until that is called saved. */
  async begin() {
    const page = await this.#open(`${this.url}?lang=en`);
    if (this.document) {
      await page.locator('input[type=file]').first().setInputFiles({ name: 'x.opex.json', mimeType: 'application/json', buffer: Buffer.from(this.document) });
      await page.locator('[data-score="overall"]').first().waitFor({ timeout: READY_MS });
    } else {
      await page.locator('[data-action="new"]').or(page.locator('.choice', { hasText: WORDS.en.newAssessment })).first().click();
      const begin = page.locator('[data-action="begin"]').or(page.getByRole('button', { name: WORDS.en.begin, exact: true })).first();
      await begin.or(page.locator('[data-practice]').first()).first().waitFor({ timeout: READY_MS });
      if (await begin.isVisible()) await begin.click();
    }
    await goTo(page, `#/assess/${TOPIC}`);
    await page.locator(IN_TOPIC).waitFor({ timeout: READY_MS });
    await this.#goOn(page, await answersOf(page));
    await this.#answer();
    await saved(page);
    await this.#reported();
  }

  /**
   * Answers some practices, is killed, and comes again. With `waits`, until the page says saved after each answer and a
   * random moment more; otherwise the kill comes whenever it comes. Gives how many answers were called saved (`nSaved`)
   * and how many were not yet (`nUnsaved`), those that are `lost` although they were called saved, how long before the
   * kill the first of them was (`lostSeconds`), and whether the score is that of the answers (`isScored`).
   */
  async round({ waits }) {
    const nAnswers = 1 + this.#next(5);
    for (let n = 0; n < nAnswers; n += 1) {
      await this.#answer();
      if (waits) await saved(this.#page);
      await pause(this.#next(waits ? 200 : 500));
    }
    if (waits) await this.#reported();
    await pause(this.#next(1_000));
    await this.browser.kill();
    const killedAt = Date.now();

    const page = await this.#open(`${this.url}?lang=en#/assess/${TOPIC}`);
    const isThere = await isOpen(page);
    const found = isThere ? await answersOf(page) : {};
    const lost = OF_TOPIC.map(({ id }) => id).filter((id) => found[id] !== this.#saved[id]?.level && !this.#since[id]?.includes(found[id]));
    const outcome = {
      nSaved: Object.keys(this.#saved).length,
      nUnsaved: Object.keys(this.#since).length,
      lost: lost.map((id) => ({ id, saved: this.#saved[id]?.level, found: found[id] })),
      lostSeconds: Math.max(0, ...lost.map((id) => (this.#saved[id] ? (killedAt - this.#saved[id].at) / 1000 : 0))),
      isScored: isThere && Math.abs((await shownScore(page)) - scoreOf(found)) < 1e-4,
    };
    // What is lost is lost: the next round begins with what there is.
    if (isThere) {
      await goTo(page, `#/assess/${TOPIC}`);
      await page.locator(IN_TOPIC).waitFor({ timeout: READY_MS });
      await this.#goOn(page, found);
    } else {
      await this.browser.kill();
      await this.begin();
    }
    return outcome;
  }

  async end() {
    await this.browser.end();
  }

  async #open(address) {
    const page = await this.browser.start();
    await page.goto(address);
    await page.locator('[data-app-ready]').first().waitFor({ state: 'attached', timeout: READY_MS });
    return page;
  }

  /** From now on this page is answered on; it reports what it shows whenever it begins to call that saved. */
  async #goOn(page, answers) {
    const at = Date.now();
    this.#page = page;
    this.#given = answers;
    this.#saved = Object.fromEntries(Object.entries(answers).map(([id, level]) => [id, { level, at }]));
    this.#since = {};
    await page.context().exposeBinding('opexSaved', (_source, shown) => this.#note(shown));
    await page.evaluate(`globalThis.opexAnswers = ${shownAnswers}`);
    await page.evaluate(() => {
      const state = document.querySelector('[data-save-state]');
      globalThis.opexReports = Promise.resolve();
      new MutationObserver(() => {
        if (state.dataset.saveState === 'saved') globalThis.opexReports = globalThis.opexSaved(globalThis.opexAnswers());
      }).observe(state, { attributes: true, attributeFilter: ['data-save-state'] });
    });
  }

  /** What was reported before the kill was said to the person before it. */
  #note(shown) {
    const at = Date.now();
    for (const [id, level] of Object.entries(shown)) {
      if (this.#saved[id]?.level !== level) this.#saved[id] = { level, at };
      const later = (this.#since[id] ?? []).slice((this.#since[id] ?? []).indexOf(level) + 1);
      if (later.length) this.#since[id] = later;
      else delete this.#since[id];
    }
  }

  #reported() {
    return this.#page.evaluate(() => globalThis.opexReports);
  }

  /** Answers one of the practices otherwise than it is. */
  async #answer() {
    const { id } = OF_TOPIC[this.#next(OF_TOPIC.length)];
    const next = this.#next(LEVELS);
    const level = String(String(next) === this.#given[id] ? (next + 1) % LEVELS : next);
    this.#given[id] = level;
    this.#since[id] = [...(this.#since[id] ?? []), level];
    await this.#page.locator(`[data-practice="${id}"] input[type=radio][value="${level}"]`).check();
  }
}

/** Whether the topic is shown. Where nothing is open any more, what is saved is opened as a person would. */
async function isOpen(page) {
  const isShown = (locator) => locator.waitFor({ timeout: GONE_MS }).then(() => true, () => false);
  const topic = page.locator(IN_TOPIC);
  const nothingOpen = page.getByRole('heading', { level: 1, name: 'No assessment is open.' });
  await isShown(topic.or(nothingOpen).first());
  if (await topic.isVisible()) return true;
  await goTo(page, '#/');
  const open = page.locator('.saved-row').first().getByRole('button', { name: 'Open', exact: true });
  if (!(await isShown(open))) return false;
  await open.click();
  await page.locator('[data-score="overall"]').or(page.locator('[data-practice]')).first().waitFor({ timeout: GONE_MS }).catch(() => {});
  await goTo(page, `#/assess/${TOPIC}`);
  return isShown(topic);
}

/** Runs in the page: the answers that it shows, by practice. */
const shownAnswers = () => Object.fromEntries([...document.querySelectorAll('[data-practice] input[type=radio]:checked')]
  .map((radio) => [radio.closest('[data-practice]').dataset.practice, radio.value]));

const answersOf = (page) => page.evaluate(shownAnswers);

/** The topic's score, as the results view shows it; not a number where there is none. */
async function shownScore(page) {
  await goTo(page, '#/results');
  const score = page.locator(`[data-score="${TOPIC}"]`).first();
  await score.waitFor({ timeout: GONE_MS }).catch(() => {});
  return (await score.count()) ? Number.parseFloat(await score.getAttribute('data-value')) : NaN;
}

/** What the score of the topic is with these answers, where nothing has an importance of its own. */
function scoreOf(answers) {
  const answered = OF_TOPIC.filter(({ id }) => answers[id] !== undefined && answers[id] !== 'na');
  const sum = (level) => answered.reduce((total, { id, risk }) => total + WEIGHTS[risk] * level(id), 0);
  return sum((id) => Number(answers[id])) / sum(() => LEVELS - 1);
}
