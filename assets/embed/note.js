// What stands in the place of the app while it is on its way, and where it has not come.
const SAY = {
  en: { loading: 'Loading…', failed: 'The assessment could not be loaded. Check the connection.', again: 'Try again' },
  ko: { loading: '불러오는 중…', failed: '평가를 불러오지 못했습니다. 연결을 확인해 주십시오.', again: '다시 시도' },
};

/** Says `name` in a language, with a button that calls `again` where there is one. */
export function note(name, spoken, again) {
  const language = Object.keys(SAY).find((tag) => spoken.startsWith(tag)) ?? 'en';
  const element = document.createElement('div');
  element.className = 'element-note';
  element.setAttribute('role', name === 'failed' ? 'alert' : 'status');
  element.lang = language;
  const text = document.createElement('p');
  text.textContent = SAY[language][name];
  element.append(text);
  if (again) {
    const button = document.createElement('button');
    button.type = 'button';
    button.className = 'element-again';
    button.textContent = SAY[language].again;
    button.addEventListener('click', again);
    element.append(button);
  }
  return element;
}
