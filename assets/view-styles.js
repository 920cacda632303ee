// Style sheets that come with the views that need them. They stand behind those that the page links, and among each other
// in this order, whichever comes first.
import { fetchText, isHosted } from './page-files.js';

const ORDER = ['views.css', 'plan.css', 'catalogue.css', 'print.css'];
/** What a part of the app needs; those that are not named need what all views share. */
const NEEDS = { app: [], view: [], frame: [], features: [], notices: [], assess: [], others: [], plan: ['views.css', 'plan.css', 'print.css'], catalogue: ['views.css', 'catalogue.css', 'print.css'] };
const SHARED = ['views.css', 'print.css'];

/** What has been asked for, by name, and the name of each sheet that has come. */
const coming = new Map();
const names = new WeakMap();

/** Fetches what a part needs and puts it in its place. Rejects where that does not come; it is then tried again. */
export async function addStyles(part) {
  // The one-file form carries all styles.
  if (!isHosted()) return;
  await Promise.all((NEEDS[part] ?? SHARED).map((name) => {
    if (!coming.has(name)) coming.set(name, add(name).catch((error) => { coming.delete(name); throw error; }));
    return coming.get(name);
  }));
}

async function add(name) {
  const sheet = await new CSSStyleSheet().replace(await fetchText(name));
  const place = ORDER.indexOf(name);
  const sheets = [...document.adoptedStyleSheets];
  const before = sheets.filter((one) => ORDER.indexOf(names.get(one)) < place).length;
  names.set(sheet, name);
  document.adoptedStyleSheets = [...sheets.slice(0, before), sheet, ...sheets.slice(before)];
}
