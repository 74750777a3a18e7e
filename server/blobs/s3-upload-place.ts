import type { Readable } from 'node:stream';
import { DataStore, ERRORS, type DataStore as Store, Upload } from '@tus/server';
import { z } from 'zod';
import { hashOfStream } from './blob-store';
import { putTrue } from './s3-blob-store';
import type { S3Bucket } from './s3-bucket';
import { isUploadId } from './upload-notes';
import type { UploadPlace } from './upload-place';

/** So much is held in memory at once; a part of an upload is an object of its own and can be of any size. */
const partBytes = 8 << 20;

const noteSchema = z.object({
  id: z.string(),
  size: z.int().min(0),
  metadata: z.record(z.string(), z.string().nullable()),
  creation_date: z.string(),
});

const folderOf = (id: string) => `uploads/${id}/`;
const noteKey = (id: string) => `${folderOf(id)}note.json`;
const partKey = (id: string, offset: number) => `${folderOf(id)}part-${String(offset).padStart(16, '0')}`;

interface Part {
  readonly key: string;
  readonly offset: number;
  readonly size: number;
  readonly at: number;
}

/**
 * Uploads in an S3 store. Every piece that arrives is an object named after its place; how far an upload is, is what
 * lies there without a hole. So any headquarters can go on where another one stopped, and nothing is asked of the
 * store that not every store can do (its own uploads in parts have least sizes, and their lists differ).
 */
export function s3UploadPlace(bucket: S3Bucket): UploadPlace {
  const store = new PartsStore(bucket);
  return {
    store: store as Store,
    note: (id) => store.note(id),
    list: async () => {
      const ids = new Set<string>();
      for await (const { key } of bucket.list('uploads/')) {
        const id = key.split('/')[1] ?? '';
        if (isUploadId(id)) ids.add(id);
      }
      return [...ids];
    },
    progress: async (id) => {
      const parts = await partsOf(bucket, id);
      return { size: endOf(parts), at: Math.max(0, ...parts.map((part) => part.at)) };
    },
    deliver: async (id, sha256) => {
      const parts = await partsOf(bucket, id);
      const whole = () => contentOf(bucket, parts);
      if ((await hashOfStream(whole())) !== sha256) return 'wrong-hash';
      await putTrue(bucket, sha256, endOf(parts), whole);
      return 'adopted';
    },
    drop: (id) => store.remove(id),
    sweep: async () => undefined,
  };
}

class PartsStore extends DataStore {
  override readonly extensions = ['creation', 'creation-with-upload', 'termination'];
  readonly #bucket: S3Bucket;

  constructor(bucket: S3Bucket) {
    super();
    this.#bucket = bucket;
  }

  override async create(upload: Upload): Promise<Upload> {
    const note = Buffer.from(JSON.stringify(upload));
    await this.#bucket.put(noteKey(upload.id), note, note.length);
    return upload;
  }

  /** Takes what comes and gives the place reached. What came before a line broke is kept. */
  override async write(stream: Readable, id: string, offset: number): Promise<number> {
    let reached = offset;
    let held: Buffer[] = [];
    let size = 0;
    const keep = async () => {
      if (size === 0) return;
      const body = Buffer.concat(held, size);
      held = [];
      size = 0;
      await this.#bucket.put(partKey(id, reached), body, body.length);
      reached += body.length;
    };
    try {
      for await (const chunk of stream) {
        held.push(chunk as Buffer);
        size += (chunk as Buffer).length;
        if (size >= partBytes) await keep();
      }
    } catch (error) {
      await keep();
      throw error;
    }
    await keep();
    return reached;
  }

  override async getUpload(id: string): Promise<Upload> {
    const upload = await this.note(id);
    if (!upload) throw ERRORS.FILE_NOT_FOUND;
    return upload;
  }

  override async remove(id: string): Promise<void> {
    // The note goes last: without it nobody would look for the rest.
    for (const { key } of await partsOf(this.#bucket, id)) await this.#bucket.remove(key);
    await this.#bucket.remove(noteKey(id));
  }

  async note(id: string): Promise<Upload | undefined> {
    const body = isUploadId(id) ? await this.#bucket.get(noteKey(id)) : null;
    if (!body) return undefined;
    const chunks: Buffer[] = [];
    for await (const chunk of body) chunks.push(chunk as Buffer);
    const note = noteSchema.parse(JSON.parse(Buffer.concat(chunks).toString('utf8')));
    return new Upload({ ...note, offset: endOf(await partsOf(this.#bucket, id)) });
  }
}

async function partsOf(bucket: S3Bucket, id: string): Promise<readonly Part[]> {
  const parts: Part[] = [];
  for await (const { key, size, at } of bucket.list(`${folderOf(id)}part-`))
    parts.push({ key, size, at, offset: Number(key.slice(-16)) });
  return parts.sort((left, right) => left.offset - right.offset);
}

// A part that begins inside another came from a request that was given up; it is covered or begins a piece too far.
function endOf(parts: readonly Part[]): number {
  let end = 0;
  for (const { offset, size } of parts) if (offset <= end) end = Math.max(end, offset + size);
  return end;
}

async function* contentOf(bucket: S3Bucket, parts: readonly Part[]): AsyncGenerator<Buffer> {
  let end = 0;
  for (const { key, offset, size } of parts) {
    if (offset > end || offset + size <= end) continue;
    const body = await bucket.get(key, { start: end - offset, end: size - 1 });
    if (!body) throw new Error('A part of an upload is gone.');
    for await (const chunk of body) yield chunk as Buffer;
    end = offset + size;
  }
}
