import type { Ink } from '#shared/base/ink';
import { canonicalJson, type Json } from '#shared/base/json';
import { ok, type Result, refuse } from '#shared/base/result';
import type { DocumentPage } from '#shared/domain/documents/page';
import type { FileReference } from '#shared/domain/evidence/evidence';
import type { Person } from '#shared/domain/partners/person';
import { consentText } from '#shared/domain/signing/consent-text';
import { evidenceRecord, evidenceText } from '#shared/domain/signing/evidence-building';
import type { EvidenceRecord, IdentityCheck } from '#shared/domain/signing/evidence-record';
import { inkPicture } from '#shared/domain/signing/ink-picture';
import { isSameName, signingFrame } from '#shared/domain/signing/session-plan';
import type { Signature, SignatureId, SignatureLevel } from '#shared/domain/signing/signature';
import { captionLines } from '#shared/domain/signing/signature-caption';
import { type CeremonyFacts, checkSignature, type SignatureRefusal } from '#shared/domain/signing/signature-check';
import { signatureLevel } from '#shared/domain/signing/signature-level';
import type { SigningAuthority } from '#shared/domain/signing/signing-authority';
import type { PlannedSigner } from '#shared/domain/signing/signing-session';
import type { Signer } from '#shared/proof/signer';
import { authorityOf, mayBind, readAgreementText } from '../agreement-file';
import { certificateStanding } from '../certificate-standing';
import { hex } from '../device-key';
import { doneOnce } from '../done-once';
import { creation } from '../edits';
import { keepBlob } from '../keep-blob';
import type { OwnKey } from '../own-key';
import { type NotProven, type NotSigned, putSignature } from '../put-signature';
import {
  type ClockOff,
  clockRefusal,
  fileToSign,
  gatherSigningFile,
  keptBytes,
  type SigningFile,
} from '../signing-file';
import { type IdentityRefusal, issueOneTime, readIdentity, unlockIdentity } from '../signing-identity';
import type { SigningTools } from '../signing-tools';
import { readBeacon, readHeardClock, readTrust } from '../signing-trust';
import { tellingStorage } from '../storage-refusal';
import { contextOf, type Workspace } from '../workspace';
import { type StorageRefusal, write } from '../writer';
import type { NotHere } from './partner-actions';

/** Everything the next signer is shown before the pen, and that will stand in the record word for word. */
export interface PreparedSignature {
  readonly signer: PlannedSigner;
  readonly person: Person;
  readonly organisation: string;
  /** The page whose print is `originalSha256`. */
  readonly page: DocumentPage;
  readonly originalSha256: string;
  readonly authority: SigningAuthority;
  readonly level: SignatureLevel;
  readonly conditions: EvidenceRecord['level']['conditions'];
  readonly consentText: string;
  /** What will be drawn under the ink. */
  readonly captionLines: readonly string[];
  /** Whether the movements of the pen are encrypted to headquarters; else they are not kept. */
  readonly keepsMovements: boolean;
}

export interface PreparationWish {
  readonly identityCheck: IdentityCheck;
  /** The moment that is going to stand under the signature. */
  readonly at: string;
  /** The signer's own key, where they were named with one. */
  readonly key?: OwnKey | undefined;
}

export type PreparationRefusal =
  | NotHere
  | { readonly kind: 'sessionNotOpen'; readonly state: 'complete' | 'declined' | 'ended' }
  /** Two people have set something of the agreement apart, and nobody has decided. */
  | { readonly kind: 'contested' }
  | { readonly kind: 'noText' };

/** What the next signer is to see and agree to. Asked again whenever the check of the identity, the key or the minute changes. */
export async function prepareSignature(
  workspace: Workspace,
  sessionId: string,
  wish: PreparationWish,
): Promise<Result<PreparedSignature, PreparationRefusal>> {
  const file = await gatherSigningFile(workspace, sessionId);
  return file ? prepare(workspace, file, wish) : refuse({ kind: 'not-here' });
}

async function prepare(
  workspace: Workspace,
  file: SigningFile,
  { identityCheck, at, key }: PreparationWish,
): Promise<Result<PreparedSignature, PreparationRefusal>> {
  const { agreement, partnerFile, session, state } = file;
  if (state.kind !== 'open') return refuse({ kind: 'sessionNotOpen', state: state.kind });
  if (file.isContested) return refuse({ kind: 'contested' });
  const signer = state.next;
  const text = await readAgreementText(workspace, file);
  const person = partnerFile.people.find(({ id }) => id === signer.personId);
  if (!text.ok) return refuse({ kind: 'noText' });
  if (!person) return refuse({ kind: 'not-here' });
  const page = text.value.pages({ agreement, signatories: [], signing: signingFrame(session) });
  const organisation = page.parties.find(({ party }) => party === signer.party)?.name ?? '';
  const authority = authorityOf(partnerFile, person, { index: workspace.playbooks.current(), now: session.startedAt });
  const { keyHome, personName, role } = signer;
  const { level, conditions } = signatureLevel({ ...(await keyFacts(workspace, signer, key)), keyHome, identityCheck });
  const keepsMovements = ((await readTrust(workspace))?.escrow ?? null) !== null;
  const language = page.language === 'de' ? 'de' : 'en';
  return ok({
    signer,
    person,
    organisation,
    page,
    originalSha256: session.original.sha256,
    authority,
    level,
    conditions,
    consentText: consentText({ agreement, page, signer, authority, level, keepsMovements }),
    captionLines: captionLines({ language, personName, role, organisation, at, level, sessionId: session.id }),
    keepsMovements,
  });
}

/** What is known of the key before it is opened or made. */
async function keyFacts(workspace: Workspace, { keyHome, personName }: PlannedSigner, key: OwnKey | undefined) {
  if (key)
    return {
      vouchedFor: key.vouchedFor,
      namesSigner: isSameName(key.certified.name, personName),
      guardedByPin: true,
    };
  const identity = await readIdentity(workspace);
  const none = { vouchedFor: false, namesSigner: keyHome === 'inPerson', guardedByPin: false };
  if (identity.kind === 'none') return none;
  const { vouchedFor, guardedByPin, name, origin } = identity;
  // The registrar stands beside the manager's key; a file taken in says nothing of it.
  if (keyHome === 'inPerson') return { ...none, vouchedFor: origin === 'headquarters' && vouchedFor };
  return { vouchedFor, namesSigner: isSameName(name, personName), guardedByPin };
}

/** What was given by whoever signs. */
export interface GivenSignature {
  readonly field: string;
  readonly ceremony: CeremonyFacts;
  /** As the pen moved; only its picture is kept in the open. */
  readonly ink: Ink;
  readonly key?: OwnKey | undefined;
  readonly pin?: string | null;
  readonly acceptClock?: boolean;
}

export type SignInRefusal =
  | SignatureRefusal
  | PreparationRefusal
  | IdentityRefusal
  | ClockOff
  /** They were named with a key of their own, and it is not here. */
  | { readonly kind: 'keyMissing' }
  /** The file with the signatures before is not on this device, or was changed. */
  | { readonly kind: 'fileLost' }
  | NotSigned
  | NotProven
  | StorageRefusal;

/**
 * Takes the signature of whoever is next. Until the one write at the end nothing names what was made on the way, and
 * the file before stands as it was. Pressed twice, it is signed once.
 */
export function signInSession(
  workspace: Workspace,
  sessionId: string,
  given: GivenSignature,
  tools: SigningTools,
): Promise<Result<Signature, SignInRefusal>> {
  return doneOnce(workspace, `sign/${sessionId}/${given.field}`, () =>
    tellingStorage(() => signNow(workspace, sessionId, given, tools)),
  );
}

async function signNow(
  workspace: Workspace,
  sessionId: string,
  given: GivenSignature,
  tools: SigningTools,
): Promise<Result<Signature, SignInRefusal>> {
  const file = await gatherSigningFile(workspace, sessionId);
  if (!file) return refuse({ kind: 'not-here' });
  const { session, state } = file;
  const passed = [session.startedAt, ...state.signed.map(({ signedAt }) => signedAt)];
  const off = await clockRefusal(workspace, { passed, acceptClock: given.acceptClock ?? false });
  if (off) return refuse(off);
  const prepared = await check(workspace, file, given);
  if (!prepared.ok) return prepared;
  const key = await keyFor(workspace, file, prepared.value, given);
  if (!key.ok) return key;
  const reference = fileToSign(session, state);
  const before = await keptBytes(workspace, reference);
  if (before === null) return refuse({ kind: 'fileLost' });
  const evidence = await gatherEvidence(workspace, file, { prepared: prepared.value, key: key.value, given });
  if (!evidence.ok) return evidence;
  const { signer, captionLines: lines } = prepared.value;
  const { record, kept, escrow, picture, beacon } = evidence.value;
  // What the key turned out to be must be what was agreed to.
  if (record.level.level !== prepared.value.level) return refuse({ kind: 'differentConsent' });
  const request = {
    field: signer.field,
    signer: key.value.signer,
    certifies: signer.field === session.host.field,
    ink: picture,
    lines,
    name: signer.personName,
    reason: null,
    place: null,
    claimedAt: given.ceremony.at,
    evidenceSha256: kept.sha256,
    beacon: beacon?.token ?? null,
  };
  const { partnerId } = session;
  const signed = await putSignature(workspace, { partnerId, bytes: before, name: reference.name, request }, tools);
  if (!signed.ok) return signed;
  const signature: Signature = {
    id: contextOf(workspace).newId() as SignatureId,
    partnerId,
    agreementId: session.agreementId,
    dataSha256: session.dataSha256,
    party: signer.party,
    personName: signer.personName,
    role: signer.role,
    consentText: given.ceremony.consent.text,
    ink: picture,
    signedAt: given.ceremony.at,
    proof: {
      sessionId: session.id,
      field: signer.field,
      file: signed.value,
      keyHome: signer.keyHome,
      level: record.level.level,
      certificateSha256: record.key.certificateSha256,
      vouchedFor: record.key.vouchedFor,
      evidence: kept,
      escrow,
      notBefore: beacon?.at ?? null,
    },
  };
  return write(workspace, async () => {
    // Looked at again under the lock: another window may have signed, declined or ended meanwhile.
    const now = await gatherSigningFile(workspace, sessionId);
    const again = now && (await check(workspace, now, given));
    if (!again) return refuse<NotHere>({ kind: 'not-here' });
    if (!again.ok) return again;
    return ok({ value: signature, edits: [creation('signature', signature)] });
  });
}

async function check(
  workspace: Workspace,
  file: SigningFile,
  { field, ceremony, ink, key }: GivenSignature,
): Promise<Result<PreparedSignature, SignatureRefusal | PreparationRefusal>> {
  const { agreement, session, state, partnerFile } = file;
  // Said before anything else, because a second press is no error.
  if (state.signed.some(({ proof }) => proof.field === field)) return refuse({ kind: 'alreadySigned', field });
  const { at, identity } = ceremony;
  const prepared = await prepare(workspace, file, { identityCheck: identity.check, at, key });
  if (!prepared.ok) return prepared;
  const { person } = prepared.value;
  const { now } = contextOf(workspace);
  const checked = checkSignature({
    agreement,
    session,
    state,
    field,
    person,
    mayBind: mayBind(partnerFile, person, { index: workspace.playbooks.current(), now }),
    facts: ceremony,
    consentText: prepared.value.consentText,
    ink,
    now,
  });
  return checked.ok ? prepared : checked;
}

interface KeyInHand {
  readonly signer: Signer;
  readonly certificateSha256: string;
  readonly vouchedFor: boolean;
  readonly namesSigner: boolean;
  readonly guardedByPin: boolean;
}

/** The key of this signature: the host's, one of the signer's own, or one made now and dropped afterwards. */
async function keyFor(
  workspace: Workspace,
  { session }: SigningFile,
  { signer, organisation }: PreparedSignature,
  { ceremony, key, pin }: GivenSignature,
): Promise<Result<KeyInHand, IdentityRefusal | { readonly kind: 'keyMissing' }>> {
  const { keyHome, personName, field } = signer;
  const isHost = field === session.host.field;
  let made = key?.signer ?? null;
  let guardedByPin = key !== undefined;
  if (made === null) {
    if (!isHost && keyHome !== 'inPerson') return refuse({ kind: 'keyMissing' });
    const identity = await unlockIdentity(workspace, { pin: pin ?? null, host: session.host });
    if (!identity.ok) return identity;
    if (isHost && identity.value.host.keyHome !== keyHome) return refuse({ kind: 'keyMissing' });
    made = isHost
      ? identity.value.manager
      : await issueOneTime(identity.value, { personName, organisation, at: ceremony.at });
    guardedByPin = isHost && identity.value.guardedByPin;
  }
  const standing = await certificateStanding(workspace, made, contextOf(workspace).now);
  if (!standing.ok) return standing;
  const { facts, vouchedFor } = standing.value;
  return ok({
    signer: made,
    certificateSha256: facts.sha256,
    vouchedFor,
    // The one-time certificate was made out to them a moment ago, with their organisation beside the name.
    namesSigner: keyHome === 'inPerson' || isSameName(facts.name, personName),
    guardedByPin,
  });
}

/** The record of how the signature came about, kept; and the raw movements, encrypted where headquarters keeps them. */
async function gatherEvidence(
  workspace: Workspace,
  { session, agreement }: SigningFile,
  {
    prepared,
    key,
    given,
  }: { readonly prepared: PreparedSignature; readonly key: KeyInHand; readonly given: GivenSignature },
) {
  const { partnerId } = session;
  const raw = new TextEncoder().encode(canonicalJson(given.ink.strokes as unknown as Json));
  const picture = inkPicture(given.ink);
  const escrow = await putInEscrow(workspace, raw, { partnerId, name: `movements-${given.field}.cms` });
  if (!escrow.ok) return escrow;
  const [beacon, heard] = [await readBeacon(workspace), await readHeardClock(workspace)];
  const { deviceId, tag } = workspace.key;
  const { certificateSha256, vouchedFor, guardedByPin, namesSigner } = key;
  const built = evidenceRecord({
    session,
    agreement,
    signer: prepared.signer,
    organisation: prepared.organisation,
    ceremony: given.ceremony,
    authority: prepared.authority,
    ink: {
      strokesSha256: await sha256(raw),
      pictureSha256: await sha256(new TextEncoder().encode(canonicalJson(picture as unknown as Json))),
      escrow: escrow.value.told,
    },
    key: { home: prepared.signer.keyHome, certificateSha256, vouchedFor, guardedByPin },
    namesSigner,
    device: { id: deviceId, tag, program: workspace.host.version, host: workspace.host.kind },
    clock: {
      device: contextOf(workspace).now,
      headquarters: heard && { at: heard.at, skew: heard.skew },
      beacon: beacon?.at ?? null,
    },
  });
  const bytes = new TextEncoder().encode(evidenceText(built));
  const mime = 'application/json';
  const kept = await keepBlob(workspace, { bytes, mime, partnerId });
  if (!kept.ok) return kept;
  const file: FileReference = {
    sha256: kept.value.sha256,
    bytes: bytes.byteLength,
    mime,
    name: `evidence-${given.field}.json`,
  };
  return ok({ record: built, kept: file, escrow: escrow.value.file, picture, beacon });
}

interface InEscrow {
  readonly file: FileReference | null;
  readonly told: EvidenceRecord['ink']['escrow'];
}

async function putInEscrow(
  workspace: Workspace,
  raw: Uint8Array<ArrayBuffer>,
  { partnerId, name }: { readonly partnerId: string; readonly name: string },
): Promise<Result<InEscrow, StorageRefusal>> {
  const to = (await readTrust(workspace))?.escrow ?? null;
  if (to === null) return ok({ file: null, told: { kind: 'notKept', because: 'noEscrowKey' } });
  const { encryptTo } = await import('#shared/proof/certificates/escrow');
  const bytes = await encryptTo(to, raw);
  const mime = 'application/cms';
  const kept = await keepBlob(workspace, { bytes, mime, partnerId });
  if (!kept.ok) return kept;
  const told = { kind: 'encrypted', sha256: kept.value.sha256, toCertificateSha256: await sha256(to) } as const;
  return ok({ file: { sha256: kept.value.sha256, bytes: bytes.byteLength, mime, name }, told });
}

async function sha256(bytes: Uint8Array<ArrayBuffer>): Promise<string> {
  return hex(await crypto.subtle.digest('SHA-256', bytes));
}
