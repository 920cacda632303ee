// Starts the app: compiles its first module and hands it to the glue, with which the build joins this file.
import { fetchWasm } from './page-files.js';

const WASM = 'opex-maturity_bg.wasm';

export async function start(init) {
  // A module runs when the page is there; the script of the one-file form stands before it.
  if (document.readyState === 'loading') await new Promise((resolve) => { document.addEventListener('DOMContentLoaded', resolve, { once: true }); });
  // Without its style sheets the app could not be used, and would hide what was said about them.
  if (document.documentElement.dataset.start === 'failed') return;
  try {
    const module = await WebAssembly.compileStreaming(fetchWasm(WASM));
    await init({ module_or_path: module });
  } catch (error) {
    console.error(error);
    dispatchEvent(new Event('opex-start-failed'));
  }
}
