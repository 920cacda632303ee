import { createApiRef, type StorageApi } from '@backstage/core-plugin-api';

/** Keeps one results document for each entity. */
export interface OpexDocumentsApi {
  /** The document of an entity; `null` where there is none yet. */
  read(entityRef: string): Promise<string | null>;
  /** Fulfilled once the document is kept; rejected where it could not be. */
  write(entityRef: string, document: string): Promise<void>;
}

export const opexDocumentsApiRef = createApiRef<OpexDocumentsApi>({ id: 'plugin.opex-maturity.documents' });

/** Documents in Backstage's storage: that of the browser by default, of the user with the user-settings backend. */
export class StoredDocuments implements OpexDocumentsApi {
  readonly #bucket: StorageApi;

  constructor(storageApi: StorageApi) {
    this.#bucket = storageApi.forBucket('opex-maturity');
  }

  async read(entityRef: string): Promise<string | null> {
    const known = this.#bucket.snapshot<string>(entityRef);
    if (known.presence !== 'unknown') return known.value ?? null;
    // A storage that is elsewhere says later what it has.
    return new Promise((resolve, reject) => {
      const subscription = this.#bucket.observe$<string>(entityRef).subscribe({
        next: ({ presence, value }) => {
          if (presence === 'unknown') return;
          subscription.unsubscribe();
          resolve(value ?? null);
        },
        error: reject,
      });
    });
  }

  write(entityRef: string, document: string): Promise<void> {
    return this.#bucket.set(entityRef, document);
  }
}
