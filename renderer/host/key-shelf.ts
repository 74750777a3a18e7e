import type { KeyShelf, ShelfValue } from './host';
import { placeOfSecrets } from './sealed-secrets';

const databaseName = 'fieldpact-keys';
const storeName = 'shelf';

/**
 * Keys as the browser's own objects, in a database of their own beside the secrets. A key that was made
 * non-extractable stays so when it is stored: neither this program nor a copied table gives its bits away.
 */
export function keyShelf(): KeyShelf {
  return {
    keep: async (name, value) => {
      await inShelf('readwrite', (store) => store.put(value, name));
    },
    recall: async (name) => (await inShelf<ShelfValue | undefined>('readonly', (store) => store.get(name))) ?? null,
    forget: async (name) => {
      await inShelf('readwrite', (store) => store.delete(name));
    },
  };
}

async function inShelf<Value>(
  mode: 'readonly' | 'readwrite',
  ask: (store: IDBObjectStore) => IDBRequest<Value>,
): Promise<Value> {
  const database = await openShelf();
  try {
    return await new Promise<Value>((resolve, reject) => {
      const transaction = database.transaction(storeName, mode, { durability: 'strict' });
      const request = ask(transaction.objectStore(storeName));
      transaction.oncomplete = () => resolve(request.result);
      transaction.onabort = () => reject(transaction.error ?? request.error);
    });
  } finally {
    database.close();
  }
}

async function openShelf(): Promise<IDBDatabase> {
  const place = await placeOfSecrets();
  return new Promise((resolve, reject) => {
    const request = place.open(databaseName, 1);
    request.onupgradeneeded = () => request.result.createObjectStore(storeName);
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });
}
