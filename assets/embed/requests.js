// What the element and the frame have in common on the side of the host: requests with their answers, and
// the event by which a host says that it keeps a document.

/** The version of the API and of the messages. */
export const VERSION = 1;

/** Why something that was asked for was not done. */
export class OpexError extends Error {
  constructor({ code, message }) {
    super(message);
    this.name = 'OpexError';
    this.code = code;
  }
}

/** Sends requests and keeps a promise for each until it is answered. */
export class Requests {
  #send;
  #waiting = new Map();
  #sent = 0;

  constructor(send) {
    this.#send = send;
  }

  ask(type, fields = {}) {
    this.#sent += 1;
    // Unique over reloads of either side, since an id is answered only once.
    const requestId = `${crypto.getRandomValues(new Uint32Array(2)).join('-')}-${this.#sent}`;
    const message = { type, requestId, ...fields };
    for (const [key, value] of Object.entries(message)) if (value === undefined) delete message[key];
    return new Promise((resolve, reject) => {
      const text = JSON.stringify(message);
      this.#waiting.set(requestId, { resolve, reject, text });
      this.#send(text);
    });
  }

  /** Settles the request that a message answers; false where it answers none. */
  settle(message) {
    const waiting = typeof message.requestId === 'string' ? this.#waiting.get(message.requestId) : undefined;
    if (!waiting) return false;
    this.#waiting.delete(message.requestId);
    if (message.type === 'opex:error') waiting.reject(new OpexError(message));
    else waiting.resolve(message);
    return true;
  }

  /** Sends what has not been answered once more: whoever has heard it already ignores it. */
  sendAgain() {
    for (const { text } of this.#waiting.values()) this.#send(text);
  }

  /** Nobody is left to answer. */
  giveUp() {
    for (const { reject } of this.#waiting.values()) reject(new OpexError({ code: 'gone', message: 'the app has been taken away' }));
    this.#waiting.clear();
  }
}

/** What programs can do, by `ask(type, fields)`, which gives the answer; `more` is what only one of the two has. */
export const apiOf = (ask, more) => Object.freeze({
  version: VERSION,
  load: async (value, settings = {}) => (await ask('opex:load', { ...settings, value: value ?? null })).summary,
  value: async () => (await ask('opex:value')).value,
  summary: async () => (await ask('opex:value')).summary,
  show: async (view) => void (await ask('opex:load', { view })),
  ...more,
});

const BaseEvent = globalThis.CustomEvent ?? class {};

/**
 * Hands over a document. A host that keeps it says so: by `waitUntil` with a promise that is fulfilled once it is kept,
 * or by `preventDefault()` where it is kept already. Where nobody says so, the person is told that nothing keeps it.
 */
export class OpexSaveEvent extends BaseEvent {
  #promises = [];

  constructor(document) {
    super('opex-save', { detail: document, bubbles: true, composed: true, cancelable: true });
  }

  waitUntil(promise) {
    this.#promises.push(Promise.resolve(promise));
  }

  /** true: kept; false: it could not be; null: nobody keeps documents. */
  async kept() {
    if (!this.#promises.length) return this.defaultPrevented ? true : null;
    const ends = await Promise.allSettled(this.#promises);
    return ends.every(({ status, value }) => status === 'fulfilled' && value !== false);
  }
}
