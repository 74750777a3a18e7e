import { createHash, generateKeyPairSync, sign, verify } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { readPack } from '#shared/domain/playbook/pack-check';
import {
  compactJws,
  packText,
  publicJwk,
  rawKey,
  signatureOver,
  signedPart,
} from '#shared/domain/playbook/pack-digest';
import firstPack from '../../../../../resources/packs/partner-onboarding/earlier/1.0.0.json' with { type: 'json' };

describe('the digest of a pack', () => {
  test('is made of canonical JSON: the example of RFC 8785', () => {
    const example = {
      numbers: JSON.parse('[333333333.33333329, 1E30, 4.50, 2e-3, 0.000000000000000000000000001]') as number[],
      string: '\u20ac$\u000F\u000aA\'\u0042\u0022\u005c\\"\u002f',
      literals: [null, true, false],
    };
    expect(packText(example)).toBe(
      '{"literals":[null,true,false],"numbers":[333333333.3333333,1e+30,4.5,0.002,1e-27],"string":"€$\\u000f\\nA\'B\\"\\\\\\\\\\"/"}',
    );
  });

  // An earlier pack must never change: answers are read in it. If this fails, put the file back as it was.
  test('of version 1.0.0 is what it was when it was published', () => {
    const digest = createHash('sha256').update(packText(firstPack)).digest('hex');
    expect(digest).toBe('0cc2b8fd740efc2dc3f3419145fd5178c8592a4a4b86d3f1572e5020fa86a705');
  });
});

test('version 1.0.0 can still be read', () => {
  expect(readPack(firstPack)).toMatchObject({ ok: true, value: { version: '1.0.0' } });
});

describe('the signature of a pack', () => {
  const { publicKey, privateKey } = generateKeyPairSync('ed25519');
  const claims = { packId: 'partner-onboarding', version: '2.1.0', sha256: 'a'.repeat(64) };
  const raw = publicKey.export({ format: 'der', type: 'spki' }).subarray(-32).toString('base64');
  const jws = compactJws(claims, sign(null, Buffer.from(signedPart(claims)), privateKey).toString('base64'));

  test('is a compact JWS that any other program can read and check', () => {
    const [head = '', payload = '', signature = ''] = jws.split('.');
    const read = (part: string) => JSON.parse(Buffer.from(part, 'base64url').toString('utf8')) as unknown;
    expect(read(head)).toEqual({ alg: 'EdDSA', typ: 'fieldpact-pack+jwt' });
    expect(read(payload)).toEqual(claims);
    expect(verify(null, Buffer.from(`${head}.${payload}`), publicKey, Buffer.from(signature, 'base64url'))).toBe(true);
    expect(publicJwk(raw)).toEqual({ crv: 'Ed25519', kty: 'OKP', x: publicKey.export({ format: 'jwk' }).x });
    expect(rawKey(publicJwk(raw))).toBe(raw);
  });

  test('is over these claims and this head, or it is none', () => {
    expect(signatureOver(claims, jws)).not.toBeNull();
    expect(signatureOver({ ...claims, version: '2.1.1' }, jws)).toBeNull();
    const none = Buffer.from('{"alg":"none"}').toString('base64url');
    expect(signatureOver(claims, [none, ...jws.split('.').slice(1)].join('.'))).toBeNull();
    expect(signatureOver(claims, 'nothing like it')).toBeNull();
    expect(rawKey({ kty: 'EC', crv: 'P-256', x: 'AA' })).toBeNull();
  });
});
