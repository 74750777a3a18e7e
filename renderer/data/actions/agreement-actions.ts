import { canonicalJson, type Json } from '#shared/base/json';
import { ok, type Result, refuse } from '#shared/base/result';
import { type Agreement, type AgreementKind, termFieldPrefix } from '#shared/domain/agreements/agreement';
import {
  type AgreementRefusal,
  draftAgreement as agreementDrafted,
  lockAgreement as agreementLocked,
  unlockAgreement as agreementUnlocked,
  nextVersion,
  setTerm as termSet,
} from '#shared/domain/agreements/agreement-commands';
import { type ReviewFinding, reviewFindings } from '#shared/domain/agreements/approval-rules';
import { carriedTerms } from '#shared/domain/agreements/carried-terms';
import { agreementText } from '#shared/domain/documents/agreement-document';
import type { PartnerId } from '#shared/domain/partners/partner';
import { slaOfAnyFormat } from '#shared/domain/slas/sla-formats';
import { type AgreementFile, fingerprintOf, gatherAgreementFile } from '../agreement-file';
import { correction, creation } from '../edits';
import { keepBlob } from '../keep-blob';
import { allRecords, record, recordsOf } from '../reading';
import { contextOf, type Workspace } from '../workspace';
import { write } from '../writer';
import type { NotHere } from './partner-actions';

/** There is an open one of this kind already; it is to be gone on with. */
export interface AlreadyDrafted {
  readonly kind: 'already-drafted';
  readonly agreementId: string;
}

/** One of the functions that review a text refuses it, or has not read words that leave the standard. */
export interface ReviewObjections {
  readonly kind: 'review';
  readonly findings: readonly ReviewFinding[];
}

/** Begins a plan or a service level agreement with a partner. */
export function draftAgreement(workspace: Workspace, partnerId: PartnerId, kind: AgreementKind) {
  return write(workspace, async () => {
    const partner = await record(workspace.database, 'partner', partnerId);
    if (!partner) return refuse<NotHere>({ kind: 'not-here' });
    const all = await allRecords(workspace.database, 'agreement');
    const ofThisKind = all.filter((one) => one.partnerId === partnerId && one.kind === kind);
    const [open] = ofThisKind.toSorted((left, right) => right.version - left.version);
    if (open) return refuse<AlreadyDrafted>({ kind: 'already-drafted', agreementId: open.id });
    const { newId, now } = contextOf(workspace);
    const drafted = agreementDrafted({ id: newId() as Agreement['id'], partnerId, kind, now });
    const agreement = { ...drafted, terms: { ...carriedTerms(all, partnerId), ...drafted.terms } };
    return ok({ value: agreement, edits: [creation('agreement', agreement)] });
  });
}

/** Decides one value at the agreement; null takes the decision back. Two people may decide different values apart. */
export function setTerm(workspace: Workspace, agreementId: string, termId: string, value: Json) {
  return write(workspace, async () => {
    const before = await record(workspace.database, 'agreement', agreementId);
    if (!before) return refuse<NotHere>({ kind: 'not-here' });
    const after = termSet(before, termId, value);
    if (!after.ok) return after;
    if (sameTerm(before, after.value, termId)) return ok({ value: before, edits: [] });
    const field = termFieldPrefix + termId;
    const edit = {
      operation: 'set' as const,
      entity: 'agreement' as const,
      id: agreementId,
      fields: { [field]: value },
    };
    return ok({ value: after.value, edits: [edit] });
  });
}

/**
 * Fixes the text. The data it is drawn from is kept as bytes under its SHA-256, so that what was locked can be shown,
 * signed and printed even when somebody answers a question anew a minute later.
 */
export function lockAgreement(workspace: Workspace, agreementId: string) {
  return write(workspace, async () => {
    const file = await gatherAgreementFile(workspace.database, agreementId);
    if (!file) return refuse<NotHere>({ kind: 'not-here' });
    const { agreement, inputs, contested } = file;
    const text = agreementText(inputs);
    const obstacles = text.ok ? { missing: [], problems: [] } : text.error;
    const dataSha256 = text.ok ? await fingerprintOf(text.value) : '';
    const locked = agreementLocked(agreement, { ...obstacles, contested, dataSha256 });
    if (!locked.ok) return locked;
    const objections = reviewErrors(file, dataSha256, text.ok ? text.value.data : null);
    if (objections.length > 0) return refuse<ReviewObjections>({ kind: 'review', findings: objections });
    const bytes = new TextEncoder().encode(text.ok ? canonicalJson(text.value.data) : '');
    const kept = await keepBlob(workspace, { bytes, mime: 'application/json', partnerId: agreement.partnerId });
    if (!kept.ok) return kept;
    return ok({ value: locked.value, edits: correction('agreement', agreement, locked.value) });
  });
}

/** Opens a fixed text again, as long as nobody has signed it. */
export function unlockAgreement(workspace: Workspace, agreementId: string) {
  return write(workspace, async () => {
    const file = await gatherAgreementFile(workspace.database, agreementId);
    if (!file) return refuse<NotHere>({ kind: 'not-here' });
    const { agreement } = file;
    // Signatures of a signing that ended without a document are void, and hold nothing.
    const given = file.signatures.length;
    const unlocked: Result<Agreement, AgreementRefusal> = agreementUnlocked(agreement, given);
    if (!unlocked.ok) return unlocked;
    return ok({ value: unlocked.value, edits: correction('agreement', agreement, unlocked.value) });
  });
}

/** What the functions that review a text have against its being locked. */
function reviewErrors(file: AgreementFile, dataSha256: string, data: Json): readonly ReviewFinding[] {
  const { agreement, partnerFile } = file;
  const deviates = (slaOfAnyFormat(data)?.deviations.length ?? 0) > 0;
  const reviewed = { agreementId: agreement.id, kind: agreement.kind, dataSha256, deviates };
  return reviewFindings(reviewed, partnerFile.agreementApprovals).filter(({ severity }) => severity === 'error');
}

/** Begins the version that will take the place of one that is signed or being signed; the reason stays in its history. */
export function draftNextVersion(workspace: Workspace, agreementId: string, reason = '') {
  return write(workspace, async () => {
    const agreement = await record(workspace.database, 'agreement', agreementId);
    if (!agreement) return refuse<NotHere>({ kind: 'not-here' });
    const others = await recordsOf(workspace.database, 'agreement', agreement.partnerId);
    const successor = others.find(({ supersedesId }) => supersedesId === agreementId);
    if (successor) return refuse<AlreadyDrafted>({ kind: 'already-drafted', agreementId: successor.id });
    const { newId, now } = contextOf(workspace);
    const next = nextVersion(agreement, { id: newId() as Agreement['id'], now, reason });
    if (!next.ok) return next;
    const edit = creation('agreement', next.value);
    return ok({ value: next.value, edits: [reason.trim() === '' ? edit : { ...edit, why: reason.trim() }] });
  });
}

function sameTerm(before: Agreement, after: Agreement, termId: string): boolean {
  return canonicalJson(before.terms[termId] ?? null) === canonicalJson(after.terms[termId] ?? null);
}
