import { randomBytes } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { Server, type Upload } from '@tus/server';
import { z } from 'zod';
import { limits, type Problem, uploadsPath } from '#shared/contracts/hq-api';
import type { Database } from '../db/database';
import type { Caller } from '../enrolment/caller';
import type { Log } from '../folder/log';
import { registerBlob } from './blob-register';
import type { BlobStore } from './blob-store';
import { UploadLeases } from './upload-leases';
import { isUploadId } from './upload-notes';
import { type UploadPlace, uploadFolder } from './upload-place';

/** Takes blobs in over tus 1.0, in pieces and with pauses of any length. */
export interface Uploads {
  handle(request: IncomingMessage, response: ServerResponse, caller: Caller): Promise<void>;
  /** Finishes what a crash left between the last byte and its verification, and drops what nobody came back for. */
  tidy(): Promise<void>;
}

interface UploadParts {
  readonly folder: string;
  /** Where uploads lie until they are whole; without one, in the folder. */
  readonly place?: UploadPlace;
  readonly blobs: BlobStore;
  readonly database: Database;
  readonly log: Log;
  readonly now: () => number;
  readonly mayCall: (origin: string) => boolean;
}

const metadataSchema = z.object({
  sha256: z.string().regex(/^[0-9a-f]{64}$/),
  space: z.string().min(1).max(64),
  mime: z.string().regex(/^[\w.+-]{1,60}\/[\w.+-]{1,60}(;\s?[\w=.+-]{1,60})*$/),
});

/** An upload that nobody has continued for this long is dropped. */
const patience = 30 * 24 * 60 * 60 * 1000;

export function openUploads(parts: UploadParts): Uploads {
  const place = parts.place ?? uploadFolder(parts.folder, parts.blobs);
  const { store } = place;
  const leases = new UploadLeases(parts.database, () => Date.now());
  // A length declared at the start is what tells a cut-off upload from a finished one.
  store.extensions = store.extensions.filter((name) => name !== 'creation-defer-length' && name !== 'expiration');
  const callers = new WeakMap<IncomingMessage, Caller>();
  const callerOf = (request: { readonly runtime?: { node?: { req: unknown } } | undefined }) => {
    const caller = callers.get(request.runtime?.node?.req as IncomingMessage);
    if (!caller) throw new Error('An upload without a caller.');
    return caller;
  };
  const finishing = new Map<string, Promise<void>>();
  const finish = (upload: Upload) => {
    const known = finishing.get(upload.id);
    if (known) return known;
    const work = finishUpload(parts, place, upload).finally(() => finishing.delete(upload.id));
    finishing.set(upload.id, work);
    return work;
  };
  const server = new Server({
    path: uploadsPath,
    relativeLocation: true,
    datastore: store,
    locker: leases,
    maxSize: limits.blobBytes,
    allowedOrigins: parts.mayCall,
    exposedHeaders: ['Retry-After'],
    namingFunction: () => randomBytes(16).toString('hex'),
    getFileIdFromRequest: (_request, id) => (id !== undefined && isUploadId(id) ? id : undefined),
    onIncomingRequest: async (request, id) => {
      if (request.method === 'POST') return;
      const upload = await place.note(id);
      if (upload && upload.metadata?.user !== callerOf(request).user) throw refusal(404, 'This upload is not yours.');
    },
    onUploadCreate: async (request, upload) => {
      const caller = callerOf(request);
      const metadata = metadataSchema.safeParse(upload.metadata);
      if (!metadata.success) throw refusal(400, 'An upload must name its SHA-256, its territory and its kind.');
      const isGranted = caller.grants.some(({ space }) => space === metadata.data.space);
      if (!isGranted) throw refusal(403, 'This territory is not yours, or not any more.');
      return { metadata: { ...metadata.data, user: caller.user } };
    },
    onUploadFinish: async (_request, upload) => {
      await finish(upload);
      return {};
    },
    onResponseError: (_request, error) => sayCalmly(parts.log, error),
  });
  return {
    handle: async (request, response, caller) => {
      callers.set(request, caller);
      await server.handle(request, response);
    },
    tidy: () => tidy(parts, place, leases, finish),
  };
}

async function finishUpload(parts: UploadParts, place: UploadPlace, upload: Upload): Promise<void> {
  const { sha256, space, mime } = metadataSchema.parse(upload.metadata);
  // After a crash between the renaming and the register the file is in its place already.
  const arrived = (await place.progress(upload.id)).size !== null;
  if (arrived && (await place.deliver(upload.id, sha256)) === 'wrong-hash') {
    await place.drop(upload.id);
    throw refusal(
      422,
      'The file arrived damaged: its content does not match its SHA-256. It was removed; send it again.',
    );
  }
  const size = await parts.blobs.sizeOf(sha256);
  if (size === null || size !== upload.size) throw refusal(410, 'This upload is gone. Send the file again.');
  await registerBlob(parts.database, { space, sha256, mime, size, verifiedAt: parts.now() });
  await place.drop(upload.id);
}

async function tidy(
  parts: UploadParts,
  place: UploadPlace,
  leases: UploadLeases,
  finish: (upload: Upload) => Promise<void>,
): Promise<void> {
  const known = await place.list();
  for (const id of known) {
    // Another headquarters may be at it.
    await leases.whenFree(id, async () => {
      const upload = await place.note(id);
      const { size, at } = await place.progress(id);
      const complete = upload !== undefined && (size === null || size === upload.size);
      const last = at || (Date.parse(upload?.creation_date ?? '') ?? 0);
      if (complete) {
        await finish(upload).catch((error: unknown) =>
          parts.log.trouble('A finished upload could not be verified.', error),
        );
      } else if (!upload || parts.now() - last > patience) await place.drop(id);
    });
  }
  await place.sweep(known);
}

class UploadRefusal extends Error {
  readonly status_code: number;
  readonly body: string;
  constructor(status: number, problem: Problem) {
    super(problem.message);
    this.status_code = status;
    this.body = JSON.stringify(problem);
  }
}

function refusal(status: number, message: string): UploadRefusal {
  return new UploadRefusal(status, { code: 'malformed', message });
}

// The library answers in plain text; every other door of HQ answers with a problem, so this one does too.
function sayCalmly(
  log: Log,
  error: Error | { readonly status_code: number; readonly body: string },
): { readonly status_code: number; readonly body: string } {
  if (error instanceof UploadRefusal) return { status_code: error.status_code, body: error.body };
  const status = 'status_code' in error && typeof error.status_code === 'number' ? error.status_code : 500;
  // 501 is the library's word for a tus extension that is not offered, such as a length told later.
  if (status < 500 || status === 501) {
    const problem: Problem = { code: 'malformed', message: sentences[status] ?? 'This upload is not possible.' };
    return { status_code: status === 501 ? 400 : status, body: JSON.stringify(problem) };
  }
  log.trouble('An upload failed.', error);
  const problem: Problem = {
    code: 'busy',
    message: 'Headquarters could not store this part just now. What arrived is kept; the upload goes on from there.',
  };
  return { status_code: 503, body: JSON.stringify(problem) };
}

const sentences: Readonly<Record<number, string>> = {
  400: 'This upload request cannot be understood.',
  404: 'This upload is not known here. Start it again.',
  409: 'The upload is at another position. Ask for it and go on from there.',
  410: 'This upload is gone. Send the file again.',
  501: 'An upload must say at its start how long it is.',
  413: 'The file is larger than headquarters accepts (4 GiB).',
};
