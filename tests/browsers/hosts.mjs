// Pages around the app, written into a copy of the build: each keeps the document in its own storage.

const HTML = (body, script) => `<!DOCTYPE html>
<html lang="en"><head><meta charset="utf-8"><script src="watch.js"></script><title>Portal</title><link rel="icon" href="data:,">
<link rel="stylesheet" href="host.css"><script type="module" src="${script}"></script></head>
<body><h1 class="host-title">Portal</h1>${body}</body></html>`;

// What a portal must not do to the app with its styles.
const STYLE = `
html { font-size: 62.5%; }
body { margin: 0; font: 7px/3 serif; letter-spacing: 4px; text-transform: uppercase; }
button, input { display: none; }
iframe { width: 100%; height: 700px; border: 0; }
`;

const ELEMENT = `
import './embed/opex-maturity.js';
const one = document.querySelector('opex-maturity');
one.value = localStorage.getItem('host/document');
one.addEventListener('opex-save', (event) => { localStorage.setItem('host/document', event.detail); event.preventDefault(); });
one.addEventListener('opex-change', ({ detail }) => { document.documentElement.dataset.summary = JSON.stringify(detail); });
globalThis.set = (settings) => Object.assign(one, settings);
`;

const FRAME = `
import { OpexFrame } from './embed/frame.js';
const frame = document.querySelector('iframe');
frame.src = OpexFrame.address(document.documentElement.dataset.page);
const opex = new OpexFrame(frame);
opex.addEventListener('opex-save', (event) => { localStorage.setItem('host/document', event.detail); event.preventDefault(); });
opex.addEventListener('opex-change', ({ detail }) => { document.documentElement.dataset.summary = JSON.stringify(detail); });
globalThis.set = (settings) => opex.api.set(settings);
await opex.ready;
const kept = localStorage.getItem('host/document');
if (kept) await opex.api.load(kept);
document.documentElement.dataset.loaded = '';
`;

/** The files of the hosts, by name; `page` is the address of the hosted page for the frame. */
export const hostFiles = (page) => ({
  'host.css': STYLE,
  'element.html': HTML('<opex-maturity lang="en"></opex-maturity>', 'element.js'),
  'element.js': ELEMENT,
  'frame.html': HTML('<iframe title="Assessment"></iframe>', 'frame.js').replace('<html ', `<html data-page="${page}" `),
  'frame.js': FRAME,
});
