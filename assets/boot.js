// What has to be decided before the first paint: theme and language. A classic script in the head and not a module,
// since a module waits for the whole page. The app itself is started by start.js. What says that it cannot be is here too,
// so that it is there whatever else is missing.

// What is said where the page cannot start, in each language that it speaks.
const SAY = {
  en: 'The page could not start. Check the connection and reload it; if that does not help, update the browser. What you saved is still there.',
  ko: '페이지를 시작하지 못했습니다. 연결을 확인하고 새로 고침해 주세요. 그래도 열리지 않으면 브라우저를 업데이트해 주세요. 저장한 내용은 그대로 있습니다.',
};

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
root.lang = first(Object.keys(SAY), query.get('lang'), stored.language, ...preferred) ?? 'en';

// What the first question needs is fetched beside the WebAssembly that asks for it. The build says where it is.
const [beginning, integrity] = document.currentScript?.dataset[root.lang]?.split(' ') ?? [];
if (beginning && location.hash.length <= 2) {
  const link = document.createElement('link');
  Object.assign(link, { rel: 'preload', as: 'fetch', href: beginning, integrity, crossOrigin: '' });
  document.head.append(link);
}

// Only what stands there until the app does needs it: the first words of the start view at a first visit, its grey shape at
// another one, that of the views one works in where the address leads there.
root.dataset.opening = location.hash.length > 2 ? 'work' : Object.keys(stored).length ? 'start' : 'first';

function explain() {
  document.querySelector('.skeleton')?.classList.add('failed');
  const note = document.querySelector('.skeleton-note');
  note?.setAttribute('role', 'alert');
  for (const line of note?.children ?? []) line.textContent = SAY[line.lang];
}

function fail() {
  root.dataset.start = 'failed';
  if (document.readyState === 'loading') document.addEventListener('DOMContentLoaded', explain, { once: true });
  else explain();
}

addEventListener('opex-start-failed', fail);
// A script or a style sheet that is missing, or is not what this page was built with. Such errors do not bubble.
addEventListener('error', ({ target }) => {
  if (target instanceof HTMLScriptElement || (target instanceof HTMLLinkElement && target.rel === 'stylesheet')) fail();
}, true);
