import { type Bytes, hex, ownBytes } from '../bytes';
import { sha256 } from '../crypto-engine';
import type { ChangeAfter, FileReport, Reason, RebuildReport, SignatureReport } from '../file-report';
import type { PdfFile } from '../reader/pdf-file';
import { readPdf } from '../reader/read-pdf';
import type { ReadingLimits } from '../reader/reading-limits';
import { activeContent } from './active-content';
import { certificationReasons } from './certification';
import type { Change } from './change';
import { type ExaminedSignature, examineSignature } from './examined-signature';
import { oddityReasons, refusalReason } from './file-refusal';
import { type Lock, narrower, type Permissions, permissionsOf, signaturesOf } from './found-signature';
import { signerReasons } from './named-signers';
import { type OwnFacts, ownDocument } from './own-document';
import { reason, sayable, worstOf } from './reason';
import { type Mentioned, mention, revisionChanges } from './revision-changes';
import { type JudgedSignature, judgeSignatures, keptFor, signatureReport } from './signature-report';
import { validationStore } from './validation-store';
import { type Allowance, weighedChange } from './weighed-change';

export interface Verification {
  /** Certificates (DER) that are believed. */
  readonly anchors: readonly Bytes[];
  /** Certificates (DER) that are believed about the time, and about nothing else. */
  readonly timeAnchors?: readonly Bytes[];
  readonly revocationLists: readonly Bytes[];
  /** Now, as ISO. */
  readonly at: string;
  readonly limits?: Partial<ReadingLimits>;
}

/** Everything that can be said about a file and its signatures. Answers, whatever the bytes are. */
export async function verifyFile(bytes: Uint8Array, asked: Verification): Promise<FileReport> {
  const about = { bytes: bytes.length, sha256: hex(await sha256(ownBytes(bytes))), rebuilt: null };
  try {
    const read = readPdf(bytes, asked.limits);
    if (read.ok) return { ...about, ...(await judgeFile(read.value, asked)) };
    return { ...about, ...unread([refusalReason(read.error)]) };
  } catch {
    // A bug of ours must not become anybody's verdict; the tests hold every file to not coming here.
    return { ...about, ...unread([reason('verifierBroke')]) };
  }
}

/** The report with what the deeper check found: the document made again from the data in it. */
export function withRebuilt(report: FileReport, rebuilt: RebuildReport): FileReport {
  const against = againstFile(rebuilt);
  if (against === null) return { ...report, rebuilt };
  const reasons = [...report.reasons, against];
  return { ...report, rebuilt, reasons, judgement: worstOf([...reasons, { weighs: report.judgement }]) };
}

/** Exchanged data is worse than a document that cannot be made again. */
function againstFile(rebuilt: RebuildReport): Reason | null {
  if (rebuilt.kind === 'different') return reason('rebuiltDifferent');
  return rebuilt.kind === 'notPossible' && rebuilt.reason.weighs === 'invalid' ? rebuilt.reason : null;
}

type Judged = Omit<FileReport, 'bytes' | 'sha256' | 'rebuilt'>;

function unread(reasons: readonly Reason[]): Judged {
  return { judgement: worstOf(reasons), reasons, origin: 'other', revisions: 0, document: null, signatures: [] };
}

async function judgeFile(file: PdfFile, asked: Verification): Promise<Judged> {
  const own = await ownDocument(file);
  const isOurs = own !== null;
  const examined: ExaminedSignature[] = [];
  for (const found of signaturesOf(file)) examined.push(await examineSignature(file, found));
  const last = file.revisions.at(-1);
  const store = last ? validationStore(last) : { certificates: [], revocationLists: [] };
  const trust = {
    anchors: asked.anchors,
    timeAnchors: asked.timeAnchors ?? [],
    revocationLists: [...asked.revocationLists, ...store.revocationLists],
    others: store.certificates,
    at: asked.at,
    beacons: new Map(),
  };
  const judged = await judgeSignatures(file, examined, trust, isOurs);
  const steps = changesByRevision(file, examined);
  const signatures = reportsOf(file, judged, steps, isOurs);
  const reasons = [...fileReasons(file, own, judged, signatures), ...beforeSigning(own, steps, examined)];
  return {
    judgement: worstOf([...reasons, ...signatures.map(({ judgement }) => ({ weighs: judgement }))]),
    reasons,
    origin: isOurs ? 'ours' : 'other',
    revisions: file.revisions.length,
    document: own?.document ?? null,
    signatures,
  };
}

type Steps = ReadonlyMap<number, readonly Change[]>;

/** What each revision did to the one before it. An unsigned file was changed by whoever wrote it; nobody asks. */
function changesByRevision(file: PdfFile, examined: readonly ExaminedSignature[]): Steps {
  const steps = new Map<number, readonly Change[]>();
  const firstSigned = examined[0]?.found.revision.number;
  if (firstSigned === undefined) return steps;
  const mentioned: Mentioned = new Set();
  for (const [index, revision] of file.revisions.entries()) {
    const before = file.revisions[index - 1];
    if (before !== undefined && revision.number >= firstSigned)
      steps.set(revision.number, revisionChanges(before, revision, revision.number === firstSigned, mentioned));
    mention(mentioned, revision);
  }
  return steps;
}

function reportsOf(
  file: PdfFile,
  judged: readonly JudgedSignature[],
  steps: Steps,
  isOurs: boolean,
): readonly SignatureReport[] {
  const kept = keptFor(file, judged);
  let level: Allowance['level'] = null;
  const locks: Lock[] = [];
  return judged.map((signature, index) => {
    const permissions: Permissions = permissionsOf(signature.examined.found);
    level = narrower(narrower(level, permissions.certifies), permissions.narrowsTo);
    locks.push(...permissions.locks);
    const allowance: Allowance = { isOurs, level, locks: [...locks] };
    const since = signature.examined.found.revision.number;
    const changes: ChangeAfter[] = [...steps].flatMap(([revision, done]) =>
      revision > since ? done.map((change) => weighedChange(change, revision, allowance)) : [],
    );
    return signatureReport(index + 1, signature, permissions, changes, kept);
  });
}

function fileReasons(
  file: PdfFile,
  own: OwnFacts | null,
  judged: readonly JudgedSignature[],
  signatures: readonly SignatureReport[],
): readonly Reason[] {
  const signedUpTo = Math.max(0, ...signatures.map(({ covers }) => covers));
  const reasons: Reason[] = [...oddityReasons(file, own !== null, signedUpTo), ...activeContent(file)];
  reasons.push(...certificationReasons(judged, own !== null));
  if (own === null) reasons.push(reason('notOurs'));
  else {
    reasons.push(...own.reasons, ...signerReasons(judged, own.signers));
    const { unsignedFields } = own.document;
    if (judged.length > 0 && unsignedFields.length > 0)
      reasons.push(
        reason('notFinished', { count: unsignedFields.length, fields: unsignedFields.map(sayable).join(', ') }),
      );
  }
  if (!signatures.some(({ kind }) => kind !== 'timeStamp')) reasons.push(reason('noSignature'));
  return reasons;
}

/** Ours are signed as they were printed: one revision, and then the first signature and nothing else. */
function beforeSigning(own: OwnFacts | null, steps: Steps, examined: readonly ExaminedSignature[]): readonly Reason[] {
  const first = examined[0]?.found.revision.number;
  if (own === null || first === undefined) return [];
  const reasons: Reason[] = [];
  if (first !== 2) reasons.push(reason('revisedBeforeSigning', { count: Math.max(1, first - 2) }));
  const others = (steps.get(first) ?? []).filter(({ code }) => code !== 'signatureAdded');
  const allowance: Allowance = { isOurs: true, level: 2, locks: [] };
  const kinds = new Set(others.map((change) => weighedChange(change, first, allowance).what));
  if (kinds.size > 0) reasons.push(reason('changedBeforeSigning', { what: [...kinds].join(', ') }));
  return reasons;
}
