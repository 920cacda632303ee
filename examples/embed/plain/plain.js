// A page with two elements. What stands here is all that a page needs: figures from events, a switch to an
// attribute, and for one of them a place where its document is kept.
import './opex/opex-maturity.js';
import { read, remove, write } from './shared/documents.js';
import { showFigures } from './shared/figures.js';

const SAY = {
  en: { failed: (message) => `Not done: ${message}` },
  ko: {
    kept: (time) => `${time}에 보관했습니다`, restored: '보관한 문서를 열었습니다', fresh: '예시 문서입니다. 고치면 보관합니다',
    removed: '보관한 문서를 지웠습니다', failed: (message) => `처리하지 못했습니다: ${message}`,
  },
};

for (const section of document.querySelectorAll('section')) {
  const element = section.querySelector('opex-maturity');
  const words = SAY[element.lang];
  const tell = (text) => { section.querySelector('[data-kept]').textContent = text; };

  element.addEventListener('opex-change', ({ detail }) => showFigures(section, detail));
  element.addEventListener('opex-error', ({ detail }) => tell(words.failed(detail.message)));
  section.querySelector('[data-readonly]').addEventListener('change', ({ target }) => { element.readonly = target.checked; });
  if (section.dataset.subject) await keepFor(section, element, words, tell);
}

/** Hands the element the document that is kept for the section's subject, and keeps what comes back. */
async function keepFor(section, element, words, tell) {
  const { subject } = section.dataset;
  const show = (text) => { section.querySelector('[data-document]').value = text ?? ''; };

  // Until the promise is fulfilled the app says that it saves; if it is rejected, that it could not.
  element.addEventListener('opex-save', (event) => event.waitUntil(keep(event.detail)));
  async function keep(text) {
    await write(subject, text);
    show(text);
    tell(words.kept(new Date().toLocaleTimeString(element.lang)));
  }

  section.querySelector('[data-remove]').addEventListener('click', async () => {
    await element.api.load(null);
    await remove(subject);
    show(null);
    tell(words.removed);
  });

  const kept = await read(subject);
  element.value = kept ?? (await (await fetch(`opex/catalogue/example.${element.lang}.json`)).text());
  show(kept);
  tell(kept ? words.restored : words.fresh);
}
