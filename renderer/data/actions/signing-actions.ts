import { ok, type Result, refuse } from '#shared/base/result';
import type { DocumentLanguage } from '#shared/domain/agreements/document-language';
import { documentFileName } from '#shared/domain/documents/file-name';
import type { DocumentPage } from '#shared/domain/documents/page';
import type { FileReference } from '#shared/domain/evidence/evidence';
import { addPerson as personToAdd } from '#shared/domain/partners/partner-commands';
import type { Party, Person, PersonId } from '#shared/domain/partners/person';
import { type FreezeRefusal, freezeSession } from '#shared/domain/signing/freeze-session';
import {
  type HostIdentity,
  type PlannedSigning,
  type PlanRefusal,
  planSession,
  signingFrame,
} from '#shared/domain/signing/session-plan';
import type { SignedDocument, SignedDocumentId } from '#shared/domain/signing/signature';
import { sealLines } from '#shared/domain/signing/signature-caption';
import type { KeyHome, SigningSession, SigningSessionId } from '#shared/domain/signing/signing-session';
import type { Signer } from '#shared/proof/signer';
import { type AgreementFile, gatherAgreementFile, mayBind, readAgreementText } from '../agreement-file';
import type { Conductor } from '../device-authority';
import { doneOnce } from '../done-once';
import { correction, creation } from '../edits';
import { keepBlob } from '../keep-blob';
import type { OwnKey } from '../own-key';
import { type NotProven, type NotSigned, putSignature } from '../put-signature';
import { type ClockOff, clockRefusal, gatherSigningFile } from '../signing-file';
import { type IdentityRefusal, renewRegistrarList, unlockIdentity, unlockKept } from '../signing-identity';
import type { SigningTools } from '../signing-tools';
import { readBeacon } from '../signing-trust';
import { tellingStorage } from '../storage-refusal';
import { contextOf, type Workspace } from '../workspace';
import { type StorageRefusal, write } from '../writer';
import type { NotHere } from './partner-actions';

/** Adds somebody who is to sign and is not on the list yet, so that the record names a person and not a text. */
export function addSigner(
  workspace: Workspace,
  partnerId: Person['partnerId'],
  signer: { readonly party: Party; readonly name: string; readonly title: string },
) {
  return write(workspace, async () => {
    const added = personToAdd({ ...signer, partnerId, role: 'contact' }, contextOf(workspace));
    if (!added.ok) return added;
    return ok({ value: added.value.person, edits: [creation('person', added.value.person)] });
  });
}

/** Who is to sign, and who conducts it. */
export interface SessionWish {
  /** In the order in which they are to sign; a host among the vendor's signers comes first all the same. */
  readonly signers: readonly {
    readonly personId: PersonId;
    readonly party: Party;
    readonly language: DocumentLanguage;
    readonly keyHome: KeyHome;
  }[];
  /** In whose name a device signs that headquarters does not know; elsewhere the certificate says. */
  readonly host: Conductor;
  readonly pin: string | null;
  /** The host's own certificate file, card or stick, in place of this device's key. */
  readonly hostKey?: OwnKey;
  /** The person knows that the clock was off when headquarters was last heard, and says that it is right. */
  readonly acceptClock?: boolean;
}

export type StartRefusal =
  | PlanRefusal
  | IdentityRefusal
  | ClockOff
  | NotHere
  /** The text that was fixed is not on this device. */
  | { readonly kind: 'noText' }
  | { readonly kind: 'contested' }
  | { readonly kind: 'notPrinted'; readonly detail: unknown }
  | NotSigned
  | NotProven
  | StorageRefusal;

/**
 * Begins a signing: prints the one file that all will sign, seals it with the host's key where the host is not among
 * the signers, and records who signs in which order. Asked twice at once, it is begun once.
 */
export function startSession(
  workspace: Workspace,
  agreementId: string,
  wish: SessionWish,
  tools: SigningTools,
): Promise<Result<SigningSession, StartRefusal>> {
  return doneOnce(workspace, `start/${agreementId}`, () =>
    tellingStorage(() => begin(workspace, agreementId, wish, tools)),
  );
}

async function begin(
  workspace: Workspace,
  agreementId: string,
  wish: SessionWish,
  tools: SigningTools,
): Promise<Result<SigningSession, StartRefusal>> {
  const off = await clockRefusal(workspace, { passed: [], acceptClock: wish.acceptClock ?? false });
  if (off) return refuse(off);
  const file = await gatherAgreementFile(workspace.database, agreementId);
  if (!file) return refuse({ kind: 'not-here' });
  if (file.isContested) return refuse({ kind: 'contested' });
  const host = await hostOf(workspace, wish);
  if (!host.ok) return host;
  const planned = plan(workspace, file, wish, host.value.identity);
  if (!planned.ok) return planned;
  const { newId, now } = contextOf(workspace);
  const begun = { id: newId() as SigningSessionId, startedAt: now, ...planned.value };
  const original = await printOriginal(workspace, file, begun, tools);
  if (!original.ok) return original;
  const sealed = await seal(workspace, { begun, original: original.value, signer: host.value.signer }, tools);
  if (!sealed.ok) return sealed;
  const { agreement } = file;
  const session: SigningSession = {
    ...begun,
    signers: [...begun.signers],
    partnerId: agreement.partnerId,
    agreementId: agreement.id,
    dataSha256: agreement.dataSha256 ?? '',
    original: original.value.file,
    sealed: sealed.value,
  };
  return write(workspace, async () => {
    // Looked at again under the lock: the text may have been opened, or another window may have begun.
    const after = await gatherAgreementFile(workspace.database, agreementId);
    if (!after) return refuse<NotHere>({ kind: 'not-here' });
    const again = plan(workspace, after, wish, host.value.identity);
    if (!again.ok) return again;
    if (after.agreement.dataSha256 !== session.dataSha256) return refuse<StartRefusal>({ kind: 'noText' });
    return ok({ value: session, edits: [creation('signingSession', session)] });
  });
}

/** The key the host signs with, and what it says of them. */
export async function hostOf(
  workspace: Workspace,
  { host, pin, hostKey }: Pick<SessionWish, 'host' | 'pin' | 'hostKey'>,
): Promise<Result<{ readonly signer: Signer; readonly identity: HostIdentity }, IdentityRefusal>> {
  const unlocked = await unlockIdentity(workspace, { pin, host });
  if (!unlocked.ok) return unlocked;
  if (!hostKey) return ok({ signer: unlocked.value.manager, identity: unlocked.value.host });
  const { certified, vouchedFor, home, signer } = hostKey;
  const { name, organisation, sha256 } = certified;
  return ok({ signer, identity: { name, organisation, certificateSha256: sha256, vouchedFor, keyHome: home } });
}

function plan(
  workspace: Workspace,
  { agreement, partnerFile, signing }: AgreementFile,
  { signers }: SessionWish,
  host: HostIdentity,
): Result<PlannedSigning, PlanRefusal | NotHere> {
  const { now } = contextOf(workspace);
  const wanted = signers.flatMap(({ personId, ...rest }) => {
    const person = partnerFile.people.find(({ id }) => id === personId);
    if (!person) return [];
    return [{ ...rest, person, mayBind: mayBind(partnerFile, person, { index: workspace.playbooks.current(), now }) }];
  });
  if (wanted.length < signers.length) return refuse({ kind: 'not-here' });
  return planSession({ agreement, underWay: signing?.session.id ?? null, host, wanted });
}

interface Original {
  readonly partnerId: string;
  readonly page: DocumentPage;
  readonly bytes: Uint8Array<ArrayBuffer>;
  readonly file: FileReference;
}

type Begun = Pick<SigningSession, 'id' | 'startedAt' | 'host'> & Pick<PlannedSigning, 'signers'>;

/** Prints the unsigned file with a field for everybody, and keeps it: its pages are what all are shown. */
async function printOriginal(
  workspace: Workspace,
  file: AgreementFile,
  begun: Begun,
  tools: SigningTools,
): Promise<Result<Original, StartRefusal>> {
  const { agreement } = file;
  const text = await readAgreementText(workspace, file);
  if (!text.ok) return refuse({ kind: 'noText' });
  const frame = signingFrame({ ...begun, signers: [...begun.signers] });
  const page = text.value.pages({ agreement, signatories: [], signing: frame });
  const printed = await tools.print(page, { createdAt: begun.startedAt, author: authorOf(page) });
  if (!printed.ok) return refuse({ kind: 'notPrinted', detail: printed.error });
  const { bytes } = printed.value;
  const mime = 'application/pdf';
  const kept = await keepBlob(workspace, { bytes, mime, partnerId: agreement.partnerId });
  if (!kept.ok) return kept;
  const reference = { sha256: kept.value.sha256, bytes: bytes.byteLength, mime, name: documentFileName(page) };
  return ok({ partnerId: agreement.partnerId, page, bytes, file: reference });
}

/** The seal of a host who is not among the signers; null where the first signer is the host. */
async function seal(
  workspace: Workspace,
  { begun, original, signer }: { readonly begun: Begun; readonly original: Original; readonly signer: Signer },
  tools: SigningTools,
): Promise<Result<FileReference | null, NotSigned | NotProven | StorageRefusal>> {
  const { host, signers, id, startedAt } = begun;
  if (signers.some(({ field }) => field === host.field)) return ok(null);
  const language = original.page.language === 'de' ? 'de' : 'en';
  const request = {
    field: host.field,
    signer,
    certifies: true,
    ink: null,
    lines: sealLines({ ...host, language, at: startedAt, sessionId: id }),
    name: host.name,
    reason: null,
    place: null,
    claimedAt: startedAt,
    evidenceSha256: null,
    beacon: (await readBeacon(workspace))?.token ?? null,
  };
  const { bytes, file, partnerId } = original;
  return putSignature(workspace, { partnerId, bytes, name: file.name, request }, tools);
}

/** Whoever the file says wrote it: the vendor. */
export function authorOf(page: DocumentPage): string {
  return page.parties.find(({ party }) => party === 'vendor')?.name ?? '';
}

/**
 * Ends a signing that everybody has signed: the file with the last signature becomes the document, and the agreement
 * is signed, in one write. Done twice, the first stays and is answered. A crash before leaves it due.
 */
export function finishSession(
  workspace: Workspace,
  sessionId: string,
): Promise<Result<SignedDocument, NotHere | FreezeRefusal | StorageRefusal>> {
  return doneOnce(workspace, `finish/${sessionId}`, () => tellingStorage(() => finish(workspace, sessionId)));
}

async function finish(
  workspace: Workspace,
  sessionId: string,
): Promise<Result<SignedDocument, NotHere | FreezeRefusal | StorageRefusal>> {
  await sayNothingWithdrawn(workspace);
  return write(workspace, async () => {
    const file = await gatherSigningFile(workspace, sessionId);
    if (!file) return refuse<NotHere>({ kind: 'not-here' });
    const { agreement, session, state, document } = file;
    if (document) return ok({ value: document, edits: [] });
    const { newId, now } = contextOf(workspace);
    const done = freezeSession({ id: newId() as SignedDocumentId, agreement, session, state, now });
    if (!done.ok) return done;
    const edits = [
      creation('signedDocument', done.value.document),
      ...correction('agreement', agreement, done.value.agreement),
    ];
    return ok({ value: done.value.document, edits });
  });
}

/** Where the PIN is not at hand any more, the list of the last signing has to do. */
async function sayNothingWithdrawn(workspace: Workspace): Promise<void> {
  const identity = await unlockKept(workspace, null);
  if (identity?.ok) await renewRegistrarList(workspace, identity.value);
}
