import type { Ink } from '#shared/base/ink';
import { ok, refuse } from '#shared/base/result';
import { addPerson as personToAdd } from '#shared/domain/partners/partner-commands';
import type { Party, Person, PersonId } from '#shared/domain/partners/person';
import type { SignatureId, SignedDocumentId } from '#shared/domain/signing/signature';
import { freeze as frozen, signAgreement as signed } from '#shared/domain/signing/signing-commands';
import { gatherAgreementFile, mayBind } from '../agreement-file';
import { correction, creation } from '../edits';
import { keepBlob } from '../keep-blob';
import { record } from '../reading';
import { contextOf, type Workspace } from '../workspace';
import { write } from '../writer';
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

export interface GivenSignature {
  readonly personId: PersonId;
  readonly party: Party;
  /** SHA-256 of the data of the pages the signer was shown. */
  readonly shownSha256: string;
  /** As it was shown, word for word. */
  readonly consentText: string;
  readonly ink: Ink;
}

/** Keeps a drawn signature. It can neither be changed nor taken back. */
export function signAgreement(workspace: Workspace, agreementId: string, given: GivenSignature) {
  return write(workspace, async () => {
    const { newId, now } = contextOf(workspace);
    const file = await gatherAgreementFile(workspace.database, agreementId);
    const person = await record(workspace.database, 'person', given.personId);
    if (!file || !person) return refuse<NotHere>({ kind: 'not-here' });
    const { agreement, signatures, partnerFile } = file;
    const taken = signed({
      ...given,
      id: newId() as SignatureId,
      agreement,
      signatures,
      person,
      mayBind: mayBind(partnerFile, person, { index: workspace.playbooks.current(), now }),
      now,
    });
    if (!taken.ok) return taken;
    return ok({ value: taken.value, edits: [creation('signature', taken.value)] });
  });
}

/**
 * Freezes the finished file: the bytes are kept first, then the record of them and the state of the agreement in one
 * write. Done twice, the first file stays and is answered; a crash in between leaves bytes that nothing names.
 */
export async function freezeAgreement(
  workspace: Workspace,
  agreementId: string,
  pdf: { readonly bytes: Uint8Array<ArrayBuffer>; readonly name: string },
) {
  const before = await gatherAgreementFile(workspace.database, agreementId);
  if (!before) return refuse<NotHere>({ kind: 'not-here' });
  if (before.document) return ok(before.document);
  const mime = 'application/pdf';
  const kept = await keepBlob(workspace, { bytes: pdf.bytes, mime, partnerId: before.agreement.partnerId });
  if (!kept.ok) return kept;
  const reference = { sha256: kept.value.sha256, bytes: pdf.bytes.byteLength, mime, name: pdf.name };
  return write(workspace, async () => {
    const file = await gatherAgreementFile(workspace.database, agreementId);
    if (!file) return refuse<NotHere>({ kind: 'not-here' });
    if (file.document) return ok({ value: file.document, edits: [] });
    const { newId, now } = contextOf(workspace);
    const { agreement, signatures } = file;
    const done = frozen({ id: newId() as SignedDocumentId, agreement, signatures, file: reference, now });
    if (!done.ok) return done;
    const { document } = done.value;
    const edits = [creation('signedDocument', document), ...correction('agreement', agreement, done.value.agreement)];
    return ok({ value: document, edits });
  });
}
