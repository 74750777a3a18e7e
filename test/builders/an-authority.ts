import type { Bytes } from '#shared/proof/bytes';
import {
  type Issuing,
  issueEscrow,
  issueInPerson,
  issueIssuing,
  issueManager,
  issueRegistrar,
  issueRoot,
  issueTimeStamper,
  type Validity,
} from '#shared/proof/certificates/issue';
import { exportPublicKey, generateEscrowKeys, generateKeys, type Key } from '#shared/proof/certificates/keys';
import { issueRevocationList, type Revoked } from '#shared/proof/certificates/revocation-list';
import { signerOf, signingKeyOf } from '#shared/proof/certificates/signer-of';
import type { Signer, SigningAlgorithm } from '#shared/proof/signer';

/** Ten years, of which every test's day is one. */
export const longValidity: Validity = { notBefore: '2026-01-01T00:00:00Z', notAfter: '2036-01-01T00:00:00Z' };

const crl = 'http://hq.invalid/ca/issuing.crl';

/** A headquarters' certificate authority with everything it issues; every key is fresh. */
export interface Authority {
  readonly root: Signer;
  readonly issuing: Signer;
  readonly manager: Signer;
  readonly registrar: Signer;
  readonly timeStamper: Signer;
  /** A one-time signer for somebody in the room. */
  inPerson(person: string, partner: string, at: string): Promise<Signer>;
  /** Any certificate the issuing authority would sign. */
  below(issuer: Signer, issue: (asked: Issuing) => Promise<Bytes>, asked?: Partial<Options>): Promise<Signer>;
  escrow(): Promise<{ readonly certificate: Bytes; readonly privateKey: Key }>;
  revocationList(issuer: Signer, revoked?: readonly Revoked[], thisUpdate?: string): Promise<Bytes>;
}

interface Options {
  readonly algorithm: SigningAlgorithm;
  readonly validity: Validity;
  readonly revocationListAddress: string | null;
}

export async function anAuthority(
  organisation = 'Example Vendor',
  algorithm: SigningAlgorithm = 'ecdsa-p256',
): Promise<Authority> {
  const rootKeys = await generateKeys(algorithm, false);
  const key = await signingKeyOf(rootKeys);
  const root = signerOf(rootKeys.privateKey, await issueRoot({ key, organisation, validity: longValidity }), []);
  const issuing = await below(root, issueIssuing, { algorithm });
  const registrar = await below(issuing, (asked) => issueRegistrar({ ...asked, device: 'Device 7F3A' }));
  return {
    root,
    issuing,
    registrar,
    manager: await below(issuing, (asked) => issueManager({ ...asked, person: 'Ana Horvat' }), { algorithm }),
    timeStamper: await below(issuing, issueTimeStamper, { algorithm }),
    inPerson: (person, partner, at) => {
      return below(registrar, ({ issuer, publicKey }) => issueInPerson({ issuer, publicKey, person, partner, at }));
    },
    below,
    escrow: async () => {
      const pair = await generateEscrowKeys();
      const publicKey = await exportPublicKey(pair.publicKey);
      const asked = { issuer: issuing, publicKey, validity: longValidity, revocationListAddress: crl };
      return { certificate: await issueEscrow(asked), privateKey: pair.privateKey };
    },
    revocationList: (issuer, revoked = [], thisUpdate = '2026-11-01T00:00:00Z') => {
      return issueRevocationList({ issuer, number: 7, thisUpdate, nextUpdate: '2027-12-01T00:00:00Z', revoked });
    },
  };
}

async function below(
  issuer: Signer,
  issue: (asked: Issuing) => Promise<Bytes>,
  { algorithm = 'ecdsa-p256', validity = longValidity, revocationListAddress = crl }: Partial<Options> = {},
): Promise<Signer> {
  const keys = await generateKeys(algorithm, false);
  const { publicKey } = await signingKeyOf(keys);
  const certificate = await issue({ issuer, publicKey, validity, revocationListAddress });
  return signerOf(keys.privateKey, certificate, [issuer.certificate, ...issuer.chain]);
}
