import { Certificate, ContentInfo, SignedData } from 'pkijs';
import { describe, expect, test } from 'vitest';
import { hex, ownBytes } from '#shared/proof/bytes';
import { sha256 } from '#shared/proof/crypto-engine';
import { cadesSignature, roomFor } from '#shared/proof/pades/cades';
import type { AskForTime, Signer } from '#shared/proof/signer';
import { aSigningAuthority } from '../../../../builders/a-signing-authority';

const authority = await aSigningAuthority();
const content = new TextEncoder().encode('The file without its signature');
const digest = await sha256(content);

async function signature(signer: Signer, askForTime?: AskForTime) {
  const made = await cadesSignature(digest, signer, askForTime);
  if (!made.ok) throw new Error(JSON.stringify(made.error));
  const message = new SignedData({ schema: ContentInfo.fromBER(made.value).content });
  const [info, ...others] = message.signerInfos;
  if (!info || others.length > 0) throw new Error('not one signer');
  return { der: made.value, message, info };
}

const typesIn = (attributes: { readonly attributes: readonly { readonly type: string }[] } | undefined) =>
  attributes?.attributes.map(({ type }) => type);

describe('a signature as PAdES wants it', () => {
  test.each(['ecdsa-p256', 'rsa'] as const)('%s: holds for the content, and for no other', async (algorithm) => {
    const signer = await authority.manager('Änne Großmann', algorithm);
    const { message, der } = await signature(signer);
    expect(await message.verify({ signer: 0, data: content.buffer })).toBe(true);
    await expect(message.verify({ signer: 0, data: new Uint8Array(3).buffer })).rejects.toThrow();
    expect(der.length).toBeLessThan(roomFor(signer, false));
  });

  test('signs content type, digest and certificate, and no time', async () => {
    const { info } = await signature(await authority.manager('Änne Großmann'));
    expect(typesIn(info.signedAttrs)).toEqual([
      '1.2.840.113549.1.9.3',
      '1.2.840.113549.1.9.4',
      '1.2.840.113549.1.9.16.2.47',
    ]);
    expect(typesIn(info.unsignedAttrs)).toBeUndefined();
  });

  test('holds the certificate and everything above it, byte for byte', async () => {
    const signer = await authority.inPerson('Дмитрий Ковалёв', 'Nordlicht Systemhaus GmbH');
    const { message } = await signature(signer);
    const held = (message.certificates ?? []).map((one) =>
      one instanceof Certificate ? hex(new Uint8Array(one.toSchema().toBER(false))) : '',
    );
    expect(held.toSorted()).toEqual([signer.certificate, ...signer.chain].map(hex).toSorted());
  });

  test('names the digest algorithm without parameters, and the kind of key', async () => {
    const named = async (algorithm: 'ecdsa-p256' | 'rsa') => {
      const { info } = await signature(await authority.manager('Änne Großmann', algorithm));
      return [info.digestAlgorithm.toJSON(), info.signatureAlgorithm.algorithmId];
    };
    const sha256Named = { algorithmId: '2.16.840.1.101.3.4.2.1' };
    expect(await named('ecdsa-p256')).toEqual([sha256Named, '1.2.840.10045.4.3.2']);
    expect(await named('rsa')).toEqual([sha256Named, '1.2.840.113549.1.1.1']);
  });

  test('carries the time of an authority over the signature itself, where one was asked', async () => {
    const stamped: string[] = [];
    const { info } = await signature(await authority.manager('Änne Großmann'), (sha) => {
      stamped.push(hex(sha));
      return Promise.resolve(Uint8Array.of(0x30, 0x03, 0x02, 0x01, 0x07));
    });
    expect(typesIn(info.unsignedAttrs)).toEqual(['1.2.840.113549.1.9.16.2.14']);
    expect(stamped).toEqual([hex(await sha256(ownBytes(info.signature.valueBlock.valueHexView)))]);
  });

  test('is not given out when the authority does not answer', async () => {
    const askForTime = () => Promise.reject(new Error('No network.'));
    const made = await cadesSignature(digest, await authority.manager('Änne Großmann'), askForTime);
    expect(made).toEqual({ ok: false, error: { kind: 'signer-failed', detail: 'No network.' } });
  });
});
