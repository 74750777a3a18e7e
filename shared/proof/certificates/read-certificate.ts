import { BitString, OctetString } from 'asn1js';
import {
  AltName,
  AuthorityKeyIdentifier,
  BasicConstraints,
  type Certificate,
  CRLDistributionPoints,
  ExtKeyUsage,
  GeneralName,
  NameConstraints,
} from 'pkijs';
import { ok, type Result, refuse } from '#shared/base/result';
import { type Bytes, hex, ownBytes } from '../bytes';
import { sha256 } from '../crypto-engine';
import type { Certified, SignatureRole } from '../file-report';
import type { SigningAlgorithm } from '../signer';
import { readAsn, readBlock } from './der';
import { extensionTypes, type KeyUsage, keyUses, purposes } from './extensions';
import { publicKeyOf, publicKeySha256, signingAlgorithm } from './keys';
import { inPersonUnit, managerUnit, type NameStep, nameText, nameTypes, partsOf, readName, valuesOf } from './names';

/** What stands in a certificate. Whether it is to be believed, only a path to an anchor tells (`validatePath`). */
export interface CertificateFacts extends Certified {
  readonly der: Bytes;
  /** The whole name on one line. */
  readonly subject: string;
  /** SubjectPublicKeyInfo. */
  readonly publicKey: Bytes;
  readonly publicKeySha256: string;
  readonly algorithm: SigningAlgorithm | 'other';
  readonly isAuthority: boolean;
  /** How many authorities may stand below this one; null: any number. */
  readonly pathLength: number | null;
  /** Empty: not said. */
  readonly keyUsage: readonly KeyUsage[];
  /** Object identifiers; empty: not said. */
  readonly extendedKeyUsage: readonly string[];
  readonly revocationListAddresses: readonly string[];
  readonly subjectKeyIdentifier: string | null;
  readonly authorityKeyIdentifier: string | null;
  /** The issuer as people say it: its common name, or its organisation. */
  readonly issuedBy: string;
  readonly selfIssued: boolean;
}

/** A certificate with its parts at hand, for those who judge it. */
export interface ParsedCertificate {
  readonly facts: CertificateFacts;
  readonly certificate: Certificate;
  readonly subjectName: readonly NameStep[];
  readonly issuerName: readonly NameStep[];
  readonly alternativeNames: readonly GeneralName[];
  readonly constraints: NameConstraints | null;
}

/** Reads a certificate. */
export async function readCertificate(der: Bytes): Promise<Result<CertificateFacts, 'unreadable'>> {
  const parsed = await parseCertificate(der);
  return parsed ? ok(parsed.facts) : refuse('unreadable');
}

/** Reading one costs a millisecond, and every signature of a file has the same ones above it. */
const read = new Map<string, ParsedCertificate>();
const mostRead = 200;

/** The same with the structures; null when it cannot be read, or says one thing twice. */
export async function parseCertificate(der: Bytes): Promise<ParsedCertificate | null> {
  const digest = hex(await sha256(der));
  const known = read.get(digest);
  if (known) return known;
  const parsed = await parse(der, digest);
  if (!parsed) return null;
  const [oldest] = read.keys();
  if (read.size >= mostRead && oldest !== undefined) read.delete(oldest);
  read.set(digest, parsed);
  return parsed;
}

async function parse(der: Bytes, digest: string): Promise<ParsedCertificate | null> {
  const certificate = readBlock(der, 'Certificate');
  if (!certificate) return null;
  const types = (certificate.extensions ?? []).map(({ extnID }) => extnID);
  if (new Set(types).size !== types.length) return null;
  try {
    const publicKey = publicKeyOf(certificate.subjectPublicKeyInfo);
    const digests = { certificate: digest, publicKey: await publicKeySha256(publicKey) };
    const subjectName = readName(certificate.subject);
    const issuerName = readName(certificate.issuer);
    const alternativeNames = readAlternativeNames(certificate);
    const names = { subjectName, issuerName, alternativeNames };
    const constraints = structure(certificate, 'nameConstraints', NameConstraints);
    return {
      certificate,
      ...names,
      constraints,
      facts: factsOf(ownBytes(der), certificate, publicKey, digests, names),
    };
  } catch {
    return null;
  }
}

/**
 * Whose key signed, by what the certificate says of itself. Means something only below an anchor of ours: then the
 * constraint on the registrar makes sure that nobody else can carry these units.
 */
export function signatureRole(facts: Pick<CertificateFacts, 'der' | 'extendedKeyUsage'>): SignatureRole {
  const certificate = readBlock(facts.der, 'Certificate');
  if (!certificate) return 'other';
  if (facts.extendedKeyUsage.includes(purposes.timeStamping)) return 'timeStamp';
  const units = valuesOf(readName(certificate.subject), nameTypes.unit);
  // A thief of a registrar may add units after the one that is forced on him; the forced one decides.
  if (units.includes(inPersonUnit)) return 'inPerson';
  return units.length === 1 && units[0] === managerUnit ? 'manager' : 'other';
}

/** A name as people say it, where it says such a thing. */
function shortName(name: readonly NameStep[]): string {
  const { commonName, organisation } = partsOf(name);
  return [commonName, organisation, nameText(name)].find((text) => text !== '') ?? '';
}

function factsOf(
  der: Bytes,
  certificate: Certificate,
  publicKey: Bytes,
  digests: { readonly certificate: string; readonly publicKey: string },
  names: Pick<ParsedCertificate, 'subjectName' | 'issuerName' | 'alternativeNames'>,
): CertificateFacts {
  const parts = partsOf(names.subjectName);
  const subject = nameText(names.subjectName);
  const issuer = nameText(names.issuerName);
  const basic = structure(certificate, 'basicConstraints', BasicConstraints);
  return {
    der,
    name: parts.commonName === '' ? subject : parts.commonName,
    organisation: parts.organisation,
    unit: parts.unit,
    email: parts.email === '' ? firstMail(names.alternativeNames) : parts.email,
    issuer,
    issuedBy: shortName(names.issuerName),
    serial: serialText(certificate.serialNumber.valueBlock.valueHexView),
    sha256: digests.certificate,
    notBefore: certificate.notBefore.value.toISOString(),
    notAfter: certificate.notAfter.value.toISOString(),
    subject,
    publicKey,
    publicKeySha256: digests.publicKey,
    algorithm: signingAlgorithm(publicKey) ?? 'other',
    isAuthority: basic?.cA === true,
    pathLength: basic ? lengthOf(basic) : null,
    keyUsage: readKeyUsage(certificate),
    extendedKeyUsage: structure(certificate, 'extendedKeyUsage', ExtKeyUsage)?.keyPurposes ?? [],
    revocationListAddresses: listAddresses(certificate),
    subjectKeyIdentifier: keyIdentifier(certificate),
    authorityKeyIdentifier: authorityIdentifier(certificate),
    selfIssued: subject === issuer,
  };
}

/** A serial number as everybody prints it: hexadecimal, without the zero byte that only keeps it positive. */
export function serialText(bytes: Uint8Array): string {
  const text = hex(bytes).replace(/^(00)+(?=..)/, '');
  return text === '' ? '00' : text;
}

/** The value of one extension, read; null where it is not there. Damaged: an exception, and so no certificate. */
export function extensionValue(holder: Pick<Certificate, 'extensions'>, type: string): ReturnType<typeof readAsn> {
  const found = holder.extensions?.find(({ extnID }) => extnID === type);
  if (!found) return null;
  const value = readAsn(found.extnValue.valueBlock.valueHexView);
  if (!value) throw new Error('Damaged extension.');
  return value;
}

function structure<Structure>(
  certificate: Certificate,
  type: keyof typeof extensionTypes,
  Read: new (from: { schema: NonNullable<ReturnType<typeof readAsn>> }) => Structure,
): Structure | null {
  const value = extensionValue(certificate, extensionTypes[type]);
  return value ? new Read({ schema: value }) : null;
}

function lengthOf({ pathLenConstraint }: BasicConstraints): number | null {
  if (pathLenConstraint === undefined) return null;
  const length = typeof pathLenConstraint === 'number' ? pathLenConstraint : pathLenConstraint.valueBlock.valueDec;
  if (!Number.isInteger(length) || length < 0) throw new Error('Damaged path length.');
  return length;
}

function readKeyUsage(certificate: Certificate): readonly KeyUsage[] {
  const value = extensionValue(certificate, extensionTypes.keyUsage);
  if (value === null) return [];
  if (!(value instanceof BitString)) throw new Error('Damaged key usage.');
  const octets = value.valueBlock.valueHexView;
  return keyUses.filter((_, bit) => ((octets[bit >> 3] ?? 0) & (0x80 >> (bit & 7))) !== 0);
}

function readAlternativeNames(certificate: Certificate): readonly GeneralName[] {
  return structure(certificate, 'subjectAltName', AltName)?.altNames ?? [];
}

function firstMail(names: readonly GeneralName[]): string {
  const mail = names.find(({ type }) => type === 1)?.value;
  return typeof mail === 'string' ? mail : '';
}

function keyIdentifier(certificate: Certificate): string | null {
  const value = extensionValue(certificate, extensionTypes.subjectKeyIdentifier);
  return value instanceof OctetString ? hex(value.valueBlock.valueHexView) : null;
}

function authorityIdentifier(certificate: Certificate): string | null {
  const identifier = structure(certificate, 'authorityKeyIdentifier', AuthorityKeyIdentifier)?.keyIdentifier;
  return identifier ? hex(ownBytes(identifier.valueBlock.valueHexView)) : null;
}

function listAddresses(certificate: Certificate): readonly string[] {
  const points = structure(certificate, 'crlDistributionPoints', CRLDistributionPoints)?.distributionPoints ?? [];
  return points.flatMap(({ distributionPoint }) => {
    const names: readonly unknown[] = Array.isArray(distributionPoint) ? distributionPoint : [];
    return names.flatMap((name) => {
      return name instanceof GeneralName && name.type === 6 && typeof name.value === 'string' ? [name.value] : [];
    });
  });
}
