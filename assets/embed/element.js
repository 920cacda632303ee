// The custom element <opex-maturity>: attributes and properties in, events out. What it shows is the app, whose WebAssembly
// modules all elements of a page share. `scripts/embed.mjs` bundles this file.
import init, { RunningElement } from 'opex-glue';
import { fetchFirst } from 'opex-first';
import styles from 'opex-styles';
import { ADDRESSES } from 'opex-files';
import { note } from './note.js';
import { apiOf, OpexError, OpexSaveEvent, Requests, VERSION } from './requests.js';

export { OpexError, OpexSaveEvent };

// A module that is imported where there is no page, as by a server that renders, must not fail.
const Base = globalThis.HTMLElement ?? class {};

/** A module that did not come is asked for again by the next element, or when somebody tries again. */
let module;
const load = () => (module ??= init({ module_or_path: fetchFirst() }).catch((error) => {
  module = undefined;
  throw error;
}));

let sheet;
function sharedSheet() {
  if (!sheet) {
    sheet = new CSSStyleSheet();
    sheet.replaceSync(styles);
  }
  return sheet;
}

const SETTINGS = { lang: 'lang', theme: 'theme', view: 'view' };

export class OpexMaturityElement extends Base {
  static version = VERSION;
  static observedAttributes = ['lang', 'theme', 'view', 'readonly', 'storage-key', 'catalogue'];

  // What shows the app, from when on that is on its way: first what can be shown without, or nothing.
  #shown;
  // The same, once the app is there.
  #app;
  #starting;
  // Ends waiting for an app that is given up.
  #letGo = () => {};
  // What attributes have said since the app was asked for.
  #said = {};
  #requests = new Requests((message) => this.#app.receive(message));
  // What an app that is no longer there has shown, or one that is not there yet is to show.
  #value = null;
  #place;
  #isOwnValue = false;
  // The document that the host was asked to keep and has not said that it keeps.
  #unkept;

  constructor() {
    super();
    this.attachShadow({ mode: 'open' }).adoptedStyleSheets = [sharedSheet()];
    this.shadowRoot.addEventListener('click', (event) => this.#follow(event));
    this.shadowRoot.addEventListener('auxclick', (event) => this.#link(event) && event.preventDefault());
  }

  /** The results document as a text; empty where nothing is open. Setting it shows another one. */
  get value() {
    return (this.#app ? this.#app.value() : this.#value) ?? '';
  }

  set value(text) {
    const value = text == null || text === '' ? null : String(text);
    if (this.#app) {
      // Whoever wants to know asks by `api.load`; a setter can only tell by an event.
      this.#requests.ask('opex:load', { value }).catch(() => {});
    } else {
      [this.#value, this.#isOwnValue] = [value, false];
    }
  }

  /** What programs can do with the element: version 1. Each promise is rejected with an `OpexError`. */
  get api() {
    const ask = async (type, fields) => {
      await this.#ready();
      return this.#requests.ask(type, fields);
    };
    return apiOf(ask, { flush: () => this.#app?.flush() });
  }

  get theme() { return this.getAttribute('theme') ?? ''; }
  set theme(value) { this.setAttribute('theme', value); }
  get view() { return this.getAttribute('view') ?? ''; }
  set view(value) { this.setAttribute('view', value); }
  get readonly() { return this.hasAttribute('readonly'); }
  set readonly(value) { this.toggleAttribute('readonly', Boolean(value)); }
  get storageKey() { return this.getAttribute('storage-key'); }
  set storageKey(value) { this.#reflect('storage-key', value); }
  get catalogue() { return this.getAttribute('catalogue'); }
  set catalogue(value) { this.#reflect('catalogue', value); }

  connectedCallback() {
    // Set before the element was defined: now a plain property in the way of its own.
    for (const name of ['value', 'theme', 'view', 'readonly', 'storageKey', 'catalogue']) {
      if (Object.hasOwn(this, name)) {
        const value = this[name];
        delete this[name];
        this[name] = value;
      }
    }
    // An element that is moved is taken away and put back at once, and keeps its app.
    if (!this.#shown && !this.#starting) this.#start();
  }

  disconnectedCallback() {
    setTimeout(() => this.isConnected || this.#stop(), 0);
  }

  attributeChangedCallback(name, before, after) {
    if (before === after || !this.isConnected) return;
    if (name === 'storage-key' || name === 'catalogue') {
      this.#stop();
      if (!this.#starting) this.#start();
    } else if (name === 'readonly') {
      this.#set({ readonly: after !== null });
    } else if (after !== null) {
      this.#set({ [SETTINGS[name]]: after });
    }
  }

  #set(fields) {
    if (this.#app) this.#requests.ask('opex:load', fields).catch(() => {});
    else if (this.#shown) Object.assign(this.#said, fields);
  }

  #start() {
    const starting = this.#open().catch((error) => this.#fail(error));
    this.#starting = starting;
    starting.finally(() => {
      if (this.#starting === starting) this.#starting = undefined;
    });
  }

  async #open() {
    this.#note('loading');
    const catalogue = this.getAttribute('catalogue');
    const [text] = await Promise.all([catalogue ? this.#fetchCatalogue(catalogue) : undefined, load()]);
    // Taken away, or started with other attributes, while it was on its way.
    if (this.isConnected && catalogue === this.getAttribute('catalogue')) await this.#show(catalogue, text);
    if (this.isConnected && !this.#app) await this.#open();
  }

  /** Shows what can be shown at once, and waits for the app, or for being taken away. */
  #show(catalogue, text) {
    const parent = document.createElement('div');
    // Until there is more to see, it says that it is loading.
    parent.append(...this.shadowRoot.childNodes);
    this.shadowRoot.replaceChildren(parent);
    const base = catalogue && new URL(catalogue, document.baseURI);
    return new Promise((resolve, reject) => {
      const isCurrent = () => this.#shown === shown;
      const shown = new RunningElement(parent, {
        language: this.#language(), theme: this.theme, view: this.#place ?? this.view,
        storageKey: this.storageKey ?? undefined, readonly: this.readonly, catalogue: text, catalogueName: catalogue ?? undefined,
        hasDocument: this.#value !== null,
        addressOf: (name) => (base ? new URL(name, base).href : ADDRESSES[name]),
        send: (message) => queueMicrotask(() => this.#hear(JSON.parse(message))),
        opened: () => isCurrent() && resolve(this.#opened()),
        failed: (reason, isTold) => {
          if (!isCurrent()) return;
          if (isTold) this.#tellFailed(reason);
          reject(Object.assign(new Error(reason), { isTold }));
          if (!isTold) this.#end();
        },
      });
      this.#shown = shown;
      this.#letGo = resolve;
    });
  }

  async #opened() {
    this.#app = this.#shown;
    const said = this.#said;
    this.#said = {};
    if (this.#value !== null) await this.#restore();
    if (Object.keys(said).length) this.#set(said);
  }

  // What was shown by an app that had to go is shown again where it was; what the page set is new.
  async #restore() {
    const [value, isOwn] = [this.#value, this.#isOwnValue];
    this.#value = null;
    const own = isOwn ? { view: this.#place || undefined, kept: value !== this.#unkept } : {};
    // What this app cannot show, as with another catalogue, is still the element's.
    await this.#requests.ask('opex:load', { value, ...own }).catch(() => { this.#value = value; });
  }

  async #fetchCatalogue(address) {
    const response = await fetch(new URL(address, document.baseURI));
    if (!response.ok) throw new Error(`${address}: HTTP status ${response.status}`);
    return response.text();
  }

  #stop() {
    const app = this.#app;
    if (app) {
      app.flush();
      [this.#value, this.#place, this.#isOwnValue] = [app.value() ?? this.#value, app.place(), true];
    }
    if (this.#shown) this.#end();
  }

  #end() {
    const shown = this.#shown;
    [this.#shown, this.#app, this.#said] = [undefined, undefined, {}];
    this.#requests.giveUp();
    // Not within a call of the app, which may be what has led here.
    setTimeout(() => shown.free(), 0);
    this.shadowRoot.replaceChildren();
    this.#letGo();
  }

  #ready() {
    if (this.#app) return Promise.resolve();
    if (!this.#starting) return Promise.reject(new Error(this.isConnected ? 'the element could not start' : 'the element is not in a page'));
    return this.#starting.then(() => {
      if (!this.#app) throw new Error('the element could not start');
    });
  }

  #hear(message) {
    if (this.#requests.settle(message)) {
      if (message.type === 'opex:error') this.#tell('opex-error', message);
      return;
    }
    if (message.type === 'opex:ready') this.#tell('opex-ready', { version: message.version, app: message.app });
    if (message.type === 'opex:change') this.#tell('opex-change', message.summary);
    if (message.type === 'opex:save') this.#offer(message);
  }

  async #offer({ requestId, value }) {
    const event = new OpexSaveEvent(value);
    this.#unkept = value;
    this.dispatchEvent(event);
    const kept = await event.kept();
    if (kept && this.#unkept === value) this.#unkept = undefined;
    this.#app?.receive(JSON.stringify({ type: 'opex:save', requestId, kept }));
  }

  #fail(error) {
    // What is shown before the app says so itself, and offers to try again.
    if (error.isTold) return;
    this.#note('failed', () => this.#start());
    this.#tellFailed(String(error?.message ?? error));
  }

  #tellFailed(message) {
    this.#tell('opex-error', { code: 'not-started', message });
  }

  #note(name, again) {
    this.shadowRoot.replaceChildren(note(name, this.#language(), again));
  }

  #tell(name, detail) {
    this.dispatchEvent(new CustomEvent(name, { detail, bubbles: true, composed: true }));
  }

  // The attribute's, else that of what the element stands in, else the reader's.
  #language() {
    const said = this.closest('[lang]')?.lang || this.getRootNode().host?.closest('[lang]')?.lang || navigator.language;
    return said.split('-')[0].toLowerCase();
  }

  #reflect(name, value) {
    if (value == null) this.removeAttribute(name);
    else this.setAttribute(name, value);
  }

  // The app's links have addresses for the hosted page; here they lead within the element.
  #follow(event) {
    const link = !event.defaultPrevented && this.#link(event);
    if (!link) return;
    event.preventDefault();
    this.#app?.go(link.getAttribute('href'));
  }

  #link(event) {
    return event.composedPath().find((node) => node instanceof Element && node.matches('a[href^="#"]'));
  }
}

if (globalThis.customElements && !customElements.get('opex-maturity')) customElements.define('opex-maturity', OpexMaturityElement);
