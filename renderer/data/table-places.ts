/** The part of the Storage Buckets API that is used here; the compiler's library does not know it. */
interface StorageBuckets {
  open(
    name: string,
    options: { persisted: boolean; durability: 'strict' },
  ): Promise<{ readonly indexedDB: IDBFactory }>;
}

/** So many times a place can break for good; each time the tables begin anew in the next. */
const mostPlaces = 4;

/**
 * Where the tables may lie, the usual place first. A place whose own index file is missing (LevelDB's MANIFEST) opens
 * never again and cannot be deleted either; where the browser has storage buckets the tables then go into one.
 */
export async function* tablePlaces(): AsyncGenerator<IDBFactory> {
  yield indexedDB;
  const { storageBuckets } = (globalThis.navigator ?? {}) as { readonly storageBuckets?: StorageBuckets };
  if (!storageBuckets) return;
  for (let number = 1; number < mostPlaces; number += 1)
    yield (await storageBuckets.open(`fieldpact-tables-${number}`, { persisted: true, durability: 'strict' }))
      .indexedDB;
}
