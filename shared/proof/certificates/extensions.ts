import { BitString, OctetString } from 'asn1js';
import {
  AltName,
  AuthorityKeyIdentifier,
  BasicConstraints,
  CRLDistributionPoints,
  DistributionPoint,
  Extension,
  ExtKeyUsage,
  GeneralName,
  GeneralSubtree,
  NameConstraints,
} from 'pkijs';
import { type Bytes, ownBytes } from '../bytes';
import { sha256 } from '../crypto-engine';
import { publicKeyInfo } from './keys';
import type { writeName } from './names';

export const extensionTypes = {
  subjectKeyIdentifier: '2.5.29.14',
  keyUsage: '2.5.29.15',
  privateKeyUsagePeriod: '2.5.29.16',
  subjectAltName: '2.5.29.17',
  issuerAltName: '2.5.29.18',
  basicConstraints: '2.5.29.19',
  crlNumber: '2.5.29.20',
  reasonCode: '2.5.29.21',
  invalidityDate: '2.5.29.24',
  deltaCrlIndicator: '2.5.29.27',
  issuingDistributionPoint: '2.5.29.28',
  certificateIssuer: '2.5.29.29',
  nameConstraints: '2.5.29.30',
  crlDistributionPoints: '2.5.29.31',
  certificatePolicies: '2.5.29.32',
  authorityKeyIdentifier: '2.5.29.35',
  extendedKeyUsage: '2.5.29.37',
  authorityInfoAccess: '1.3.6.1.5.5.7.1.1',
  qualifiedStatements: '1.3.6.1.5.5.7.1.3',
} as const;

/** Purposes of keys. */
export const purposes = {
  any: '2.5.29.37.0',
  documentSigning: '1.3.6.1.5.5.7.3.36',
  emailProtection: '1.3.6.1.5.5.7.3.4',
  timeStamping: '1.3.6.1.5.5.7.3.8',
  clientAuthentication: '1.3.6.1.5.5.7.3.2',
  microsoftDocumentSigning: '1.3.6.1.4.1.311.10.3.12',
  adobeAuthenticDocuments: '1.2.840.113583.1.1.5',
} as const;

/** Uses of a key, in the order of their bits (RFC 5280, section 4.2.1.3). */
export const keyUses = [
  'digitalSignature',
  'nonRepudiation',
  'keyEncipherment',
  'dataEncipherment',
  'keyAgreement',
  'keyCertSign',
  'cRLSign',
  'encipherOnly',
  'decipherOnly',
] as const;
export type KeyUsage = (typeof keyUses)[number];

interface Written {
  toSchema(): { toBER(sizeOnly?: boolean): ArrayBuffer };
}

function extension(extnID: string, critical: boolean, value: Written): Extension {
  return new Extension({ extnID, critical, extnValue: value.toSchema().toBER(false) });
}

/** Wraps a plain ASN.1 value so that it is written like a structure of pkijs. */
function plain(block: { toBER(sizeOnly?: boolean): ArrayBuffer }): Written {
  return { toSchema: () => block };
}

/** Says whether this is an authority, and how many authorities may stand below it (null: any number). */
export function authority(cA: boolean, below: number | null): Extension {
  const constraints = new BasicConstraints(below === null ? { cA } : { cA, pathLenConstraint: below });
  return extension(extensionTypes.basicConstraints, true, constraints);
}

export function keyUsage(...uses: readonly KeyUsage[]): Extension {
  const bits = uses.map((use) => keyUses.indexOf(use)).filter((bit) => bit < 8);
  const octet = bits.reduce((sum, bit) => sum | (0x80 >> bit), 0);
  // A list of named bits ends with its last one that is set.
  const unusedBits = 7 - Math.max(...bits);
  return extension(
    extensionTypes.keyUsage,
    true,
    plain(new BitString({ valueHex: Uint8Array.of(octet).buffer, unusedBits })),
  );
}

export function extendedKeyUsage(critical: boolean, ...keyPurposes: readonly string[]): Extension {
  return extension(extensionTypes.extendedKeyUsage, critical, new ExtKeyUsage({ keyPurposes: [...keyPurposes] }));
}

/** Names the key: the first 160 bits of the SHA-256 of its bits (RFC 7093, method 1). */
export async function subjectKeyIdentifier(publicKey: Bytes): Promise<Extension> {
  const bits = ownBytes(publicKeyInfo(publicKey).subjectPublicKey.valueBlock.valueHexView);
  const identifier = (await sha256(bits)).slice(0, 20);
  return extension(extensionTypes.subjectKeyIdentifier, false, plain(new OctetString({ valueHex: identifier.buffer })));
}

export function authorityKeyIdentifier(identifier: Bytes): Extension {
  const keyIdentifier = new OctetString({ valueHex: identifier.buffer });
  return extension(extensionTypes.authorityKeyIdentifier, false, new AuthorityKeyIdentifier({ keyIdentifier }));
}

export function revocationListAt(address: string): Extension {
  const distributionPoint = [new GeneralName({ type: 6, value: address })];
  return extension(
    extensionTypes.crlDistributionPoints,
    false,
    new CRLDistributionPoints({ distributionPoints: [new DistributionPoint({ distributionPoint })] }),
  );
}

export function subjectEmail(address: string): Extension {
  const altNames = [new GeneralName({ type: 1, value: address })];
  return extension(extensionTypes.subjectAltName, false, new AltName({ altNames }));
}

/**
 * Everything below may only be called by names that begin with this one. E-mail addresses are bound as well, to a
 * domain that never exists (RFC 2606): a constraint on names alone would leave them free.
 */
export function onlyNamesBelow(name: ReturnType<typeof writeName>): Extension {
  const permittedSubtrees = [
    new GeneralSubtree({ base: new GeneralName({ type: 4, value: name }) }),
    new GeneralSubtree({ base: new GeneralName({ type: 1, value: 'in-person.invalid' }) }),
  ];
  return extension(extensionTypes.nameConstraints, true, new NameConstraints({ permittedSubtrees }));
}
