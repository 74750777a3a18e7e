import type { AgreementKind } from '#shared/domain/agreements/agreement';
import { fixedText } from '#shared/domain/documents/agreement-document';
import type { SigningFrame } from '#shared/domain/documents/document-frame';
import type { DocumentPage } from '#shared/domain/documents/page';
import type { Signer, SigningAlgorithm } from '#shared/proof/signer';
import { nodePress } from '../../renderer/documents/print-in-node';
import { signDrawn } from '../../renderer/documents/sign-drawn';
import { archivedFile } from './a-signed-file';
import { aSigningAuthority, type SigningAuthority } from './a-signing-authority';
import { aSigningFrame, type SomeLanguages, signableData, signablePage, signingStart } from './a-signing-frame';
import { printedBytes } from './printed';
import { someInk } from './some-ink';

type Bytes = Uint8Array<ArrayBuffer>;

/** What is signed, and by how many. */
export interface SignedWish {
  readonly kind?: AgreementKind;
  readonly languages?: SomeLanguages;
  readonly vendors?: number;
  readonly partners?: number;
  /** The host seals the file without signing it for the vendor. */
  readonly host?: boolean;
  readonly algorithm?: SigningAlgorithm;
  readonly authority?: SigningAuthority;
}

/** A real agreement at every stage of its signing, each a longer version of the one before. */
export interface SignedStages {
  readonly authority: SigningAuthority;
  readonly frame: SigningFrame;
  readonly page: DocumentPage;
  readonly unsigned: Bytes;
  readonly certified: Bytes;
  readonly signed: Bytes;
  readonly archived: Bytes;
  readonly renewed: Bytes;
}

export type Stage = 'certified' | 'signed' | 'archived' | 'renewed';

export const vendorOrganisation = 'Bogenwerk Software AG';
export const partnerOrganisation = 'Nordlicht Systemhaus GmbH';
export const printFacts = { createdAt: signingStart, author: vendorOrganisation };
export const archivedAt = '2026-11-21T18:30:00Z';
export const renewedAt = '2027-03-01T10:00:00Z';

/** Prints an agreement, has it sealed and signed by everybody in turn, and archives it twice. */
export async function signedStages(wish: SignedWish = {}): Promise<SignedStages> {
  const { kind = 'sla', languages = 'en', vendors = 1, partners = 1, host = false, algorithm = 'ecdsa-p256' } = wish;
  const authority = wish.authority ?? (await aSigningAuthority('2026-11-21T09:00:00Z', vendorOrganisation));
  const text = fixedText(signableData(kind, languages));
  if (text === null) throw new Error('The agreement of a test has no text.');
  const frame = aSigningFrame(vendors, partners, host);
  const page = signablePage(text, frame);
  const unsigned = new Uint8Array((await printedBytes(page, printFacts)).bytes);
  const [certified, signed] = await signedByAll(unsigned, frame, authority, algorithm);
  const archived = await archivedAgain(signed, authority, archivedAt);
  const renewed = await archivedAgain(archived, authority, renewedAt);
  return { authority, frame, page, unsigned, certified, signed, archived, renewed };
}

async function signedByAll(
  unsigned: Bytes,
  { signers, host }: SigningFrame,
  authority: SigningAuthority,
  algorithm: SigningAlgorithm,
): Promise<readonly [Bytes, Bytes]> {
  const beacon = await authority.askForTime('2026-11-20T17:00:00Z')(new Uint8Array(32).fill(7));
  let bytes = unsigned;
  let certified: Bytes | null = null;
  const fields = [
    ...(host ? [{ field: host.field, party: 'vendor', personName: host.name, role: '' }] : []),
    ...signers,
  ];
  for (const [turn, { field, party, personName, role }] of fields.entries()) {
    const claimedAt = momentOf(turn);
    const organisation = party === 'vendor' ? vendorOrganisation : partnerOrganisation;
    const certifies = turn === 0;
    const signer = certifies
      ? await authority.manager(personName, algorithm)
      : await authority.inPerson(personName, organisation, claimedAt);
    bytes = await drawnInto(bytes, {
      ...{ field, signer, certifies, claimedAt, name: personName, beacon },
      ink: field === host?.field ? null : someInk(turn + 1),
      lines: [personName, [role, organisation].filter((part) => part !== '').join(', '), claimedAt],
    });
    certified ??= bytes;
  }
  if (certified === null) throw new Error('Nobody signed.');
  return [certified, bytes];
}

/** The signers come one after the other, a minute each. */
const momentOf = (turn: number) => new Date(Date.parse(signingStart) + (turn + 1) * 60_000).toISOString();

export interface Drawing {
  readonly field: string;
  readonly signer: Signer;
  readonly certifies: boolean;
  readonly claimedAt: string;
  readonly name: string;
  readonly beacon?: Uint8Array | null;
  readonly ink?: Parameters<typeof signDrawn>[1]['ink'];
  readonly lines?: readonly string[];
}

/** Signs one field as the document worker does. */
export async function drawnInto(bytes: Uint8Array, drawing: Drawing): Promise<Bytes> {
  const { beacon = null, ink = someInk(1), lines = [drawing.name] } = drawing;
  const given = { ...drawing, beacon, ink, lines, reason: null, place: null, evidenceSha256: 'ab'.repeat(32) };
  const made = await signDrawn(bytes, given, nodePress);
  if (!made.ok) throw new Error(`not signed: ${JSON.stringify(made.error)}`);
  return made.value;
}

/** Adds certificates, lists and a time-stamp, as a device does after it has reached headquarters. */
export function archivedAgain(bytes: Uint8Array, authority: SigningAuthority, now: string): Promise<Bytes> {
  return archivedFile(bytes, authority, now);
}
