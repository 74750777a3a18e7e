import { openPrivateFile } from '../../../renderer/host/private-file';

const encoder = new TextEncoder();
const opened = navigator.storage.getDirectory().then((folder) => openPrivateFile(folder, 'bench-raw'));

addEventListener('message', ({ data }: MessageEvent<string>) => void append(data));

async function append(record: string): Promise<void> {
  const file = await opened;
  file.write(encoder.encode(record), { at: file.getSize() });
  file.flush();
  (self as unknown as { postMessage(done: true): void }).postMessage(true);
}
