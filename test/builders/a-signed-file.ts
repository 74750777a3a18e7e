import type { DocumentPage } from '#shared/domain/documents/page';
import { addArchivalData } from '#shared/proof/pades/archive';
import { type FieldSigning, signField } from '#shared/proof/pades/sign-field';
import { aDocumentWithFields } from './a-document-with-fields';
import { aPageWithFields } from './a-page-with-fields';
import { aSigningAuthority, type SigningAuthority } from './a-signing-authority';

type Bytes = Uint8Array<ArrayBuffer>;

/** One agreement at every stage of its signing, each a longer version of the one before. */
export interface SignedFile {
  readonly authority: SigningAuthority;
  readonly unsigned: Bytes;
  readonly certified: Bytes;
  readonly signed: Bytes;
  readonly archived: Bytes;
}

export const managerSignedAt = '2026-11-21T09:05:30Z';
export const partnerSignedAt = '2026-11-21T09:07:00Z';
export const archivedAt = '2026-11-21T18:30:00Z';

export async function signedWith(bytes: Uint8Array, request: FieldSigning): Promise<Bytes> {
  const made = await signField(bytes, request);
  if (!made.ok) throw new Error(`not signed: ${JSON.stringify(made.error)}`);
  return made.value;
}

/** How the manager signs, and certifies. */
export async function managerSigning(
  authority: SigningAuthority,
  changes: Partial<FieldSigning> = {},
): Promise<FieldSigning> {
  return {
    field: 'Vendor1',
    signer: changes.signer ?? (await authority.manager('Änne Großmann')),
    certifies: true,
    appearance: { content: 'q 0 0 1 RG 5 5 m 90 40 l S Q', width: 198.64, height: 82 },
    name: 'Änne Großmann',
    reason: null,
    place: null,
    claimedAt: managerSignedAt,
    evidenceSha256: 'ab'.repeat(32),
    beacon: null,
    ...changes,
  };
}

/** How the partner signs after the manager, in the room. */
export async function partnerSigning(
  authority: SigningAuthority,
  changes: Partial<FieldSigning> = {},
): Promise<FieldSigning> {
  const signer =
    changes.signer ??
    (await authority.inPerson('Дмитрий Ковалёв', 'Nordlicht Systemhaus GmbH', '2026-11-21T09:06:00Z'));
  return managerSigning(authority, {
    field: 'Partner1',
    certifies: false,
    name: 'Дмитрий Ковалёв',
    claimedAt: partnerSignedAt,
    ...changes,
    signer,
  });
}

/** A short agreement with its data and the frame of its signing, as the printer gets it. */
export function anAgreementPage(changes: Partial<DocumentPage> = {}): DocumentPage {
  return aPageWithFields({
    embedded: { name: 'sla.json', description: 'The agreement as data', data: { kind: 'sla', credit: '5' } },
    frame: {
      signing: {
        sessionId: '019a9d5c-0000-7000-8000-000000000001',
        startedAt: '2026-11-21T08:00:00Z',
        signers: [{ field: 'Vendor1' }, { field: 'Partner1' }],
        host: null,
      },
    },
    ...changes,
  });
}

/** Prints, certifies, counter-signs and archives one agreement. */
export async function aSignedFile(document?: Bytes): Promise<SignedFile> {
  const authority = await aSigningAuthority();
  const unsigned = document ?? (await aDocumentWithFields(anAgreementPage()));
  const beacon = await authority.askForTime('2026-11-20T17:00:00Z')(new Uint8Array(32).fill(7));
  const certified = await signedWith(unsigned, await managerSigning(authority, { beacon }));
  const signed = await signedWith(certified, await partnerSigning(authority, { beacon }));
  const archived = await archivedFile(signed, authority);
  return { authority, unsigned, certified, signed, archived };
}

export async function archivedFile(bytes: Uint8Array, authority: SigningAuthority, now = archivedAt): Promise<Bytes> {
  const revocationLists = await authority.revocationLists(now);
  const { root, issuing, registrar } = authority;
  const certificates = [registrar.certificate, issuing, root];
  const made = await addArchivalData(bytes, {
    askForTime: authority.askForTime(now),
    certificates,
    revocationLists,
    now,
  });
  if (!made.ok) throw new Error(`not archived: ${JSON.stringify(made.error)}`);
  return made.value.bytes;
}
