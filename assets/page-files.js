// Finds the page's own files by the names that they have in the repository. The build gives them names that their content
// decides and lists those, with digests, in the page (scripts/hash-names.mjs); a development build does not.
const WASM_TYPE = 'application/wasm';
const asWasm = (body) => new Response(body, { headers: { 'content-type': WASM_TYPE } });

function locate(name) {
  const list = document.querySelector('[data-files]')?.dataset.files ?? '';
  const [, address = name, integrity = ''] = list.split('\n').map((line) => line.split(' ')).find(([known]) => known === name) ?? [];
  return { address, integrity };
}

/** A WebAssembly module of the page, as a response that can be compiled; rejects where it is missing or not as it was built. */
export async function fetchWasm(name) {
  // The one-file form carries the bytes in the page itself, where nothing can be fetched.
  const carried = document.querySelector(`script[data-file="${name}"]`);
  if (carried) return asWasm(Uint8Array.from(atob(carried.textContent), (char) => char.charCodeAt(0)));
  const { address, integrity } = locate(name);
  const response = await globalThis.fetch(address, { integrity });
  if (!response.ok) throw new Error(`${address}: HTTP status ${response.status}`);
  // What compiles the module insists on the media type; a host that does not know it must not cost the app.
  return response.headers.get('content-type') === WASM_TYPE ? response : asWasm(response.body);
}
