import { BitString, Integer } from 'asn1js';
import { Certificate, type Extension, Time } from 'pkijs';
import { type Bytes, fromHex, ownBytes } from '../bytes';
import { type Random, randomBytes } from '../crypto-engine';
import type { Signer } from '../signer';
import { derOf, readBlock } from './der';
import {
  authority,
  authorityKeyIdentifier,
  extendedKeyUsage,
  keyUsage,
  onlyNamesBelow,
  purposes,
  revocationListAt,
  subjectEmail,
  subjectKeyIdentifier,
} from './extensions';
import { publicKeyInfo } from './keys';
import { inPersonUnit, mailAddress, managerUnit, type NameParts, plainName, registrarUnit, writeName } from './names';
import { type CertificateFacts, readCertificate } from './read-certificate';
import { signatureIdentifier } from './signature-algorithms';
import type { SigningKey } from './signer-of';

export interface Validity {
  /** ISO moments. */
  readonly notBefore: string;
  readonly notAfter: string;
}

/** What every certificate below a root is made from. */
export interface Issuing {
  readonly issuer: Signer;
  /** SubjectPublicKeyInfo of the key it is for. */
  readonly publicKey: Bytes;
  readonly validity: Validity;
  /** Where its issuer's revocation list can be fetched; null: nowhere. */
  readonly revocationListAddress: string | null;
  readonly random?: Random;
}

interface Content {
  readonly subject: NameParts;
  readonly publicKey: Bytes;
  readonly validity: Validity;
  readonly extensions: readonly Extension[];
  readonly random: Random | undefined;
}

/** The certificate at the top, signed by its own key. */
export async function issueRoot(asked: {
  readonly key: SigningKey;
  readonly organisation: string;
  readonly validity: Validity;
  readonly random?: Random;
}): Promise<Bytes> {
  const { key, organisation, validity, random } = asked;
  const subject = { organisation, commonName: named(organisation, 'Agreements Root') };
  const extensions = [
    authority(true, null),
    keyUsage('keyCertSign', 'cRLSign'),
    await subjectKeyIdentifier(key.publicKey),
  ];
  const content = { subject, publicKey: key.publicKey, validity, extensions, random };
  return signedCertificate(unsigned(content, writeName(subject)), key);
}

/** The authority that issues from day to day; below it stand the registrars of the devices and nothing deeper. */
export async function issueIssuing(asked: Issuing): Promise<Bytes> {
  return issue(asked, (organisation) => ({
    subject: { organisation, commonName: named(organisation, 'Agreements Issuing') },
    extensions: [authority(true, 1), keyUsage('keyCertSign', 'cRLSign')],
  }));
}

/** A manager's own certificate, by name. */
export async function issueManager(
  asked: Issuing & { readonly person: string; readonly email?: string | null },
): Promise<Bytes> {
  const email = mailAddress(asked.email);
  return issue(asked, (organisation) => ({
    subject: { organisation, unit: managerUnit, commonName: asked.person },
    extensions: [...forSignatures(), ...(email === null ? [] : [subjectEmail(email)])],
  }));
}

/**
 * The small authority on a manager's device. It can issue one-time certificates for people in the room and nothing
 * else: whoever steals its key can make no manager, no name outside the unit, and no authority below it.
 */
export async function issueRegistrar(asked: Issuing & { readonly device: string }): Promise<Bytes> {
  return issue(asked, (organisation) => ({
    subject: { organisation, unit: registrarUnit, commonName: asked.device },
    extensions: [
      authority(true, 0),
      keyUsage('keyCertSign', 'cRLSign'),
      // Without purposes, its certificates would do for a web server as well.
      extendedKeyUsage(false, purposes.documentSigning, purposes.emailProtection),
      onlyNamesBelow(writeName({ organisation, unit: inPersonUnit })),
    ],
  }));
}

const hour = 3_600_000;

/**
 * A certificate for the fresh key of somebody in the room. It is valid for 90 days although its key is dropped at
 * once: the time-stamp comes with the next sync, and verifiers refuse a certificate that had ended by then.
 */
export async function issueInPerson(asked: {
  readonly issuer: Signer;
  readonly publicKey: Bytes;
  readonly person: string;
  /** Name of the organisation the person signs for. */
  readonly partner: string;
  readonly at: string;
  readonly random?: Random;
}): Promise<Bytes> {
  const registrar = await readIssuer(asked.issuer);
  const at = Date.parse(asked.at);
  const validity = {
    // An hour of tolerance for a clock that is put right after the signing.
    notBefore: later(isoAt(at - hour), registrar.notBefore),
    notAfter: earlier(isoAt(at + 90 * 24 * hour), registrar.notAfter),
  };
  return issue({ ...asked, validity, revocationListAddress: null }, (organisation) => ({
    subject: { organisation, unit: inPersonUnit, commonName: inPersonName(asked.person, asked.partner) },
    extensions: forSignatures(),
  }));
}

/** The unit that answers time-stamp requests. */
export async function issueTimeStamper(asked: Issuing & { readonly name?: string }): Promise<Bytes> {
  return issue(asked, (organisation) => ({
    subject: { organisation, commonName: asked.name ?? named(organisation, 'Time-stamping') },
    extensions: [
      authority(false, null),
      keyUsage('digitalSignature', 'nonRepudiation'),
      extendedKeyUsage(true, purposes.timeStamping),
    ],
  }));
}

/** Whoever keeps the private key of this one can open raw pen movements. */
export async function issueEscrow(asked: Issuing): Promise<Bytes> {
  return issue(asked, (organisation) => ({
    subject: { organisation, commonName: named(organisation, 'Escrow') },
    extensions: [authority(false, null), keyUsage('keyEncipherment')],
  }));
}

function forSignatures(): Extension[] {
  return [
    authority(false, null),
    keyUsage('digitalSignature', 'nonRepudiation'),
    // Readers built on NSS know only the second purpose.
    extendedKeyUsage(false, purposes.documentSigning, purposes.emailProtection),
  ];
}

/** `Ana Horvat (Nordlicht GmbH)`. When both do not fit, each is cut and neither lost. */
function inPersonName(person: string, partner: string): string {
  const whole = `${plainName(person, 200)} (${plainName(partner, 200)})`;
  return [...whole].length <= 64 ? whole : `${plainName(person, 34)} (${plainName(partner, 27)})`;
}

/** The role stays readable however long the organisation's name is. */
function named(organisation: string, role: string): string {
  return `${plainName(organisation, 63 - role.length)} ${role}`;
}

async function issue(
  asked: Issuing,
  describe: (organisation: string) => Pick<Content, 'subject' | 'extensions'>,
): Promise<Bytes> {
  const { issuer, publicKey, validity, revocationListAddress, random } = asked;
  const above = readBlock(issuer.certificate, 'Certificate');
  const facts = await readIssuer(issuer);
  if (!above || facts.subjectKeyIdentifier === null)
    throw new Error('The certificate of the issuer does not name its key.');
  const { subject, extensions } = describe(facts.organisation);
  const all = [
    ...extensions,
    await subjectKeyIdentifier(publicKey),
    authorityKeyIdentifier(fromHex(facts.subjectKeyIdentifier)),
    ...(revocationListAddress === null ? [] : [revocationListAt(revocationListAddress)]),
  ];
  return signedCertificate(unsigned({ subject, publicKey, validity, extensions: all, random }, above.subject), issuer);
}

function unsigned(content: Content, issuer: Certificate['issuer']): Certificate {
  const { subject, publicKey, validity, extensions, random } = content;
  if (Date.parse(validity.notBefore) > Date.parse(validity.notAfter)) {
    throw new Error('A certificate cannot end before it begins.');
  }
  return new Certificate({
    version: 2,
    serialNumber: new Integer({ valueHex: freshSerial(random ?? randomBytes).buffer }),
    issuer,
    subject: writeName(subject),
    notBefore: timeOf(validity.notBefore),
    notAfter: timeOf(validity.notAfter),
    subjectPublicKeyInfo: publicKeyInfo(publicKey),
    extensions: [...extensions],
  });
}

async function signedCertificate(
  certificate: Certificate,
  { algorithm, sign }: Pick<SigningKey, 'algorithm' | 'sign'>,
): Promise<Bytes> {
  certificate.signature = signatureIdentifier(algorithm);
  certificate.signatureAlgorithm = signatureIdentifier(algorithm);
  certificate.tbsView = new Uint8Array(certificate.encodeTBS().toBER(false));
  const signature = await sign(ownBytes(certificate.tbsView));
  certificate.signatureValue = new BitString({ valueHex: signature.buffer });
  return derOf(certificate);
}

/** Sixteen bytes, positive and without a leading zero, so that nobody shortens the number. */
function freshSerial(random: Random): Bytes {
  const serial = random(16);
  serial[0] = ((serial[0] ?? 0) & 0x7f) | 0x40;
  return serial;
}

/** Years before 2050 are written with two digits (RFC 5280, section 4.1.2.5), and no moment has fractions. */
export function timeOf(moment: string): Time {
  const value = new Date(Math.floor(Date.parse(moment) / 1000) * 1000);
  return new Time({ type: value.getUTCFullYear() < 2050 ? 0 : 1, value });
}

async function readIssuer(issuer: Signer): Promise<CertificateFacts> {
  const read = await readCertificate(issuer.certificate);
  if (!read.ok) throw new Error('The certificate of the issuer cannot be read.');
  return read.value;
}

const isoAt = (millis: number): string => new Date(millis).toISOString();
const later = (left: string, right: string): string => (Date.parse(left) > Date.parse(right) ? left : right);
const earlier = (left: string, right: string): string => (Date.parse(left) < Date.parse(right) ? left : right);
