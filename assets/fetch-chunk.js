// Stands in for `fetch` in the glue of a split build, which fetches the app's chunk (see scripts/finish.mjs).
import { fetchList, fetchWasm } from './page-files.js';

export async function fetch(address) {
  const name = new URL(address, document.baseURI).pathname.split('/').pop();
  const [chunk] = await Promise.all([fetchWasm(name), fetchList()]);
  return chunk;
}
