import { ok, type Result, refuse } from '#shared/base/result';
import type { Agreement } from '#shared/domain/agreements/agreement';
import type { DocumentLanguage } from '#shared/domain/agreements/document-language';
import type { SigningFrame } from '#shared/domain/documents/document-frame';
import { type Party, type Person, type PersonId, parties } from '#shared/domain/partners/person';
import { checkSigner, type SignerRefusal, signingRole } from './signing-rules';
import type { KeyHome, PlannedSigner, SigningHost, SigningSession, SigningSessionId } from './signing-session';

/** Somebody who is to sign, as the host names them. */
export interface WantedSigner {
  readonly person: Person;
  /** The side they are named for. */
  readonly party: Party;
  readonly language: DocumentLanguage;
  /** With what they sign; the host signs with the key in the host's name, whatever stands here. */
  readonly keyHome: KeyHome;
  /** Who can bind this side; null while nobody has asked. */
  readonly mayBind: readonly PersonId[] | null;
}

/** Whoever conducts the signing, as the certificate on the device says. */
export interface HostIdentity {
  readonly name: string;
  readonly organisation: string;
  readonly certificateSha256: string;
  readonly vouchedFor: boolean;
  readonly keyHome: Exclude<KeyHome, 'inPerson'>;
}

export type PlanRefusal =
  | SignerRefusal
  | { readonly kind: 'notLocked'; readonly state: Agreement['state'] }
  /** A signing of this agreement is under way, or everybody has signed. */
  | { readonly kind: 'sessionUnderWay'; readonly sessionId: string }
  | { readonly kind: 'sideMissing'; readonly parties: readonly Party[] }
  | { readonly kind: 'namedTwice'; readonly personName: string }
  | { readonly kind: 'tooMany'; readonly most: number }
  /** The key in the host's name is for the host alone. */
  | { readonly kind: 'notTheHost'; readonly personName: string };

/** Who signs, in which field, in which order. */
export interface PlannedSigning {
  readonly host: SigningHost;
  readonly signers: readonly PlannedSigner[];
}

/** More do not fit on a page of signatures, and no agreement of this kind has them. */
export const mostSigners = 12;

/**
 * Puts the signers into their order and gives everybody a field. The first signature certifies the file and is always
 * the host's: a host who signs for the vendor comes first, for any other host there is a field of their own for a seal.
 */
export function planSession(request: {
  readonly agreement: Agreement;
  /** Id of a signing of this agreement that is under way or complete. */
  readonly underWay: SigningSessionId | null;
  readonly host: HostIdentity;
  readonly wanted: readonly WantedSigner[];
}): Result<PlannedSigning, PlanRefusal> {
  const { agreement, host, wanted, underWay } = request;
  if (agreement.state !== 'locked') return refuse({ kind: 'notLocked', state: agreement.state });
  if (underWay !== null) return refuse({ kind: 'sessionUnderWay', sessionId: underWay });
  const missing = parties.filter((party) => !wanted.some((one) => one.party === party));
  if (missing.length > 0) return refuse({ kind: 'sideMissing', parties: missing });
  if (wanted.length > mostSigners) return refuse({ kind: 'tooMany', most: mostSigners });
  for (const [at, { person, party, mayBind }] of wanted.entries()) {
    if (wanted.findIndex((other) => other.person.id === person.id) < at)
      return refuse({ kind: 'namedTwice', personName: person.name });
    const { refusal } = checkSigner(person, party, mayBind);
    if (refusal !== null) return refuse(refusal);
  }
  const hosting = wanted.find(({ person, party }) => party === 'vendor' && isSameName(person.name, host.name));
  const other = wanted.find((one) => one !== hosting && one.keyHome === 'manager');
  if (other) return refuse({ kind: 'notTheHost', personName: other.person.name });
  const ordered = hosting
    ? [{ ...hosting, keyHome: host.keyHome }, ...wanted.filter((one) => one !== hosting)]
    : wanted;
  const signers = withFields(ordered);
  const { keyHome: _, ...named } = host;
  return ok({ host: { ...named, field: hosting ? (signers[0]?.field ?? 'Host') : 'Host' }, signers });
}

/** The session as the frame of its document: what the printer makes fields of. */
export function signingFrame(session: Pick<SigningSession, 'id' | 'startedAt' | 'host' | 'signers'>): SigningFrame {
  const { host, signers } = session;
  const isSealed = !signers.some(({ field }) => field === host.field);
  return {
    sessionId: session.id,
    startedAt: session.startedAt,
    signers: signers.map(({ field, party, personName, role }) => ({ field, party, personName, role })),
    host: isSealed ? { field: host.field, name: host.name, organisation: host.organisation } : null,
  };
}

/** The mark of a signing that stands under every signature of it. The end of the id, because ids begin with their time. */
export function sessionMark(sessionId: string): string {
  return sessionId.slice(-8).toUpperCase();
}

/** Names written alike: capitals, blanks and composed letters make no difference. */
export function isSameName(left: string, right: string): boolean {
  return plainName(left) === plainName(right) && plainName(left) !== '';
}

function plainName(name: string): string {
  return name.normalize('NFKC').toLowerCase().replace(/\s+/g, ' ').trim();
}

function withFields(ordered: readonly WantedSigner[]): readonly PlannedSigner[] {
  const count: Record<Party, number> = { vendor: 0, partner: 0 };
  return ordered.map(({ person, party, language, keyHome }) => {
    count[party] += 1;
    return {
      field: `${party === 'vendor' ? 'Vendor' : 'Partner'}${count[party]}`,
      party,
      personId: person.id,
      personName: person.name,
      role: signingRole(person),
      language,
      keyHome,
    };
  });
}
