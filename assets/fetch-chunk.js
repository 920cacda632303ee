// Stands in for `fetch` in the glue of a split build, which fetches the app's chunk (see scripts/finish.mjs).
import { fetchWasm } from './page-files.js';

export const fetch = (address) => fetchWasm(new URL(address, document.baseURI).pathname.split('/').pop());
