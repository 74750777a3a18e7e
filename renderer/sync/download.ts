import { ok, type Result, refuse } from '#shared/base/result';
import { enterBlob } from '../data/intake';
import type { BlobEntry } from '../data/stored';
import type { Workspace } from '../data/workspace';
import { StorageRefused } from '../host/host';
import { RunningHash } from './hash';
import type { HqClient } from './hq-client';
import { refusal, type Trouble } from './trouble';

/** Larger files are fetched when somebody wants to see them. */
export const fetchedByItself = 50 * 1024 ** 2;

/** `not-there`: the device that has the file has not brought it to HQ yet. */
export type FetchOutcome = 'fetched' | 'not-there' | 'damaged';

/** Brings one file from HQ to this device. It becomes visible only when its hash is right. */
export async function fetchFile(
  workspace: Workspace,
  client: HqClient,
  entry: BlobEntry,
  progress: (done: number) => void,
): Promise<Result<FetchOutcome, Trouble>> {
  const content = await client.file(workspace.enrolment?.space.id ?? '', entry.sha256);
  if (!content.ok) return content;
  if (content.value === null) return ok('not-there');
  const kept = await keep(workspace, entry, content.value, progress);
  if (kept.ok && kept.value === 'fetched') await enterBlob(workspace, entry);
  return kept;
}

/** No agreement's data comes near this; more is not what was asked for. */
const smallText = 16 * 1024 ** 2;

async function keep(
  workspace: Workspace,
  entry: BlobEntry,
  content: ReadableStream<Uint8Array<ArrayBuffer>>,
  progress: (done: number) => void,
): Promise<Result<FetchOutcome, Trouble>> {
  const writer = await workspace.host.blobs.create();
  const hash = new RunningHash();
  const reader = content.getReader();
  // A locked text is known by its hash alone; empty files are never taken in, so nothing promised means not known.
  const promised = entry.bytes === 0 ? smallText : entry.bytes;
  let done = 0;
  try {
    for (;;) {
      const piece = await reader.read();
      if (piece.done) break;
      hash.update(piece.value);
      // A copy: the desktop's writer hands its buffer over to the other process.
      await writer.write(piece.value.slice());
      done += piece.value.byteLength;
      progress(done);
      if (done > promised) break;
    }
    const isWhole = entry.bytes === 0 || done === entry.bytes;
    if (!isWhole || hash.digest() !== entry.sha256) {
      await writer.abort();
      await reader.cancel();
      // Fewer bytes than promised is a broken line, not a lie.
      return done < entry.bytes ? refuse({ kind: 'unreachable' }) : ok('damaged');
    }
    await writer.finish(entry.sha256);
    return ok('fetched');
  } catch (error) {
    await writer.abort();
    await reader.cancel().catch(() => undefined);
    return refuse(error instanceof StorageRefused ? refusal('storage-full') : { kind: 'unreachable' });
  }
}
