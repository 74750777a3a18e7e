import type { SecretName, Secrets } from './host';

/**
 * Secrets of a browser tab. They are sealed with a key that cannot be taken out of this browser profile, not even
 * by this program. That keeps them out of a copied file or a backup; it does not stop someone who runs the profile.
 *
 * They lie in a storage bucket of their own where the browser has buckets: its files are apart from those of the
 * tables, so that damaged tables do not cost the device its key and its enrolment.
 */
const databaseName = 'fieldpact-secrets';
const storeName = 'kept';
const keyName = 'sealing-key';

interface Sealed {
  readonly iv: Uint8Array<ArrayBuffer>;
  readonly text: ArrayBuffer;
}

export function sealedSecrets(): Secrets {
  return {
    protection: async () => 'browser-profile',
    async keep(name, value) {
      const iv = crypto.getRandomValues(new Uint8Array(12));
      const text = await crypto.subtle.encrypt(sealing(iv, name), await sealingKey(), new TextEncoder().encode(value));
      const sealed: Sealed = { iv, text };
      await inStore('readwrite', (store) => store.put(sealed, placeOf(name)));
    },
    async recall(name) {
      const sealed: Sealed | undefined = await inStore('readonly', (store) => store.get(placeOf(name)));
      if (!sealed) return null;
      const text = await crypto.subtle.decrypt(sealing(sealed.iv, name), await sealingKey(), sealed.text);
      return new TextDecoder().decode(text);
    },
    async forget(name) {
      await inStore('readwrite', (store) => store.delete(placeOf(name)));
    },
  };
}

const placeOf = (name: SecretName) => `secret:${name}`;

/** The name is sealed in, so that one secret cannot be passed off as another. */
function sealing(iv: Uint8Array<ArrayBuffer>, name: SecretName): AesGcmParams {
  return { name: 'AES-GCM', iv, additionalData: new TextEncoder().encode(name) };
}

async function sealingKey(): Promise<CryptoKey> {
  const kept: CryptoKey | undefined = await inStore('readonly', (store) => store.get(keyName));
  if (kept) return kept;
  const fresh = await crypto.subtle.generateKey({ name: 'AES-GCM', length: 256 }, false, ['encrypt', 'decrypt']);
  try {
    await inStore('readwrite', (store) => store.add(fresh, keyName));
    return fresh;
  } catch (error) {
    // Another tab was first: its key is the key.
    if (error instanceof DOMException && error.name === 'ConstraintError') return sealingKey();
    throw error;
  }
}

const inStore = storeBesideSecrets({ database: databaseName, store: storeName });

/** Where a small store beside the tables lies. */
export interface StorePlace {
  readonly database: string;
  readonly store: string;
}

type Ask<Value> = (store: IDBObjectStore) => IDBRequest<Value>;

/** Asks a store of its own database, one strict transaction a question, and closes it again. */
export function storeBesideSecrets(place: StorePlace) {
  return async <Value>(mode: 'readonly' | 'readwrite', ask: Ask<Value>): Promise<Value> => {
    const database = await openDatabase(place);
    try {
      return await new Promise<Value>((resolve, reject) => {
        const transaction = database.transaction(place.store, mode, { durability: 'strict' });
        const request = ask(transaction.objectStore(place.store));
        transaction.oncomplete = () => resolve(request.result);
        transaction.onabort = () => reject(transaction.error ?? request.error);
      });
    } finally {
      database.close();
    }
  };
}

/** The part of the Storage Buckets API that is used here; the compiler's library does not know it. */
interface StorageBuckets {
  open(
    name: string,
    options: { persisted: boolean; durability: 'strict' },
  ): Promise<{ readonly indexedDB: IDBFactory }>;
}

/** Where the secrets' own database lies. */
export async function placeOfSecrets(): Promise<IDBFactory> {
  const { storageBuckets } = navigator as Navigator & { readonly storageBuckets?: StorageBuckets };
  if (!storageBuckets) return indexedDB;
  return (await storageBuckets.open(databaseName, { persisted: true, durability: 'strict' })).indexedDB;
}

async function openDatabase({ database, store }: StorePlace): Promise<IDBDatabase> {
  const place = await placeOfSecrets();
  return new Promise((resolve, reject) => {
    const request = place.open(database, 1);
    request.onupgradeneeded = () => request.result.createObjectStore(store);
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });
}
