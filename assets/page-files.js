// Finds the page's own files by the names that they have in the repository. The build gives them names that their content
// decides and lists those, with digests, in the page (scripts/hash-names.mjs); a development build does not.
const WASM_TYPE = 'application/wasm';
const asWasm = (body) => new Response(body, { headers: { 'content-type': WASM_TYPE } });
const holder = () => document.querySelector('[data-files]');

function locate(name) {
  const list = holder()?.dataset.files ?? '';
  const [, address = name, integrity = ''] = list.split('\n').map((line) => line.split(' ')).find(([known]) => known === name) ?? [];
  return { address, integrity };
}

/** Whether the page says where a file is. */
export const isListed = (name) => (holder()?.dataset.files ?? '').split('\n').some((line) => line.startsWith(`${name} `));

async function fetchFile(name) {
  const { address, integrity } = locate(name);
  const response = await globalThis.fetch(address, { integrity });
  if (!response.ok) throw new Error(`${address}: HTTP status ${response.status}`);
  return response;
}

const isApp = /^app-[0-9a-f]{8}\.wasm$/;
const ahead = new Map();

/** Begins to fetch the app's module, which what comes first asks for as soon as it has drawn itself. */
export function fetchAppAhead() {
  const name = (holder()?.dataset.files ?? '').split('\n').map((line) => line.split(' ')[0]).find((known) => isApp.test(known));
  if (!name) return;
  const coming = fetchFile(name);
  // Where it does not come, whoever asks for it is told.
  coming.catch(() => {});
  ahead.set(name, coming);
}

/** A WebAssembly module of the page, as a response that can be compiled; rejects where it is missing or not as it was built. */
export async function fetchWasm(name) {
  // The one-file form carries the bytes in the page itself, where nothing can be fetched.
  const carried = document.querySelector(`script[data-file="${name}"]`);
  if (carried) return asWasm(Uint8Array.from(atob(carried.textContent), (char) => char.charCodeAt(0)));
  const coming = ahead.get(name) ?? fetchFile(name);
  // A response can be read once.
  ahead.delete(name);
  const response = await coming;
  // What compiles the module insists on the media type; a host that does not know it must not cost the app.
  return response.headers.get('content-type') === WASM_TYPE ? response : asWasm(response.body);
}

/** Whether files of the page can be asked for; the one-file form carries all of them, a development build lists none. */
export const isHosted = () => Boolean(holder());

/** The text of a file of the page; rejects where it is missing or not as it was built. */
export const fetchText = async (name) => (await fetchFile(name)).text();

/** Has the page list what only the app asks for, once. That stands in a file of its own, since the first view can do without. */
export async function fetchList() {
  const row = holder()?.dataset.files.match(/^list\.txt .*/m);
  if (!row) return;
  const list = await fetchText('list.txt');
  holder().dataset.files = holder().dataset.files.replace(row[0], list);
}
