// Before Dexie is imported anywhere: it looks for IndexedDB once.
import 'fake-indexeddb/auto';
