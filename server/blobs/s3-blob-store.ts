import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { rm, stat } from 'node:fs/promises';
import { Readable } from 'node:stream';
import { type BlobStore, hashOf, isSha256 } from './blob-store';
import type { S3Bucket } from './s3-bucket';

export const blobKey = (sha256: string) => `blobs/${sha256.slice(0, 2)}/${sha256}`;

/** Files in an S3 store, `blobs/aa/<sha256>`. */
export function openS3BlobStore(bucket: S3Bucket): BlobStore {
  return {
    adopt: async (file, sha256) => {
      if ((await hashOf(file)) !== sha256) return 'wrong-hash';
      const { size } = await stat(file);
      await putTrue(bucket, sha256, size, () => createReadStream(file, { highWaterMark: 1 << 20 }));
      await rm(file, { force: true });
      return 'adopted';
    },
    sizeOf: (sha256) => bucket.sizeOf(blobKey(sha256)),
    read: async (sha256, range) => {
      const body = await bucket.get(blobKey(sha256), range);
      if (!body) throw new Error('A file is not in the store.');
      return body;
    },
    remove: (sha256) => bucket.remove(blobKey(sha256)),
    all: () => filesIn(bucket),
  };
}

async function* filesIn(bucket: S3Bucket): AsyncGenerator<{ readonly sha256: string; readonly size: number }> {
  for await (const { key, size } of bucket.list('blobs/')) {
    const sha256 = key.slice(-64);
    if (isSha256(sha256) && key === blobKey(sha256)) yield { sha256, size };
  }
}

/**
 * Puts content under its hash and makes sure that the store has it: hashed once more while it is sent, checked by the
 * store where it can, and asked for afterwards.
 */
export async function putTrue(
  bucket: S3Bucket,
  sha256: string,
  size: number,
  open: () => AsyncIterable<unknown>,
): Promise<void> {
  const key = blobKey(sha256);
  // Content never changes under a hash; what is there whole was checked when it came.
  if ((await bucket.sizeOf(key)) === size) return;
  const hash = createHash('sha256');
  const counted = async function* () {
    for await (const chunk of open()) {
      hash.update(chunk as Buffer);
      yield chunk as Buffer;
    }
  };
  await bucket.put(key, Readable.from(counted(), { objectMode: false, highWaterMark: 1 << 20 }), size, sha256);
  const sent = hash.digest('hex');
  const there = await bucket.sizeOf(key);
  if (sent === sha256 && there === size) return;
  await bucket.remove(key);
  throw new Error('The store did not keep a file as it was sent.');
}
