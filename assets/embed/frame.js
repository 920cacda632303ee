// For a host that shows the hosted page in an <iframe>: speaks with it in messages, checks who sends them, and
// gives the events of the custom element and its API, but for `flush`.
import { apiOf, OpexError, OpexSaveEvent, Requests, VERSION } from './requests.js';

export { OpexError, OpexSaveEvent };

const BaseTarget = globalThis.EventTarget ?? class {};

export class OpexFrame extends BaseTarget {
  static version = VERSION;

  #frame;
  #origin;
  #requests = new Requests((message) => this.#post(JSON.parse(message)));
  #listener = (event) => this.#hear(event);
  #ready;
  #isReady;
  // The running app spoken with last, and the document that it has shown.
  #instance;
  #value;
  // The document that the host was asked to keep and has not said that it keeps.
  #unkept;

  /**
   * Speaks with the page in `frame` from now on.
   * @param {HTMLIFrameElement} frame the frame; its address is set by `OpexFrame.address`, or already is
   * @param {{ autoHeight?: boolean }} [options] `autoHeight` gives the frame the height of what it shows
   */
  constructor(frame, { autoHeight = false } = {}) {
    super();
    this.#frame = frame;
    this.#origin = new URL(frame.src, document.baseURI).origin;
    this.autoHeight = autoHeight;
    this.#ready = new Promise((resolve) => { this.#isReady = resolve; });
    addEventListener('message', this.#listener);
    // The page may have been there first. While the frame is still empty there is nobody to ask.
    if (this.#isReached()) this.#post({ type: 'opex:ready', version: VERSION });
  }

  // Whether the frame shows the page's origin: a frame that is still empty has this page's, which it can look into.
  #isReached() {
    return this.#origin === location.origin || !this.#frame.contentDocument;
  }

  /** The address of the hosted page for a frame within this page. */
  static address(page, { lang, theme, view, storageKey, parent = location.origin } = {}) {
    const url = new URL(page, document.baseURI);
    url.searchParams.set('parent', parent);
    for (const [name, value] of Object.entries({ lang, theme, 'storage-key': storageKey })) {
      if (value !== undefined) url.searchParams.set(name, value);
    }
    if (view) url.hash = view.startsWith('#') ? view : `#/${view}`;
    return url.href;
  }

  /** Fulfilled once the page has said that it is there. */
  get ready() {
    return this.#ready;
  }

  get api() {
    const ask = async (type, fields) => {
      await this.#ready;
      return this.#requests.ask(type, fields);
    };
    return apiOf(ask, { set: async (settings) => void (await ask('opex:load', settings)) });
  }

  /** Ends listening. */
  close() {
    removeEventListener('message', this.#listener);
    this.#requests.giveUp();
  }

  #post(message) {
    this.#frame.contentWindow?.postMessage(message, this.#origin);
  }

  #hear({ source, origin, data }) {
    if (source !== this.#frame.contentWindow || origin !== this.#origin || typeof data?.type !== 'string') return;
    if (data.type === 'opex:value' || data.type === 'opex:save') this.#value = data.value;
    if (this.#requests.settle(data)) {
      if (data.type === 'opex:error') this.#tell('opex-error', data);
      return;
    }
    if (data.type === 'opex:ready') {
      this.#greet(data.instance);
      this.#isReady();
      this.#tell('opex-ready', { version: data.version, app: data.app });
    }
    if (data.type === 'opex:change') this.#tell('opex-change', data.summary);
    if (data.type === 'opex:error') this.#tell('opex-error', data);
    if (data.type === 'opex:save') this.#offer(data);
    if (data.type === 'opex:resize' && this.autoHeight && Number.isFinite(data.height)) {
      this.#frame.style.height = `${Math.max(0, data.height)}px`;
    }
  }

  // A frame that has been loaded anew has lost what it showed and what it was asked.
  #greet(instance) {
    const isAnother = this.#instance !== undefined && instance !== this.#instance;
    this.#instance = instance;
    // What it had shown comes before what it is asked now.
    if (isAnother && this.#value) this.#requests.ask('opex:load', { value: this.#value, kept: this.#value !== this.#unkept }).catch(() => {});
    this.#requests.sendAgain();
  }

  async #offer({ requestId, value }) {
    const event = new OpexSaveEvent(value);
    this.#unkept = value;
    this.dispatchEvent(event);
    const kept = await event.kept();
    if (kept && this.#unkept === value) this.#unkept = undefined;
    this.#post({ type: 'opex:save', requestId, kept });
  }

  #tell(name, detail) {
    this.dispatchEvent(new CustomEvent(name, { detail }));
  }
}
