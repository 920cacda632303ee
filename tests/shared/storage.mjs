// What the page keeps in a browser, read and changed from beside it: functions that run in the page.

/** The texts of the database by their names; none where there is no database yet. */
async function databaseTexts(change) {
  const there = await globalThis.indexedDB?.databases();
  if (!there?.some(({ name }) => name === 'opex-maturity')) return {};
  const settled = (request) => new Promise((done, failed) => {
    request.onsuccess = () => done(request.result);
    request.onerror = () => failed(request.error);
  });
  const database = await settled(indexedDB.open('opex-maturity'));
  try {
    const transaction = database.transaction(['texts', 'state'], change ? 'readwrite' : 'readonly');
    const [texts, state] = [transaction.objectStore('texts'), transaction.objectStore('state')];
    if (change?.clear) texts.clear();
    for (const [name, text] of Object.entries(change?.set ?? {})) texts.put(text, name);
    if (change) state.put(((await settled(state.get('revision'))) ?? 0) + 1, 'revision');
    const [names, values] = await Promise.all([settled(texts.getAllKeys()), settled(texts.getAll())]);
    return Object.fromEntries(names.map((name, at) => [name, values[at]]));
  } finally {
    database.close();
  }
}

const WITH_DATABASE = `${databaseTexts}; const change = CHANGE;`;

/** An expression that gives everything the page keeps: the database, and what only the local storage holds. */
export const READ_STORAGE = `(async () => { ${WITH_DATABASE.replace('CHANGE', 'undefined')}
  const local = Object.fromEntries(Object.entries(localStorage).filter(([name]) => !name.startsWith('opex-maturity/standby/')));
  return Object.fromEntries(Object.entries({ ...local, ...await databaseTexts() }).sort()); })()`;

/** An expression that clears everything the site keeps, as a person can. */
export const CLEAR_STORAGE = `(async () => { ${WITH_DATABASE.replace('CHANGE', '{ clear: true }')}
  localStorage.clear(); await databaseTexts(change); })()`;

/** An expression that puts texts into the database, as another tab can. */
export const writeStorage = (texts) => `(async () => { ${WITH_DATABASE.replace('CHANGE', JSON.stringify({ set: texts }))}
  await databaseTexts(change); })()`;

/** Put in place before the page begins, it has a browser that refuses its database. */
export const WITHOUT_DATABASE = 'Object.defineProperty(globalThis, "indexedDB", { value: undefined })';
