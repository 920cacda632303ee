// Where this portal keeps documents: a table of the browser's own database, in place of a backend. All that an
// assessment asks of its host is a place for one text per subject; a real portal has two requests here.

const open = () => new Promise((resolve, reject) => {
  const request = indexedDB.open('portal', 1);
  request.onupgradeneeded = () => request.result.createObjectStore('documents');
  request.onsuccess = () => resolve(request.result);
  request.onerror = () => reject(request.error);
});

async function within(mode, act) {
  const database = await open();
  try {
    return await new Promise((resolve, reject) => {
      const transaction = database.transaction('documents', mode);
      const request = act(transaction.objectStore('documents'));
      // Not before the transaction is through: what was only put into it can still be lost.
      transaction.oncomplete = () => resolve(request.result);
      transaction.onabort = () => reject(transaction.error);
    });
  } finally {
    database.close();
  }
}

/** The document kept for a subject; null where there is none yet. */
export const read = async (subject) => (await within('readonly', (documents) => documents.get(subject))) ?? null;

export const write = (subject, text) => within('readwrite', (documents) => documents.put(text, subject));

export const remove = (subject) => within('readwrite', (documents) => documents.delete(subject));
