// The page's last word where it cannot start. It must not need anything that may be missing itself.
const SAY = {
  en: 'The page could not start. Check the connection and reload it; if that does not help, update the browser. What you saved is still there.',
  ko: '페이지를 시작하지 못했습니다. 연결을 확인하고 새로 고침해 주세요. 그래도 열리지 않으면 브라우저를 업데이트해 주세요. 저장한 내용은 그대로 있습니다.',
};

const root = document.documentElement;

export const hasFailed = () => root.dataset.start === 'failed';

export function explain() {
  root.dataset.start = 'failed';
  if (document.readyState === 'loading') document.addEventListener('DOMContentLoaded', show, { once: true });
  else show();
}

function show() {
  document.querySelector('.skeleton')?.classList.add('failed');
  const note = document.querySelector('.skeleton-note');
  note?.setAttribute('role', 'alert');
  for (const line of note?.children ?? []) line.textContent = SAY[line.lang];
}
