// What has to be decided before the first paint: theme and language. A classic script in the head and not a module,
// since a module waits for the whole page. The app itself is started by start.js.
import { explain } from './explain.js';

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

// A script or a style sheet that is missing, or is not what this page was built with. Such errors do not bubble.
addEventListener('error', ({ target }) => {
  if (target instanceof HTMLScriptElement || (target instanceof HTMLLinkElement && target.rel === 'stylesheet')) explain();
}, true);
