import { createHash } from 'node:crypto';
import { rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Bytes } from '#shared/proof/bytes';
import type { FileReport, Judgement } from '#shared/proof/file-report';
import type { IssuingList } from '../authority/issuing-list';
import type { Authority } from '../authority/open-authority';
import type { TimeSource } from '../authority/time-source';
import { findBlob, registerBlob } from '../blobs/blob-register';
import { type BlobStore, readWhole } from '../blobs/blob-store';
import type { Database } from '../db/database';
import type { Log } from '../folder/log';
import { type OwnDevice, timeOrderedId } from '../sync/own-device';
import type { Pokes } from '../sync/pokes';
import type { FileChecks } from './file-checks';

/** What looking after signed documents needs. */
export interface ArchiveParts {
  readonly database: Database;
  readonly blobs: BlobStore;
  /** Folder for a file that is just being written. */
  readonly drafts: string;
  readonly authority: Authority;
  readonly issuingList: IssuingList;
  readonly time: Pick<TimeSource, 'roots'>;
  readonly ownDevice: OwnDevice;
  readonly checks: FileChecks;
  readonly pokes: Pokes;
  readonly log: Log;
  readonly now: () => number;
  /** How long the device that signed has to make the file stronger by itself, ms. */
  readonly wait: number;
}

/** A signed document in headquarters' care. */
export interface TendedDocument {
  readonly space_id: string;
  readonly document_id: string;
  readonly partner_id: string;
  readonly sha256: string;
  readonly file_name: string;
  readonly arrived_at: number;
  readonly checked_at: number | null;
  readonly judgement: Judgement | null;
}

const day = 86_400_000;
const minute = 60_000;
/** A stronger file is renewed when its time-stamp holds this much longer. */
const renewBefore = 90 * day;
/** Larger files are not read into memory; no agreement comes near. */
const largestFile = 200 << 20;

/**
 * Does what is due for one signed document: checks it, checks what devices have added to it, makes it stronger where
 * nobody else has. Answers when to look again.
 */
export async function tendDocument(parts: ArchiveParts, document: TendedDocument): Promise<number> {
  const now = parts.now();
  const original = await readBlob(parts, document.space_id, document.sha256);
  // The record travels before the file.
  if (original === null) return now + minute;
  const awaited = await checkRevisions(parts, document, original);
  const best = await strongest(parts, document);
  // A stronger file may prove what the signed one alone no longer can: that it was signed before a key was stolen.
  const judgement = best?.judgement ?? document.judgement ?? (await checkOriginal(parts, document, original));
  if (judgement === 'invalid') return now + 30 * day;
  if (best !== null && best.holds_until - now > renewBefore) return best.holds_until - renewBefore;
  if (best === null && now < document.arrived_at + parts.wait) {
    return Math.min(document.arrived_at + parts.wait, awaited ? now + minute : Number.POSITIVE_INFINITY);
  }
  const base = best === null ? original : await readBlob(parts, document.space_id, best.sha256);
  if (base === null) return now + minute;
  const holdsUntil = await strengthen(parts, document, base);
  if (holdsUntil === null) return now + 30 * day;
  // A time-stamp that ends sooner than the margin (the authority is at its end) must not be renewed without end.
  return Math.max(holdsUntil - renewBefore, now + 30 * day);
}

async function checkOriginal(parts: ArchiveParts, document: TendedDocument, bytes: Bytes): Promise<Judgement> {
  const report = await verify(parts, bytes);
  await noteJudgement(parts, document, report);
  return report.judgement;
}

/** What the best file of a document came to. */
async function noteJudgement(parts: ArchiveParts, document: TendedDocument, report: FileReport): Promise<void> {
  await parts.database.query(
    `update archived_document set checked_at = $3, judgement = $4, report = $5
     where space_id = $1 and document_id = $2`,
    [document.space_id, document.document_id, parts.now(), report.judgement, JSON.stringify(report)],
  );
  parts.log.note(`Signed document ${document.document_id} was checked: ${report.judgement}.`);
}

/** Looks at stronger files that devices have sent. Says whether one is announced whose bytes are not here yet. */
async function checkRevisions(parts: ArchiveParts, document: TendedDocument, original: Bytes): Promise<boolean> {
  const { space_id: space, document_id: id } = document;
  const unchecked = await parts.database.query<{ revision_id: string; sha256: string }>(
    `select revision_id, sha256 from archived_revision
     where space_id = $1 and document_id = $2 and checked_at is null order by revision_id`,
    [space, id],
  );
  let awaited = false;
  for (const { revision_id: revision, sha256 } of unchecked) {
    const bytes = await readBlob(parts, space, sha256);
    if (bytes === null) {
      awaited = true;
      continue;
    }
    const report = await verify(parts, bytes);
    const judgement = beginsWith(bytes, original) ? report.judgement : 'invalid';
    const holdsUntil = stampedUntil(report);
    await noteRevision(parts, document, { revision, sha256, judgement, holdsUntil });
    if (judgement !== 'invalid' && holdsUntil !== null) await noteJudgement(parts, document, report);
  }
  return awaited;
}

interface NotedRevision {
  readonly revision: string;
  readonly sha256: string;
  readonly judgement: Judgement;
  readonly holdsUntil: number | null;
}

async function noteRevision(parts: ArchiveParts, document: TendedDocument, noted: NotedRevision): Promise<void> {
  await parts.database.query(
    `insert into archived_revision (space_id, document_id, revision_id, sha256, noticed_at, checked_at, judgement, holds_until)
     values ($1, $2, $3, $4, $5, $5, $6, $7) on conflict (space_id, document_id, revision_id) do update
     set checked_at = excluded.checked_at, judgement = excluded.judgement, holds_until = excluded.holds_until`,
    [
      document.space_id,
      document.document_id,
      noted.revision,
      noted.sha256,
      parts.now(),
      noted.judgement,
      noted.holdsUntil,
    ],
  );
}

interface StrongFile {
  readonly sha256: string;
  readonly holds_until: number;
  readonly judgement: Judgement;
}

async function strongest(parts: ArchiveParts, document: TendedDocument): Promise<StrongFile | null> {
  const [best] = await parts.database.query<StrongFile>(
    `select sha256, holds_until, judgement from archived_revision
     where space_id = $1 and document_id = $2 and judgement <> 'invalid' and holds_until is not null
     order by holds_until desc, revision_id limit 1`,
    [document.space_id, document.document_id],
  );
  return best ?? null;
}

/**
 * Adds what is needed to check the file for years, and the time over it all. Answers until when that holds; null where
 * nothing in it was signed, because its signatures are only drawn.
 */
async function strengthen(parts: ArchiveParts, document: TendedDocument, base: Bytes): Promise<number | null> {
  const { authority, checks, database, now, ownDevice } = parts;
  const { space_id: space, document_id: id } = document;
  const upgraded = await checks.upgrade(base, {
    certificates: [authority.root, authority.issuing.certificate, authority.timeStamper.certificate],
    revocationLists: [authority.rootList, await parts.issuingList.read(now())],
    now: new Date(now()).toISOString(),
  });
  if (upgraded === null) return null;
  const report = await verify(parts, upgraded.bytes);
  if (report.judgement === 'invalid' || !beginsWith(upgraded.bytes, base)) {
    throw new Error(`The stronger file of document ${id} did not stand its own check.`);
  }
  const sha256 = await keepBlob(parts, upgraded.bytes);
  const file = {
    sha256,
    bytes: upgraded.bytes.length,
    mime: 'application/pdf',
    name: archivedName(document.file_name),
  };
  await registerBlob(database, { space, sha256, size: file.bytes, mime: file.mime, verifiedAt: now() });
  const revision = timeOrderedId(now());
  const written = await ownDevice.write(space, {
    operation: 'create',
    entity: 'documentRevision',
    id: revision,
    fields: {
      partnerId: document.partner_id,
      documentId: id,
      kind: 'archival',
      file,
      at: upgraded.at,
      holdsUntil: upgraded.holdsUntil,
      by: await ownDevice.user(space),
    },
  });
  if (!written.ok) throw new Error(`The stronger file of document ${id} could not be recorded: ${written.error.code}.`);
  const refused = written.value.acks.find((ack) => ack.state === 'quarantined');
  if (refused)
    throw new Error(`The stronger file of document ${id} was not taken: ${refused.why ?? 'unknown reason'}.`);
  const holdsUntil = Date.parse(upgraded.holdsUntil);
  await noteRevision(parts, document, { revision, sha256, judgement: report.judgement, holdsUntil });
  await noteJudgement(parts, document, report);
  parts.pokes.poke(space, written.value.head.seq);
  parts.log.note(`Signed document ${id} was made to last until ${upgraded.holdsUntil.slice(0, 10)}.`);
  return holdsUntil;
}

async function verify(parts: ArchiveParts, bytes: Bytes): Promise<FileReport> {
  const { authority, issuingList, now, checks, time } = parts;
  return checks.verify(bytes, {
    anchors: [authority.root],
    timeAnchors: time.roots,
    revocationLists: [authority.rootList, await issuingList.read(now())],
    at: new Date(now()).toISOString(),
  });
}

/** Until when the last time-stamp over a file holds: as long as the certificate of its unit. */
function stampedUntil(report: FileReport): number | null {
  const stamp = report.signatures.findLast((signature) => signature.kind === 'timeStamp');
  if (!stamp?.certified || stamp.judgement !== 'valid') return null;
  return Date.parse(stamp.certified.notAfter);
}

async function readBlob(parts: ArchiveParts, space: string, sha256: string): Promise<Bytes | null> {
  const known = await findBlob(parts.database, [space], sha256);
  if (known === null) return null;
  if (known.size > largestFile) throw new Error('A signed document is larger than headquarters looks into.');
  return new Uint8Array(await readWhole(parts.blobs, sha256));
}

async function keepBlob(parts: ArchiveParts, bytes: Bytes): Promise<string> {
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  const draft = join(parts.drafts, `archive-${sha256}`);
  await writeFile(draft, bytes, { mode: 0o600 });
  try {
    if ((await parts.blobs.adopt(draft, sha256)) === 'wrong-hash') throw new Error('A file changed while it was kept.');
  } finally {
    await rm(draft, { force: true });
  }
  return sha256;
}

function beginsWith(bytes: Bytes, start: Bytes): boolean {
  return Buffer.compare(bytes.subarray(0, start.length), start) === 0;
}

function archivedName(name: string): string {
  return name.replace(/(\.pdf)?$/i, ' (archived).pdf').slice(-255);
}
