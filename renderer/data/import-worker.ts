/// <reference lib="webworker" />
import { readTable, type TableEncoding } from './import-table';

declare const self: DedicatedWorkerGlobalScope;

// Ten megabytes take a third of a second to read; the window must not stand still for it.
self.onmessage = ({ data }: MessageEvent<{ readonly bytes: Uint8Array; readonly encoding?: TableEncoding }>) => {
  self.postMessage(data.encoding === undefined ? readTable(data.bytes) : readTable(data.bytes, data.encoding));
};
