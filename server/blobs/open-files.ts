import { mkdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { ok, type Result, refuse } from '#shared/base/result';
import { tryWriting } from '../folder/data-folder';
import { type BlobStore, openBlobStore } from './blob-store';
import { readS3Address } from './s3-address';
import { openS3BlobStore } from './s3-blob-store';
import { s3UploadPlace } from './s3-upload-place';
import { type UploadPlace, uploadFolder } from './upload-place';

/** Where evidence and documents are kept, and where they lie until they are whole. */
export interface Files {
  readonly blobs: BlobStore;
  readonly uploads: UploadPlace;
  /** Fails when nothing could be written there. */
  tryWriting(): Promise<void>;
  close(): void;
}

/**
 * Opens what `--blobs` names: an S3 store, or a folder that several headquarters share. Without it, the data folder.
 */
export async function openFiles(
  asked: string | null,
  folder: { readonly blobs: string; readonly uploads: string },
): Promise<Result<Files, string>> {
  if (asked?.startsWith('s3:')) return openS3(asked);
  if (asked !== null && /^\w+:\/\//.test(asked))
    return refuse('--blobs is a folder, or the address of an S3 store that begins with s3://.');
  const root = asked === null ? null : resolve(asked);
  const places = root === null ? folder : { blobs: join(root, 'blobs'), uploads: join(root, 'uploads') };
  try {
    mkdirSync(places.blobs, { recursive: true, mode: 0o700 });
    mkdirSync(places.uploads, { recursive: true, mode: 0o700 });
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    return refuse(`The folder of --blobs, ${root ?? places.blobs}, cannot be used (${code ?? 'unknown reason'}).`);
  }
  const blobs = openBlobStore(places.blobs);
  return ok({
    blobs,
    uploads: uploadFolder(places.uploads, blobs),
    tryWriting: () => tryWriting(places.uploads),
    close: () => undefined,
  });
}

async function openS3(asked: string): Promise<Result<Files, string>> {
  const place = readS3Address(asked);
  if (!place.ok) return place;
  // The client is large; whoever keeps files in a folder does without.
  const { openS3Bucket } = await import('./s3-bucket');
  const bucket = openS3Bucket(place.value);
  return ok({
    blobs: openS3BlobStore(bucket),
    uploads: s3UploadPlace(bucket),
    tryWriting: async () => {
      await bucket.put('write-trial', Buffer.from('trial'), 5);
    },
    close: () => bucket.close(),
  });
}
