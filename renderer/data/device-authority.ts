import type { KeyPair } from '#shared/proof/certificates/keys';
import type { SigningKey } from '#shared/proof/certificates/signer-of';
import {
  type KeptCertifiedKey,
  type KeptIdentity,
  type KeptKey,
  keepIdentity,
  type PinKey,
  wrapKey,
} from './signing-keys';
import type { Workspace } from './workspace';

/** In whose name a device signs that headquarters does not know. */
export interface Conductor {
  readonly name: string;
  /** The vendor's name; empty where nobody has entered one. */
  readonly organisation: string;
}

const year = 365 * 24 * 60 * 60_000;

/** A pair of this device, with the private half as it may be kept. */
export interface MadeKey {
  readonly kept: KeptKey;
  readonly signing: SigningKey;
}

/** Makes a pair that cannot be read: as the browser's own object, or wrapped with what a PIN gives. */
export async function makeKey(pin: PinKey | null): Promise<MadeKey> {
  const [{ generateKeys }, { signingKeyOf }] = await Promise.all([
    import('#shared/proof/certificates/keys'),
    import('#shared/proof/certificates/signer-of'),
  ]);
  const pair: KeyPair = await generateKeys('ecdsa-p256', pin !== null);
  const kept: KeptKey =
    pin === null
      ? { kind: 'open', key: pair.privateKey as CryptoKey }
      : await wrapKey(pair.privateKey as CryptoKey, pin);
  return { kept, signing: await signingKeyOf(pair) };
}

/**
 * Makes this device its own small authority: a root whose key is dropped, a certificate in the host's name, and a
 * registrar for people in the room. It proves that a file was not changed since; who signed it nobody else vouches for.
 */
export async function makeDeviceAuthority(
  workspace: Workspace,
  conductor: Conductor,
  pin: PinKey | null,
): Promise<KeptIdentity> {
  const [{ issueManager, issueRegistrar, issueRoot }, { signerWith }] = await Promise.all([
    import('#shared/proof/certificates/issue'),
    import('#shared/proof/certificates/signer-of'),
  ]);
  const now = workspace.surroundings.now();
  const organisation = conductor.organisation.trim() === '' ? `Device ${workspace.key.tag}` : conductor.organisation;
  // A little before now, so that a clock that is put right by minutes does not find them not yet valid.
  const from = new Date(now - 60 * 60_000).toISOString();
  const validity = (years: number) => ({ notBefore: from, notAfter: new Date(now + years * year).toISOString() });
  const root = await makeKey(null);
  const rootCertificate = await issueRoot({ key: root.signing, organisation, validity: validity(10) });
  const issuer = signerWith(root.signing, rootCertificate, []);
  const manager = await makeKey(pin);
  const registrar = await makeKey(pin);
  const issuing = { issuer, validity: validity(3), revocationListAddress: null };
  const chain = [rootCertificate];
  const certified = (key: MadeKey, certificate: Uint8Array<ArrayBuffer>): KeptCertifiedKey => ({
    key: key.kept,
    certificate,
    chain,
  });
  const identity: KeptIdentity = {
    format: 1,
    origin: 'device',
    server: null,
    guard: pin?.guard ?? null,
    manager: certified(
      manager,
      await issueManager({ ...issuing, publicKey: manager.signing.publicKey, person: conductor.name }),
    ),
    registrar: certified(
      registrar,
      await issueRegistrar({ ...issuing, publicKey: registrar.signing.publicKey, device: workspace.key.tag }),
    ),
  };
  await keepIdentity(workspace, identity);
  return identity;
}
