// Stands in for `fetch` in the glue of a split build, which fetches the app's chunk (see scripts/finish.mjs).
const wasm = (body) => new Response(body, { headers: { 'content-type': 'application/wasm' } });

export async function fetch(address) {
  const url = new URL(address, document.baseURI);
  // The one-file form carries the bytes in the page itself, where nothing can be fetched.
  const carried = document.querySelector(`script[data-file="${url.pathname.split('/').pop()}"]`);
  if (carried) return wasm(Uint8Array.from(atob(carried.textContent), (char) => char.charCodeAt(0)));
  const response = await globalThis.fetch(url);
  // What compiles the chunk insists on the media type; a host that does not know it must not cost the app.
  const isAsTold = !response.ok || response.headers.get('content-type') === 'application/wasm';
  return isAsTold ? response : wasm(response.body);
}
