// What the page measurements share: the network and processor they imagine, the marks set inside the
// page, and medians.

/** Slow: 1.6 Mbit/s down, 750 kbit/s up, 150 ms for each answer, a processor of a quarter of this one's speed. */
export const PROFILES = {
  plain: { cpu: 1 },
  slow: { cpu: 4, network: { offline: false, latency: 150, downloadThroughput: 1.6e6 / 8, uploadThroughput: 750e3 / 8 } },
};

export function median(values) {
  const sorted = values.filter((value) => Number.isFinite(value)).sort((a, b) => a - b);
  if (!sorted.length) return NaN;
  const middle = sorted.length >> 1;
  return sorted.length % 2 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
}

/** `median (least–most)` of milliseconds. */
export function spread(values, digits = 0) {
  return `${median(values).toFixed(digits)} (${Math.min(...values).toFixed(digits)}–${Math.max(...values).toFixed(digits)})`;
}

// Runs inside the page before its own scripts. A mark is taken in a message after the animation frame:
// the browser has produced the frame by then, so it stands for "seen", not for "computed".
function marks(selector) {
  const afterPaint = (then) => requestAnimationFrame(() => {
    const channel = new MessageChannel();
    channel.port1.onmessage = () => then(performance.now());
    channel.port2.postMessage(0);
  });
  const seen = { ready: undefined, presses: [] };
  Object.defineProperty(globalThis, '__marks', { value: seen });

  const look = () => {
    if (document.querySelector(selector)) afterPaint((now) => { seen.ready = now; });
    else requestAnimationFrame(look);
  };
  requestAnimationFrame(look);

  // An answer changes on click; what the press itself shows, on pointerdown. Both begin at the time of
  // the event, not when its handler gets its turn.
  for (const type of ['pointerdown', 'click']) {
    addEventListener(type, (event) => {
      if (type === 'pointerdown') seen.presses.push({});
      const press = seen.presses.at(-1);
      if (!press) return;
      const began = event.timeStamp;
      afterPaint((now) => { press[type] = now - began; });
    }, { capture: true });
  }
}

/** A fresh, uncached page under a profile, with marks set. */
export async function freshPage(browser, { cpu, network }, selector = '[data-app-ready]') {
  const context = await browser.newContext({ viewport: { width: 1366, height: 900 }, locale: 'en-US' });
  const page = await context.newPage();
  const devtools = await context.newCDPSession(page);
  await devtools.send('Network.enable');
  // Thread time: nearly free of what other programs do meanwhile.
  await devtools.send('Performance.enable', { timeDomain: 'threadTicks' });
  if (network) await devtools.send('Network.emulateNetworkConditions', network);
  if (cpu > 1) await devtools.send('Emulation.setCPUThrottlingRate', { rate: cpu });
  await page.addInitScript(marks, selector);
  return { context, page, devtools };
}

export async function metrics(devtools) {
  const { metrics: list } = await devtools.send('Performance.getMetrics');
  return Object.fromEntries(list.map(({ name, value }) => [name, value]));
}
