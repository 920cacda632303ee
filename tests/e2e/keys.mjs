// Going through the page by keys alone: what has the focus, and whether it shows.
import { expect } from './support.mjs';

/** Looks at what has the focus. A control that is drawn by its label (a radio under its row) is judged by it. */
export const focused = (page) => page.evaluate(() => {
  const element = document.activeElement;
  if (!element || element === document.body) return { name: 'nothing' };
  const drawn = [element, element.closest('label'), element.nextElementSibling].filter(Boolean);
  const seen = drawn.find((part) => Number(getComputedStyle(part).opacity) > 0) ?? element;
  const box = seen.getBoundingClientRect();
  const isInView = box.width > 1 && box.height > 1 && box.bottom > 0 && box.top < innerHeight && box.right > 0 && box.left < innerWidth;
  const middle = document.elementFromPoint(
    Math.min(Math.max(box.left + Math.min(box.width / 2, 40), 1), innerWidth - 1),
    Math.min(Math.max(box.top + Math.min(box.height / 2, 20), 1), innerHeight - 1),
  );
  return {
    name: `${element.tagName.toLowerCase()} "${element.getAttribute('aria-label') ?? element.labels?.[0]?.innerText ?? element.innerText}"`.slice(0, 120),
    words: [element.getAttribute('aria-label'), element.innerText, element.labels?.[0]?.innerText].filter(Boolean).map((text) => text.split('\n')[0].trim()),
    practice: element.closest('[data-practice]')?.dataset.practice,
    step: element.closest('[data-step]')?.dataset.step,
    value: element.value,
    isInView,
    isCovered: !drawn.some((part) => part.contains(middle) || middle?.contains(part)),
    hasRing: drawn.some((part) => getComputedStyle(part).outlineStyle !== 'none'),
    isContainer: element.tabIndex < 0,
    // Day, month, year and calendar within it: the browser itself shows which of them has the focus.
    hasParts: element.type === 'date',
  };
});

/** What has the focus is in view, and shows that it has it. */
export function expectVisible(focus) {
  expect(focus, `the focus is in view: ${focus.name}`).toMatchObject({ isInView: true });
  if (focus.isContainer) return;
  expect(focus, `the focus shows: ${focus.name}`).toMatchObject({ isCovered: false, hasRing: !focus.hasParts || focus.hasRing });
}

/** Presses Tab (or Shift+Tab) until what has the focus is called this; every stop on the way must show. */
export async function tabTo(page, wanted, { key = 'Tab', most = 60 } = {}) {
  const fits = (words = []) => words.some((text) => (wanted instanceof RegExp ? wanted.test(text) : text === wanted));
  const passed = [];
  for (let presses = 0; presses < most; presses += 1) {
    await page.keyboard.press(key);
    const focus = await focused(page);
    if (focus.name !== 'nothing') expectVisible(focus);
    if (fits(focus.words)) return focus;
    passed.push(focus.name);
  }
  throw new Error(`${wanted} was not reached by ${most} times ${key}; passed:\n${passed.join('\n')}`);
}

/** Presses keys one after the other. */
export const press = async (page, ...keys) => {
  for (const key of keys) await page.keyboard.press(key);
};
