// Fetches the WebAssembly modules.

/** Fetches a module and checks it; a host that does not know its type may send it as any. */
export async function fetchModule(address, integrity) {
  const response = await fetch(address, { integrity });
  if (!response.ok) throw new Error(`${address}: HTTP status ${response.status}`);
  return new Response(response.body, { headers: { 'content-type': 'application/wasm' } });
}
