// Starts the app: compiles its first module and hands it to the glue, with which the build joins this file.
import { fetchAppAhead, fetchWasm } from './page-files.js';

/** Waits until a style sheet is there or is known not to come; not for ever, since that may have been said before. */
const settled = (link) => link.sheet ?? new Promise((resolve) => {
  for (const name of ['load', 'error']) link.addEventListener(name, resolve, { once: true });
  setTimeout(resolve, 3_000);
});

const WASM = 'opex-maturity_bg.wasm';

export async function start(init) {
  // A module runs when the page is there; the script of the one-file form stands before it.
  if (document.readyState === 'loading') await new Promise((resolve) => { document.addEventListener('DOMContentLoaded', resolve, { once: true }); });
  try {
    const module = await WebAssembly.compileStreaming(fetchWasm(WASM));
    fetchAppAhead();
    await Promise.all([...document.querySelectorAll('link[rel="stylesheet"]')].map(settled));
    // Without its style sheets the app could not be used, and would hide what was said about them.
    if (document.documentElement.dataset.start === 'failed') return;
    await init({ module_or_path: module });
  } catch (error) {
    console.error(error);
    dispatchEvent(new Event('opex-start-failed'));
  }
}
