import type { KeyShelf, ShelfValue } from './host';
import { storeBesideSecrets } from './sealed-secrets';

const inShelf = storeBesideSecrets({ database: 'fieldpact-keys', store: 'shelf' });

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
