// Starts the page. A classic script in the head and not a module, because theme and language must be
// decided before the first paint; everything slow happens after that, side by side.
(() => {
  'use strict';
  const root = document.documentElement;
  const query = new URLSearchParams(location.search);
  let stored = {};
  try {
    stored = JSON.parse(localStorage.getItem('opex-maturity/preferences')) ?? {};
  } catch {
    // Storage refused or damaged: the page starts with what the browser prefers.
  }
  const first = (allowed, ...candidates) => candidates.find((value) => allowed.includes(value));

  const theme = first(['light', 'dark'], query.get('theme'), stored.theme);
  if (theme) root.dataset.theme = theme;
  const preferred = navigator.languages.map((tag) => tag.split('-')[0].toLowerCase());
  root.lang = first(['ko', 'en'], query.get('lang'), stored.language, ...preferred) ?? 'en';

  // Only the grey shape needs it: the start view looks different from the views one works in.
  if (location.hash.length > 2) root.dataset.opening = 'work';

  const WASM = 'opex-maturity_bg.wasm';

  async function compile() {
    // The one-file form carries the bytes in the page itself, where nothing can be fetched.
    const carried = document.querySelector(`script[data-file="${WASM}"]`);
    if (carried) return WebAssembly.compile(Uint8Array.from(atob(carried.textContent), (char) => char.charCodeAt(0)));
    const response = await fetch(WASM);
    if (!response.ok) throw new Error(`${WASM}: HTTP status ${response.status}`);
    // A host that does not know the media type only costs the streaming, not the page.
    return response.headers.get('content-type') === 'application/wasm'
      ? WebAssembly.compileStreaming(response)
      : WebAssembly.compile(await response.arrayBuffer());
  }

  async function start() {
    try {
      const [glue, module] = await Promise.all([import('./opex-maturity.js'), compile()]);
      await glue.default({ module_or_path: module });
    } catch (error) {
      console.error(error);
      explain();
    }
  }

  function explain() {
    const say = {
      en: 'The page could not start. Check the connection and reload it; if that does not help, update the browser. What you saved is still there.',
      ko: '페이지를 시작하지 못했습니다. 연결을 확인하고 새로 고침해 주세요. 그래도 열리지 않으면 브라우저를 업데이트해 주세요. 저장한 내용은 그대로 있습니다.',
    };
    document.querySelector('.skeleton')?.classList.add('failed');
    const note = document.querySelector('.skeleton-note');
    note?.setAttribute('role', 'alert');
    for (const line of note?.children ?? []) line.textContent = say[line.lang];
  }

  if (document.readyState === 'loading') document.addEventListener('DOMContentLoaded', start, { once: true });
  else start();
})();
