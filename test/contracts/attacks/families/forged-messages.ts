import { generateKeys } from '#shared/proof/certificates/keys';
import { sha256 } from '#shared/proof/crypto-engine';
import type { Signer } from '#shared/proof/signer';
import { aForgedCertificate } from '../../../builders/a-forged-certificate';
import {
  aForgedMessage,
  asIs,
  attribute,
  type MessageWish,
  naming,
  octets,
  oid,
  oids,
  signingTime,
  withMessage,
} from '../../../builders/a-forged-message';
import { partnerSigning, signedWith } from '../../../builders/a-signed-file';
import { partnerOrganisation } from '../../../builders/signed-stages';
import { type Attack, type AttackFamily, type Bytes, forging, type Target } from '../attack';

/** A signer in the room, as the partner was. */
const someone = ({ sla }: Target): Promise<Signer> =>
  sla.authority.inPerson('Eva Lindner', partnerOrganisation, '2026-11-21T09:32:00Z');

/** The last signature is made again by a good key, in a bad way. */
const made = (
  name: string,
  because: Attack['because'],
  wish: MessageWish | ((target: Target, signer: Signer, digest: Bytes) => MessageWish | Promise<MessageWish>),
  differs: Partial<Attack> = {},
): Attack =>
  forging(
    name,
    because,
    async (target) => {
      const signer = await someone(target);
      return withMessage(target.bytes, 'Partner1', async (digest) =>
        aForgedMessage(digest, signer, typeof wish === 'function' ? await wish(target, signer, digest) : wish),
      );
    },
    { stages: ['signed'], ...differs },
  );

/** The bytes of the signature that is there are changed. */
const bent = (
  name: string,
  because: Attack['because'],
  change: (old: Bytes) => Uint8Array,
  differs: Partial<Attack> = {},
) =>
  forging(
    name,
    because,
    ({ bytes }) => withMessage(bytes, 'Partner1', (_, old) => Promise.resolve(new Uint8Array(change(unpadded(old))))),
    { stages: ['signed'], ...differs },
  );

const lengthOf = (old: Bytes) => 4 + (old[2] ?? 0) * 256 + (old[3] ?? 0);
const unpadded = (old: Bytes) => old.subarray(0, lengthOf(old));
const other = (digest: Bytes) => digest.map((byte) => byte ^ 1);

export const forgedMessages: AttackFamily = {
  family: 'The signature itself (CMS) is put together wrongly',
  attacks: [
    made('the digest is of other bytes', 'digestDiffers', {
      attributes: (usual, { digest }) => [
        ...usual.filter((_, at) => at !== 1),
        attribute(oids.messageDigest, octets(other(digest))),
      ],
    }),
    made('there is no digest in it', 'attributesMissing', { attributes: (usual) => usual.filter((_, at) => at !== 1) }),
    made('there is no content type in it', 'attributesMissing', { attributes: (usual) => usual.slice(1) }),
    made('the content type is another', 'attributesOdd', {
      attributes: (usual) => [attribute(oids.contentType, oid(oids.signedData)), ...usual.slice(1)],
    }),
    made('it holds two digests', 'attributesOdd', {
      attributes: (usual, { digest }) => [...usual, attribute(oids.messageDigest, octets(other(digest)))],
    }),
    made('one attribute holds two digests', ['attributesOdd', 'messageNotStrict'], {
      attributes: (usual, { digest }) => [
        ...usual.filter((_, at) => at !== 1),
        attribute(oids.messageDigest, octets(digest), octets(other(digest))),
      ],
    }),
    made('no attributes are signed', 'attributesMissing', { noAttributes: true }),
    made('the attributes are in any order', 'messageNotStrict', { inAnyOrder: true }, { judgement: 'undecided' }),
    made('it names no certificate', 'certificateNotNamed', { named: null }),
    made('it names the certificate of another', 'certificateDiffers', async ({ sla }) => ({
      named: sla.authority.registrar.certificate,
    })),
    made('it names its certificate twice, differently', ['attributesOdd', 'messageNotStrict'], async ({ sla }) => {
      const second = attribute(oids.signingCertificateV2, await naming(sla.authority.root));
      return { attributes: (usual) => [...usual, second] };
    }),
    made('it says an hour of its own', 'attributesOdd', {
      attributes: (usual) => [...usual, signingTime('2020-01-01T00:00:00Z')],
    }),
    made('its digest is SHA-1', 'algorithmWeak', { digest: oids.sha1 }, { judgement: 'undecided' }),
    made('its digest is MD5', 'algorithmWeak', { digest: oids.md5 }, { judgement: 'undecided' }),
    made('its digest is said to be another', ['digestDiffers', 'signatureWrong', 'algorithmUnknown'], {
      digest: oids.sha384,
    }),
    made('its digest is unknown', 'algorithmUnknown', { digest: '1.2.3.4' }, { judgement: 'undecided' }),
    made(
      'the list of its digests names others',
      'messageNotStrict',
      { digests: [oids.sha1] },
      { judgement: 'undecided' },
    ),
    made(
      'the list of its digests names more',
      'messageNotStrict',
      { digests: [oids.sha256, oids.sha384] },
      { judgement: 'undecided' },
    ),
    made(
      'its algorithm is that of another key',
      ['signatureWrong', 'algorithmUnknown'],
      { algorithm: '1.2.840.113549.1.1.11' },
      { judgement: 'undecided' },
    ),
    made('its algorithm is unknown', 'algorithmUnknown', { algorithm: '1.2.3.4' }, { judgement: 'undecided' }),
    made(
      'its algorithm is a plain digest',
      ['algorithmUnknown', 'signatureWrong'],
      { algorithm: oids.sha256 },
      { judgement: 'undecided' },
    ),
    made('its value is of another message', 'signatureWrong', {
      signature: (value) => {
        const copy = new Uint8Array(value);
        copy[value.length - 1] = (copy[value.length - 1] ?? 0) ^ 1;
        return copy;
      },
    }),
    made('its value is two zeros', 'signatureWrong', { signature: () => Uint8Array.of(0x30, 6, 2, 1, 0, 2, 1, 0) }),
    made('its value is empty', 'signatureWrong', { signature: () => new Uint8Array() }),
    made('bytes follow its value', ['signatureWrong', 'messageNotStrict'], {
      signature: (value) => new Uint8Array([...value, 0]),
    }),
    made('its version is another', 'certificateStray', { version: 3 }),
    made('the version of its signer is another', 'messageNotStrict', { signerVersion: 3 }, { judgement: 'undecided' }),
    made('it holds what it speaks of', 'contentInside', { content: new Uint8Array(8) }),
    made('two have signed it', 'signersNotOne', { signers: (one) => [one, one] }),
    made('nobody has signed it', 'signersNotOne', { signers: () => [] }),
    made('it is of another kind', 'messageMalformed', { type: oids.data }),
    made('it carries no certificate', ['certificateMissing'], { certificates: [] }),
    made('it carries the certificates of others only', ['certificateMissing'], (_, signer) => ({
      certificates: signer.chain,
    })),
    made(
      'it carries a certificate that has nothing to do with it',
      'certificateStray',
      async ({ plan, sla }, signer) => {
        const stranger = await sla.authority.manager('Ida Holm');
        return {
          certificates: [
            signer.certificate,
            ...signer.chain,
            stranger.certificate,
            ...plan.authority.registrar.chain.slice(0, 0),
          ],
        };
      },
    ),
    made(
      'it says it is of another certificate than it names',
      ['certificateMissing', 'certificateDiffers', 'certificateStray'],
      ({ sla }) => ({ identifiedBy: sla.authority.registrar.certificate }),
    ),
    forging(
      'its certificate is exchanged for one of the same name and another key',
      ['signatureWrong', 'certificateDiffers', 'certificateMissing'],
      async (target) => {
        const signer = await someone(target);
        const twin = await someone(target);
        return withMessage(target.bytes, 'Partner1', (digest) =>
          aForgedMessage(digest, { ...signer, certificate: twin.certificate }),
        );
      },
      { stages: ['signed'] },
    ),
    forging(
      'its certificate is exchanged for one of another name and the same key',
      'certificateDiffers',
      async (target) => {
        const { registrar } = target.sla.authority;
        const keys = await generateKeys('ecdsa-p256', false);
        const named = (commonName: string) =>
          aForgedCertificate(
            registrar,
            [{ organisation: 'Bogenwerk Software AG' }, { unit: 'In-person counter-signature' }, { commonName }],
            undefined,
            keys,
          );
        const [one, twin] = [await named('Eva Lindner (Nordlicht)'), await named('The Chief (Nordlicht)')];
        return withMessage(target.bytes, 'Partner1', (digest) =>
          aForgedMessage(digest, one, { certificates: [twin.certificate, ...twin.chain] }),
        );
      },
      { stages: ['signed'] },
    ),
    made('a time-stamp under it is of something else', 'timeStampWrong', ({ sla }, signer) => ({
      certificates: [signer.certificate],
      unsigned: async () => [
        attribute(
          oids.timeStamp,
          asIs(await sla.authority.askForTime('2026-11-21T10:00:00Z')(new Uint8Array(32).fill(1))),
        ),
      ],
    })),
    made('a time-stamp under it is none', ['timeStampWrong'], {
      unsigned: async () => [attribute(oids.timeStamp, octets(new Uint8Array(9)))],
    }),
    forging(
      'something else stands beside the time-stamp under it',
      'certificateStray',
      async (target) => {
        const { authority } = target.sla;
        const signer = await someone(target);
        const ask = authority.askForTime('2026-11-21T10:00:00Z');
        const stamped = await signedWith(
          target.sla.certified,
          await partnerSigning(authority, {
            signer,
            claimedAt: '2026-11-21T09:33:00Z',
            askForTime: ask,
            appearance: null,
            name: 'Eva Lindner',
          }),
        );
        return withMessage(stamped, 'Partner1', (digest) =>
          aForgedMessage(digest, signer, {
            unsigned: async (value) => [
              attribute(oids.timeStamp, asIs(await ask(await sha256(value))), octets(new Uint8Array(9))),
            ],
          }),
        );
      },
      { stages: ['signed'] },
    ),
    made('something nobody signed hangs under it', 'certificateStray', {
      unsigned: async () => [attribute('1.2.3.4.5', octets(new Uint8Array(64)))],
    }),
    bent('bytes follow it', 'paddingNotEmpty', (old) => Buffer.concat([old, Uint8Array.of(0, 0, 1)])),
    bent(
      'its length is written the long way',
      ['messageNotStrict', 'messageMalformed'],
      (old) => Buffer.concat([Uint8Array.of(0x30, 0x83, 0, old[2] ?? 0, old[3] ?? 0), old.subarray(4)]),
      { judgement: 'undecided' },
    ),
    bent(
      'its length is not said',
      ['messageNotStrict', 'messageMalformed'],
      (old) => Buffer.concat([Uint8Array.of(0x30, 0x80), old.subarray(4), Uint8Array.of(0, 0)]),
      { judgement: 'undecided' },
    ),
    bent(
      'it is cut off',
      ['messageMalformed', 'messageNotStrict', 'signatureWrong'],
      (old) => old.subarray(0, old.length - 40),
      { judgement: 'undecided' },
    ),
    bent('it is no message at all', ['messageMalformed', 'messageNotStrict', 'paddingNotEmpty'], () =>
      Uint8Array.of(0x30, 3, 2, 1, 1),
    ),
    bent('its issuer is written in capitals', ['certificateMissing', 'certificateDiffers', 'signatureWrong'], (old) => {
      const text = Buffer.from(old).toString('latin1');
      const at = text.lastIndexOf('In-person') < 0 ? text.lastIndexOf('Bogenwerk') : text.lastIndexOf('Bogenwerk');
      const copy = new Uint8Array(old);
      copy[at] = (copy[at] ?? 0) ^ 0x20;
      return copy;
    }),
    forging(
      'it is the signature of the other signer',
      ['digestDiffers', 'certificateDiffers'],
      ({ bytes, sla }) => withMessage(bytes, 'Partner1', (_, __) => Promise.resolve(messageOf(sla.certified))),
      { stages: ['signed'] },
    ),
    forging('it is the signature of another document', ['digestDiffers'], ({ bytes, plan }) =>
      withMessage(bytes, 'Vendor1', () => Promise.resolve(messageOf(plan.certified))),
    ),
  ],
};

/** The first message in a file. */
function messageOf(bytes: Uint8Array): Bytes {
  const text = Buffer.from(bytes).toString('latin1');
  const at = text.indexOf('/Contents <') + 11;
  return unpadded(new Uint8Array(Buffer.from(text.slice(at, text.indexOf('>', at)), 'hex')));
}
