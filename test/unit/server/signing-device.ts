import { identityReply } from '#shared/contracts/hq-signing';
import type { Bytes } from '#shared/proof/bytes';
import { issueInPerson } from '#shared/proof/certificates/issue';
import { generateKeys, type KeyPair } from '#shared/proof/certificates/keys';
import { makeRequest } from '#shared/proof/certificates/request';
import { signerOf, signingKeyOf } from '#shared/proof/certificates/signer-of';
import { signField } from '#shared/proof/pades/sign-field';
import type { Signer } from '#shared/proof/signer';
import type { FieldDevice } from './field-device';
import type { TestHq } from './open-hq';

const der = (text: string): Bytes => new Uint8Array(Buffer.from(text, 'base64'));

/** An enrolled device with the certificates of headquarters. */
export interface SigningDevice {
  readonly device: FieldDevice;
  readonly manager: Signer;
  readonly registrar: Signer;
}

export async function signingDevice(hq: TestHq, territory: string): Promise<SigningDevice> {
  const device = await hq.enrol('Änne Großmann', territory);
  const [manager, registrar] = [await generateKeys('ecdsa-p256', false), await generateKeys('ecdsa-p256', false)];
  const request = async (key: KeyPair) =>
    Buffer.from(await makeRequest(await signingKeyOf(key), { commonName: 'x' })).toString('base64');
  const payload = {
    managerRequest: await request(manager),
    registrarRequest: await request(registrar),
    guardedByPin: false,
  };
  const reply = await hq.app.inject({ method: 'POST', url: '/v1/identity', headers: device.auth, payload });
  const identity = identityReply.parse(reply.json());
  const above = identity.trust.authorities.map(der).reverse();
  return {
    device,
    manager: signerOf(manager.privateKey, der(identity.manager), above),
    registrar: signerOf(registrar.privateKey, der(identity.registrar), above),
  };
}

/** The document signed by the manager, who certifies it, and by somebody in the room. */
export async function signedBy({ manager, registrar }: SigningDevice, unsigned: Bytes, now: number): Promise<Bytes> {
  const at = new Date(now).toISOString();
  const given = { appearance: null, reason: null, place: null, claimedAt: at, evidenceSha256: null, beacon: null };
  const first = await signField(unsigned, {
    ...{ ...given, field: 'Vendor1', signer: manager, certifies: true, name: 'Änne Großmann' },
  });
  if (!first.ok) throw new Error(JSON.stringify(first.error));
  const keys = await generateKeys('ecdsa-p256', false);
  const { publicKey } = await signingKeyOf(keys);
  const person = 'Дмитрий Ковалёв';
  const once = await issueInPerson({ issuer: registrar, publicKey, person, partner: 'Nordlicht Systemhaus GmbH', at });
  const signer = signerOf(keys.privateKey, once, [registrar.certificate, ...registrar.chain]);
  const second = await signField(first.value, {
    ...{ ...given, field: 'Partner1', signer, certifies: false, name: person },
  });
  if (!second.ok) throw new Error(JSON.stringify(second.error));
  return second.value;
}
