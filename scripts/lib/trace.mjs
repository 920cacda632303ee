// What kept a page's main thread busy, from Chromium's own trace: every task, however short, at hardly any cost inside the page.

const CATEGORIES = ['blink.user_timing', 'disabled-by-default-devtools.timeline'];

/** Runs `body` and gives the page's trace. */
export async function traced(browser, page, body) {
  await browser.startTracing(page, { categories: CATEGORIES });
  await body();
  return JSON.parse(await browser.stopTracing()).traceEvents;
}

/** When the page set a performance mark, with its thread. */
const markOf = (trace, wanted) => trace.find(({ name, cat }) => name === wanted && cat.includes('blink.user_timing'));

/**
 * The tasks of the page's main thread, in groups that the page's performance marks divide: the first group begins with
 * the task that set the first mark, the next with the one that set the second. In milliseconds.
 */
export function tasksByMark(trace, names) {
  const marks = names.map((name) => markOf(trace, name));
  const [{ pid, tid }] = marks;
  const tasks = trace.filter((event) => event.name === 'RunTask' && event.pid === pid && event.tid === tid);
  const groups = marks.slice(1).map((end, place) => tasks.filter(({ ts, dur }) => ts + dur > marks[place].ts && ts + dur <= end.ts));
  return groups.map((group) => group.map(({ dur }) => dur / 1000));
}

/** Milliseconds from one mark to another. */
export const between = (trace, from, to) => (markOf(trace, to).ts - markOf(trace, from).ts) / 1000;
