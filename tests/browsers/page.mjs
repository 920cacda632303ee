// A page in any of the browsers, through the few commands that all of them have. Whatever is looked for is looked for
// in the app's root, which the form names: the document itself, or a shadow root within it.
import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import { createRequire } from 'node:module';
import { READ_STORAGE } from '../shared/storage.mjs';

const { Key } = createRequire(import.meta.url)('selenium-webdriver');
export { Key };

/** As long as a busy machine may need; only what fails waits for the end of it. */
const PATIENCE_MS = 40_000;
const PAUSE_MS = 50;

/** Runs in the page. Of what fits the selector and is shown, those that are called so: by label or by text. */
function findInPage(root, selector, wanted, isHidden) {
  const flat = (text) => (text ?? '').replace(/\s+/g, ' ').trim();
  const names = (element) => [element.getAttribute('aria-label'), element.innerText, ...[...(element.labels ?? [])].map((label) => label.innerText)].map(flat).filter(Boolean);
  const fits = (name) => (wanted.pattern ? new RegExp(wanted.pattern, wanted.flags).test(name) : name === wanted.text);
  const isShown = (element) => isHidden || element.getClientRects().length > 0;
  return [...(root?.querySelectorAll(selector) ?? [])].filter((element) => isShown(element) && (wanted === null || names(element).some(fits)));
}

/** Runs in the page. The middle of an element, where the root finds nothing above it. */
function centerIfOnTop(root, element) {
  const box = element.getBoundingClientRect();
  const [x, y] = [Math.round(box.left + box.width / 2), Math.round(box.top + box.height / 2)];
  return element.contains(root.elementFromPoint(x, y)) ? { x, y } : null;
}

const asWanted = (name) => {
  if (name === undefined) return null;
  return name instanceof RegExp ? { pattern: name.source, flags: name.flags } : { text: name };
};

export class Page {
  #session;
  #form;
  #troubles = [];

  /**
   * `form` says what the app's `address` is, with what its `own` addresses begin, and by which function (it runs in
   * the page) its `root` is found. It may have `enter(driver)`, done after every opening, and `goTo(driver, place)`.
   */
  constructor(session, form) {
    this.#session = session;
    this.#form = form;
  }

  get driver() { return this.#session.driver; }
  get version() { return this.#session.version; }

  // ── Opening ──────────────────────────────────────────────────────────────────────────────────────────────────────

  /** Opens an address of the app, such as `?lang=ko#/plan`, and waits until it can be used. */
  async open(address = '') {
    await this.#collect();
    // Where only the part behind "#" differs, a browser would go on with the page that it has.
    await this.driver.get('about:blank');
    await this.driver.get(this.#form.address + address);
    await this.#arrive();
  }

  async reload() {
    await this.#collect();
    await this.driver.navigate().refresh();
    await this.#arrive();
  }

  async #arrive() {
    await this.#form.enter?.(this.driver);
    await this.find('[data-app-ready]', { isHidden: true });
  }

  /** Goes to a view by its address, as a link would, or in the way that a form without addresses has for it. */
  goTo(place) {
    return this.#form.goTo?.(this.driver, place) ?? this.evaluate((hash) => { location.hash = hash; }, place);
  }

  // ── Looking ──────────────────────────────────────────────────────────────────────────────────────────────────────

  /** Calls a function in the page. It sees its arguments only; elements may be among them. */
  evaluate(body, ...args) {
    return this.driver.executeScript(`return (${body}).apply(null, arguments)`, ...args);
  }

  /** Calls a function in the page with the app's root. */
  inRoot(body, ...args) {
    return this.driver.executeScript(`return (${body}).apply(null, [(${this.#form.root})(), ...arguments])`, ...args);
  }

  /** All that is shown, fits the selector and, where one is given, bears the name (a text, or a pattern). */
  all(selector, { name, isHidden = false } = {}) {
    return this.inRoot(findInPage, selector, asWanted(name), isHidden);
  }

  /** The first of them, as soon as it is there. */
  async find(selector, { patience = PATIENCE_MS, ...options } = {}) {
    return this.until(`${selector} ${options.name ?? ''}`, async () => (await this.all(selector, options))[0], patience);
  }

  /** Waits until there is none of them. */
  gone(selector, options = {}) {
    return this.until(`no ${selector} ${options.name ?? ''}`, async () => (await this.all(selector, options)).length === 0);
  }

  /** Waits until a question is answered with something true, and gives that. */
  async until(what, ask, patience = PATIENCE_MS) {
    let last;
    for (const end = Date.now() + patience; Date.now() < end;) {
      try {
        const answer = await ask();
        if (answer) return answer;
        last = undefined;
      } catch (error) {
        // Rendered anew, or moved, between two commands: it is asked again.
        if (!/stale|no such element|detached|intercepted/i.test(`${error.name} ${error.message}`) && !(error instanceof assert.AssertionError)) throw error;
        last = error;
      }
      await new Promise((resolve) => { setTimeout(resolve, PAUSE_MS); });
    }
    throw new assert.AssertionError({ message: `waited ${patience / 1000} s in vain for ${what}${last ? `: ${last.message}` : ''}` });
  }

  /** Text as it is shown. */
  async text(selector, options) {
    return this.evaluate((element) => element.innerText.replace(/\s+/g, ' ').trim(), await this.find(selector, options));
  }

  /** Waits until the text is the one expected, or fits it. */
  async expectText(selector, expected, options = {}) {
    await this.until(`${selector} to say ${expected}`, async () => {
      const text = await this.text(selector, { ...options, patience: PAUSE_MS * 4 });
      assert.ok(expected instanceof RegExp ? expected.test(text) : text.includes(expected), `it says "${text.slice(0, 300)}"`);
      return true;
    });
  }

  async attribute(selector, name, options) {
    return (await this.find(selector, options)).getAttribute(name);
  }

  async value(selector, options) {
    return this.evaluate((element) => element.value, await this.find(selector, options));
  }

  /** Runs in the page: what has the focus, within the app's root as well. */
  focused() {
    return this.inRoot((root) => {
      const element = root.activeElement ?? document.activeElement;
      if (!element || element === document.body) return { name: 'nothing', words: [] };
      const drawn = [element, element.closest('label'), element.nextElementSibling].filter(Boolean);
      const words = [element.getAttribute('aria-label'), element.innerText, ...[...(element.labels ?? [])].map((label) => label.innerText)];
      const box = (element.closest('label') ?? element).getBoundingClientRect();
      return {
        name: `${element.localName} ${words.find(Boolean) ?? ''}`.slice(0, 100),
        words: words.filter(Boolean).map((text) => text.split('\n')[0].trim()),
        practice: element.closest('[data-practice]')?.dataset.practice ?? null,
        value: element.value ?? null,
        type: element.type ?? null,
        isInView: box.bottom > 0 && box.top < innerHeight && box.right > 0 && box.left < innerWidth,
        hasRing: element.tabIndex < 0 || drawn.some((part) => getComputedStyle(part).outlineStyle !== 'none'),
      };
    });
  }

  // ── Doing ────────────────────────────────────────────────────────────────────────────────────────────────────────

  /** Clicks as a person does. Nothing may lie above it. */
  async click(selector, options) {
    await this.until(`a click on ${selector} ${options?.name ?? ''}`, async () => {
      const element = await this.find(selector, options);
      await this.evaluate((target) => target.scrollIntoView({ block: 'center' }), element);
      try {
        await element.click();
      } catch (error) {
        // WebKit's driver takes the host of a shadow root for something above a text field in it.
        const center = /intercepted/i.test(error.name) && (await this.inRoot(centerIfOnTop, element));
        if (!center) throw error;
        await this.driver.actions().move({ ...center, origin: 'viewport' }).click().perform();
      }
      return true;
    });
  }

  /** Replaces the text of a field. */
  async fill(selector, text, options) {
    await this.click(selector, options);
    const field = await this.find(selector, options);
    await this.evaluate((target) => target.select(), field);
    await field.sendKeys(text === '' ? Key.BACK_SPACE : text);
  }

  /** Chooses an entry of a list by its value. */
  async choose(selector, value, options) {
    const list = await this.find(selector, options);
    await this.evaluate((target) => target.scrollIntoView({ block: 'center' }), list);
    const [entry] = await list.findElements({ css: `option[value="${value}"]` });
    await entry.click();
    await this.until(`${selector} to be ${value}`, async () => (await this.value(selector, options)) === value);
  }

  /** Presses keys one after the other, wherever the focus is. */
  async press(...keys) {
    const actions = this.driver.actions();
    for (const key of keys) {
      const held = Array.isArray(key) ? key.slice(0, -1) : [];
      const last = Array.isArray(key) ? key.at(-1) : key;
      for (const modifier of held) actions.keyDown(modifier);
      actions.keyDown(last).keyUp(last);
      for (const modifier of held.reverse()) actions.keyUp(modifier);
    }
    await actions.perform();
  }

  /** Presses Tab until what has the focus is called this; each stop on the way has to be in view and show its focus. */
  async tabTo(wanted, { isBack = false, most = 60 } = {}) {
    const fits = (words) => words.some((text) => (wanted instanceof RegExp ? wanted.test(text) : text === wanted));
    const passed = [];
    for (let presses = 0; presses < most; presses += 1) {
      await this.press(isBack ? [Key.SHIFT, Key.TAB] : Key.TAB);
      const focus = await this.focused();
      if (focus.name !== 'nothing') {
        assert.ok(focus.isInView, `out of view: ${focus.name}`);
        // Day, month and year are parts of their own, of which the browser itself shows the focus.
        assert.ok(focus.hasRing || focus.type === 'date', `no ring: ${focus.name}`);
      }
      if (fits(focus.words)) return focus;
      passed.push(focus.name);
    }
    return assert.fail(`${wanted} was not reached by ${most} times Tab; passed:\n${passed.join('\n')}`);
  }

  /** Hands a file to the app, as the browser's own dialog would. */
  async chooseFile(file) {
    const [input] = await this.all('input[type=file]', { isHidden: true });
    await input.sendKeys(file);
  }

  // ── Around the page ──────────────────────────────────────────────────────────────────────────────────────────────

  /** What `act` lets the browser save: `{ name, text, file }`. */
  async download(act) {
    const { downloads } = this.#session;
    await act();
    const name = await this.until('a file to be saved', () => {
      const files = fs.readdirSync(downloads);
      const isUnderWay = files.some((file) => /\.(part|crdownload|wkdownload|tmp)$|^\./.test(file));
      return !isUnderWay && files.find((file) => fs.statSync(path.join(downloads, file)).size > 0);
    });
    // Into a folder of its own: not every browser saves a second file of the same name.
    const file = path.join(fs.mkdtempSync(`${downloads}-taken-`), name);
    fs.renameSync(path.join(downloads, name), file);
    return { name, file, text: fs.readFileSync(file, 'utf8') };
  }

  /** What the page keeps in this browser. */
  storage() {
    return this.driver.executeScript(`return ${READ_STORAGE}`);
  }

  /** The browser's own picture of the page. */
  async screenshot(file) {
    fs.writeFileSync(file, Buffer.from(await this.driver.takeScreenshot(), 'base64'));
  }

  /** What the watcher has noted, and what was fetched from elsewhere, on every page since the last call. */
  async troubles() {
    await this.#collect();
    return this.#troubles.splice(0);
  }

  // A page takes its notes with it when it goes, so this comes before each.
  async #collect() {
    const noted = await this.evaluate((own) => {
      const isOwn = (url) => own.some((begin) => url.startsWith(begin)) || /^(data|blob|about):/.test(url);
      const asked = performance.getEntriesByType('resource').map(({ name }) => name).filter((url) => !isOwn(url));
      const isPage = location.protocol !== 'about:' && location.protocol !== 'data:';
      const noted = window.opexTroubles?.splice(0) ?? (isPage ? ['the watcher is not on this page'] : []);
      return [...noted, ...asked.map((url) => `asked elsewhere: ${url}`)];
    }, this.#form.own);
    this.#troubles.push(...noted);
  }
}
