import type { NameConstraints } from 'pkijs';
import { extensionTypes, purposes } from './extensions';
import { namesPermitted } from './name-constraints';
import type { ParsedCertificate } from './read-certificate';

export type PathUse = 'signing' | 'timeStamping';

export type PathReasonCode =
  | 'unreadable'
  | 'expired'
  | 'notYetValid'
  | 'revoked'
  | 'unknownIssuer'
  | 'badSignature'
  | 'weakAlgorithm'
  | 'unsupportedAlgorithm'
  | 'notAnAuthority'
  | 'pathLength'
  | 'keyUsage'
  | 'extendedKeyUsage'
  | 'nameConstraint'
  | 'unsupportedConstraint'
  | 'unknownExtension'
  | 'emptySubject'
  | 'tooLong';

export interface PathReason {
  readonly code: PathReasonCode;
  /** How far above the leaf; 0: the leaf itself. */
  readonly depth: number;
  readonly subject: string;
  /** The moment of `expired`, `notYetValid` and `revoked`, the identifier of `unknownExtension`; empty else. */
  readonly detail: string;
}

/** What the certificates above demand of those below. */
export interface Limits {
  readonly use: PathUse;
  readonly at: string;
  /** How many authorities may still follow. */
  readonly authoritiesLeft: number;
  readonly constraints: readonly NameConstraints[];
}

/** Purposes that allow to sign documents. Signatures of other makers carry any of them. */
const signingPurposes: ReadonlySet<string> = new Set([
  purposes.any,
  purposes.documentSigning,
  purposes.emailProtection,
  purposes.clientAuthentication,
  purposes.microsoftDocumentSigning,
  purposes.adobeAuthenticDocuments,
]);

/** Extensions whose meaning is heeded here, or which forbid nothing. Others marked as critical end the path. */
const understood: ReadonlySet<string> = new Set([
  extensionTypes.subjectKeyIdentifier,
  extensionTypes.authorityKeyIdentifier,
  extensionTypes.keyUsage,
  extensionTypes.extendedKeyUsage,
  extensionTypes.basicConstraints,
  extensionTypes.nameConstraints,
  extensionTypes.subjectAltName,
  extensionTypes.issuerAltName,
  extensionTypes.crlDistributionPoints,
  extensionTypes.certificatePolicies,
  extensionTypes.authorityInfoAccess,
  extensionTypes.qualifiedStatements,
]);

export function startOf(use: PathUse, at: string): Limits {
  return { use, at, authoritiesLeft: Number.POSITIVE_INFINITY, constraints: [] };
}

/** Holds one certificate against the limits from above, and makes those for the next one down. */
export function passDown(
  limits: Limits,
  certificate: ParsedCertificate,
  depth: number,
): { readonly limits: Limits; readonly reasons: readonly PathReason[] } {
  const { facts, constraints } = certificate;
  const found = [
    ...validityReasons(certificate, limits.at),
    ...extensionReasons(certificate),
    ...nameReasons(certificate, limits.constraints),
    ...(depth === 0 ? leafReasons(certificate, limits.use) : authorityReasons(certificate, limits)),
  ];
  const allowed = facts.pathLength ?? Number.POSITIVE_INFINITY;
  return {
    reasons: found.map(([code, detail]) => ({ code, depth, subject: facts.subject, detail })),
    limits: {
      ...limits,
      // Certificates an authority issues to itself count as well: nobody here needs them, and a thief might.
      authoritiesLeft: Math.min(limits.authoritiesLeft - 1, allowed),
      constraints: constraints ? [...limits.constraints, constraints] : limits.constraints,
    },
  };
}

type Found = readonly [code: PathReasonCode, detail: string];

function validityReasons({ facts }: ParsedCertificate, at: string): Found[] {
  if (Date.parse(at) < Date.parse(facts.notBefore)) return [['notYetValid', facts.notBefore]];
  return Date.parse(at) > Date.parse(facts.notAfter) ? [['expired', facts.notAfter]] : [];
}

function extensionReasons({ certificate }: ParsedCertificate): Found[] {
  return (certificate.extensions ?? []).flatMap(({ critical, extnID }): Found[] => {
    return critical && !understood.has(extnID) ? [['unknownExtension', extnID]] : [];
  });
}

function nameReasons(certificate: ParsedCertificate, constraints: readonly NameConstraints[]): Found[] {
  const found: Found[] = certificate.subjectName.length === 0 ? [['emptySubject', '']] : [];
  const outcomes = constraints.map((one) => namesPermitted(one, certificate));
  if (outcomes.includes('violated')) found.push(['nameConstraint', '']);
  if (outcomes.includes('unsupported')) found.push(['unsupportedConstraint', '']);
  return found;
}

function authorityReasons({ facts }: ParsedCertificate, { authoritiesLeft, use }: Limits): Found[] {
  const found: Found[] = [];
  if (!facts.isAuthority) found.push(['notAnAuthority', '']);
  if (authoritiesLeft < 1) found.push(['pathLength', '']);
  if (facts.keyUsage.length > 0 && !facts.keyUsage.includes('keyCertSign')) found.push(['keyUsage', '']);
  const { extendedKeyUsage } = facts;
  if (extendedKeyUsage.length > 0 && !servesUse(extendedKeyUsage, use)) found.push(['extendedKeyUsage', '']);
  return found;
}

function leafReasons({ facts, certificate }: ParsedCertificate, use: PathUse): Found[] {
  const found: Found[] = [];
  const { keyUsage, extendedKeyUsage } = facts;
  const signs = keyUsage.includes('digitalSignature') || keyUsage.includes('nonRepudiation');
  if (keyUsage.length > 0 && !signs) found.push(['keyUsage', '']);
  if (use === 'signing') {
    if (extendedKeyUsage.length > 0 && !servesUse(extendedKeyUsage, use)) found.push(['extendedKeyUsage', '']);
    return found;
  }
  // A unit that stamps the time does nothing else, and says so where it cannot be overlooked (RFC 3161, section 2.3).
  const said = certificate.extensions?.find(({ extnID }) => extnID === extensionTypes.extendedKeyUsage);
  const onlyTime = extendedKeyUsage.length === 1 && extendedKeyUsage[0] === purposes.timeStamping;
  if (!onlyTime || said?.critical !== true) found.push(['extendedKeyUsage', '']);
  return found;
}

function servesUse(extendedKeyUsage: readonly string[], use: PathUse): boolean {
  return extendedKeyUsage.some((purpose) => {
    return use === 'signing'
      ? signingPurposes.has(purpose)
      : purpose === purposes.timeStamping || purpose === purposes.any;
  });
}
