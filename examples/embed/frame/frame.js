// A page that shows the hosted page in a frame and keeps its document.
import { OpexFrame } from './opex/frame.js';
import { read, remove, write } from './shared/documents.js';
import { showFigures } from './shared/figures.js';

const SUBJECT = 'payments';
const section = document.querySelector('section');
const frame = section.querySelector('iframe');
const tell = (text) => { section.querySelector('[data-kept]').textContent = text; };

// Where the page is hosted is known by whoever set up the portal.
const { page } = await (await fetch('settings.json')).json();
section.querySelector('[data-origin]').textContent = new URL(page).origin;
frame.src = OpexFrame.address(page, { lang: 'en', theme: 'system' });

const opex = new OpexFrame(frame, { autoHeight: true });
opex.addEventListener('opex-change', ({ detail }) => showFigures(section, detail));
opex.addEventListener('opex-error', ({ detail }) => tell(`Not done: ${detail.message}`));
// Until the promise is fulfilled the page says that it saves; if it is rejected, that it could not.
opex.addEventListener('opex-save', (event) => event.waitUntil(keep(event.detail)));

// Each time: a frame that was reloaded is empty again.
opex.addEventListener('opex-ready', async () => {
  const kept = await read(SUBJECT);
  if (kept) await opex.api.load(kept, { view: 'results' });
  tell(kept ? 'Opened what the portal keeps' : 'Nothing kept yet');
});

async function keep(text) {
  await write(SUBJECT, text);
  tell(`Kept at ${new Date().toLocaleTimeString('en')}`);
}

for (const control of section.querySelectorAll('[data-setting]')) {
  control.addEventListener('change', () => {
    const value = control.type === 'checkbox' ? control.checked : control.value;
    opex.api.set({ [control.dataset.setting]: value });
  });
}

section.querySelector('[data-remove]').addEventListener('click', async () => {
  await opex.api.load(null);
  await remove(SUBJECT);
  tell('Removed what was kept');
});
