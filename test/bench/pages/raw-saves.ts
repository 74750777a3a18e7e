/** The limit under a save: one strict put into IndexedDB, and after it one flushed kilobyte in the private files. */
export async function rawSaves(count: number): Promise<number[]> {
  const database = await openDatabase();
  const worker = new Worker(new URL('./raw-flush-worker.ts', import.meta.url), { type: 'module' });
  const record = 'x'.repeat(1_024);
  const took: number[] = [];
  await flush(worker, record);
  for (let at = 0; at < count; at += 1) {
    const began = performance.now();
    await put(database, { id: at, record });
    await flush(worker, record);
    took.push(performance.now() - began);
  }
  worker.terminate();
  database.close();
  return took;
}

function openDatabase(): Promise<IDBDatabase> {
  return new Promise((resolve, reject) => {
    const asked = indexedDB.open('bench-raw', 1);
    asked.onupgradeneeded = () => asked.result.createObjectStore('records', { keyPath: 'id' });
    asked.onsuccess = () => resolve(asked.result);
    asked.onerror = () => reject(asked.error);
  });
}

function put(database: IDBDatabase, record: object): Promise<void> {
  return new Promise((resolve, reject) => {
    const transaction = database.transaction('records', 'readwrite', { durability: 'strict' });
    transaction.objectStore('records').put(record);
    transaction.oncomplete = () => resolve();
    transaction.onerror = () => reject(transaction.error);
  });
}

function flush(worker: Worker, record: string): Promise<void> {
  return new Promise((resolve, reject) => {
    worker.onmessage = () => resolve();
    worker.onerror = (event) => reject(new Error(event.message));
    worker.postMessage(record);
  });
}
