// Stands in for `fetch` in the glue of a split build, which fetches the app and its parts (see scripts/finish.mjs).
import { fetchList, fetchWasm, isListed } from './page-files.js';
import { addStyles } from './view-styles.js';

export async function fetch(address) {
  const name = new URL(address, document.baseURI).pathname.split('/').pop();
  // What the page does not list itself stands in a file beside it, which the app needs in any case.
  if (!isListed(name)) await fetchList();
  const [chunk] = await Promise.all([fetchWasm(name), fetchList().then(() => addStyles(name.split('-')[0]))]);
  return chunk;
}
