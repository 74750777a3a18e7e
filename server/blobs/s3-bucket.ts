import type { Readable } from 'node:stream';
import {
  DeleteObjectCommand,
  GetObjectCommand,
  HeadObjectCommand,
  ListObjectsV2Command,
  PutObjectCommand,
  S3Client,
} from '@aws-sdk/client-s3';
import type { ByteRange } from './blob-store';
import type { S3Place } from './s3-address';

/** The few things asked of an S3 store, so that any of them will do. Keys are below the prefix. */
export interface S3Bucket {
  /** `sha256` (hexadecimal) lets a store that can check it refuse what arrived otherwise. */
  put(key: string, body: Buffer | Readable, size: number, sha256?: string): Promise<void>;
  /** Null where there is no such object. */
  get(key: string, range?: ByteRange): Promise<Readable | null>;
  sizeOf(key: string): Promise<number | null>;
  list(prefix: string): AsyncIterable<{ readonly key: string; readonly size: number; readonly at: number }>;
  remove(key: string): Promise<void>;
  close(): void;
}

export function openS3Bucket(place: S3Place): S3Bucket {
  const client = new S3Client({
    region: place.region,
    // Stores of one's own seldom have a host name for each bucket.
    ...(place.endpoint !== null && { endpoint: place.endpoint, forcePathStyle: true }),
    // Many stores do not know the checksums that newer clients add by themselves; ours are asked for by name.
    requestChecksumCalculation: 'WHEN_REQUIRED',
    responseChecksumValidation: 'WHEN_REQUIRED',
    maxAttempts: 4,
  });
  const at = (key: string) => ({ Bucket: place.bucket, Key: place.prefix + key });
  return {
    put: async (key, body, size, sha256) => {
      const checksum = sha256 === undefined ? {} : { ChecksumSHA256: Buffer.from(sha256, 'hex').toString('base64') };
      await client.send(new PutObjectCommand({ ...at(key), Body: body, ContentLength: size, ...checksum }));
    },
    get: (key, range) =>
      unlessGone(async () => {
        const part = range ? { Range: `bytes=${range.start}-${range.end}` } : {};
        const reply = await client.send(new GetObjectCommand({ ...at(key), ...part }));
        return reply.Body as Readable;
      }),
    sizeOf: (key) => unlessGone(async () => (await client.send(new HeadObjectCommand(at(key)))).ContentLength ?? 0),
    list: async function* (prefix) {
      let next: string | undefined;
      do {
        const page = await client.send(
          new ListObjectsV2Command({
            Bucket: place.bucket,
            Prefix: place.prefix + prefix,
            ...(next !== undefined && { ContinuationToken: next }),
          }),
        );
        for (const { Key = '', Size = 0, LastModified } of page.Contents ?? [])
          yield { key: Key.slice(place.prefix.length), size: Size, at: LastModified?.getTime() ?? 0 };
        next = page.IsTruncated === true ? page.NextContinuationToken : undefined;
      } while (next !== undefined);
    },
    remove: async (key) => {
      await client.send(new DeleteObjectCommand(at(key)));
    },
    close: () => client.destroy(),
  };
}

async function unlessGone<Value>(ask: () => Promise<Value>): Promise<Value | null> {
  try {
    return await ask();
  } catch (error) {
    const { name, $metadata } = error as { name?: string; $metadata?: { httpStatusCode?: number } };
    if (name === 'NotFound' || name === 'NoSuchKey' || $metadata?.httpStatusCode === 404) return null;
    throw error;
  }
}
