import { createHash, generateKeyPairSync, sign, verify } from 'node:crypto';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { packChanges, packedPush, unpackPush } from '#shared/contracts/packed-push';
import { packedTextsSchema, packTexts, unpackTexts } from '#shared/contracts/packed-texts';
import type { Change } from '#shared/sync/change';

const hashOf = (text: string) => createHash('sha256').update(text).digest('hex');
const key = generateKeyPairSync('ed25519');
const most = { texts: 500, letters: 1 << 20 };
const envelope = { space: 'north', epoch: 'e', device: 'laptop', from: 1, sent: 1, mono: 1, boot: 'b' };

function signed(texts: readonly string[]): Change[] {
  return texts.map((body) => ({ body, sig: sign(null, Buffer.from(body), key.privateKey).toString('base64') }));
}

const value = fc.oneof(
  fc.jsonValue(),
  fc.string({ unit: 'binary' }),
  fc.constantFrom('"prev":""', '\\', '\\"', 'a\nb', '\u2028', '1e400', '\ud800', 'é😀'),
);
const edit = fc.record({
  first: fc.dictionary(fc.string({ maxLength: 6 }), value, { maxKeys: 3, noNullPrototype: true }),
  op: fc.constantFrom('create', 'set'),
  clock: fc.oneof(fc.nat(), fc.double({ noNaN: true, noDefaultInfinity: true })),
  why: fc.option(fc.string()),
});

/** Bodies of one device, each naming the hash of the one before. */
function chain(edits: readonly (typeof edit extends fc.Arbitrary<infer Edit> ? Edit : never)[]): Change[] {
  let prev = '';
  const texts = edits.map(({ first, op, clock, why }, at) => {
    const body = {
      v: 1,
      id: `id ${at}`,
      n: at + 1,
      prev,
      op,
      f: first,
      t: { w: clock },
      ...(why === null ? {} : { why }),
    };
    const text = JSON.stringify(body);
    prev = hashOf(text);
    return text;
  });
  return signed(texts);
}

test('a packed push comes out as the very texts that were signed, whatever people wrote', () => {
  fc.assert(
    fc.property(fc.array(edit, { minLength: 1, maxLength: 12 }), (edits) => {
      const changes = chain(edits);
      const packed = packChanges(changes, hashOf);
      const parcel = packedPush.parse(JSON.parse(JSON.stringify({ ...packed, ...envelope })));
      expect(unpackPush(parcel, hashOf)).toEqual({ ok: true, value: { ...envelope, changes } });
    }),
    { numRuns: 400 },
  );
});

test('any texts without a line break come out as they went in, JSON or not', () => {
  const lines = fc.oneof(
    fc.jsonValue().map((made) => JSON.stringify(made)),
    fc.string(),
    fc.string({ unit: fc.constantFrom('"', '\\', ':', '-', '1', 'e', '.', '{', ',') }),
  );
  fc.assert(
    fc.property(fc.array(lines, { minLength: 1, maxLength: 10 }), (texts) => {
      fc.pre(texts.every((text) => !text.includes('\n')));
      const packed = packedTextsSchema.parse(JSON.parse(JSON.stringify(packTexts(texts))));
      expect(unpackTexts(packed, most)).toEqual({ ok: true, value: texts });
    }),
    { numRuns: 1000 },
  );
});

test('whatever is changed on the way, no text comes out with a good signature but those that were signed', () => {
  const places = fc.record({ at: fc.nat(), letter: fc.constantFrom('a', '0', '9', '"', '\\', ',', 'f') });
  fc.assert(
    fc.property(fc.array(edit, { minLength: 2, maxLength: 5 }), places, (edits, { at, letter }) => {
      const changes = chain(edits);
      const text = JSON.stringify({ ...packChanges(changes, hashOf), ...envelope });
      const tampered = text.slice(0, at % text.length) + letter + text.slice((at % text.length) + 1);
      const parcel = packedPush.safeParse(readOr(tampered));
      if (!parcel.success) return;
      const push = unpackPush(parcel.data, hashOf);
      if (!push.ok) return;
      const genuine = new Set(changes.map(({ body }) => body));
      for (const { body, sig } of push.value.changes) {
        const isGood = verify(null, Buffer.from(body), key.publicKey, Buffer.from(sig, 'base64'));
        expect(isGood && !genuine.has(body)).toBe(false);
      }
    }),
    { numRuns: 400 },
  );
});

function readOr(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

test('a chain that does not hold is not packed: headquarters has to see it', () => {
  const texts = [{ prev: '' }, { prev: 'f'.repeat(64) }].map((body, n) => JSON.stringify({ n, ...body }));
  expect(packChanges(signed(texts), hashOf)).toBe(null);
});

test('neither are signatures of another kind', () => {
  expect(packChanges([{ body: '{}', sig: 'short' }], hashOf)).toBe(null);
});

test.each([
  ['would fill a house', { shapes: [{ around: 'a'.repeat(5000), places: [] }], of: 500 }],
  ['would fill it by one place', { shapes: [{ around: '\n', places: ['b'.repeat(5000)] }], of: 500 }],
  ['holds more texts than a push has', { shapes: [{ around: '', places: [] }], of: 501 }],
  ['names a shape that is not there', { shapes: [{ around: '', places: [] }], of: [0, 1] }],
  [
    'has shapes for nobody',
    {
      shapes: [
        { around: '', places: [] },
        { around: '1', places: [] },
      ],
      of: 1,
    },
  ],
  ['has a place too many', { shapes: [{ around: 'a\nb', places: ['1', '2'] }], of: 1 }],
  ['has too few words for its texts', { shapes: [{ around: '\n', places: [{ words: 'a\nb' }] }], of: 3 }],
  ['has too few steps', { shapes: [{ around: '\n', places: [{ steps: [1] }] }], of: 2 }],
])('a parcel that %s is refused', (_, packed) => {
  expect(unpackTexts(packedTextsSchema.parse(packed), most)).toMatchObject({ ok: false });
});
