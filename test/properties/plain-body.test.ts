import fc from 'fast-check';
import { expect, test } from 'vitest';
import { changeBodySchema, changeOperations } from '#shared/sync/change';
import { isPlainBody } from '#shared/sync/plain-body';

const hexadecimal = (length: number) =>
  fc.string({ unit: fc.constantFrom(...'0123456789abcdef'), minLength: length, maxLength: length });
const dot = fc.constantFrom('abcdef:12', 'abc234:1@north-1', 'zzzzzz:9');
const odd = fc.oneof(
  fc.constantFrom<unknown>(null, '', -1, 0, 0.5, 1e308, [], {}, true, 2 ** 53, 'abcdef:0', 'p1', 'x'.repeat(300)),
  fc.jsonValue(),
);
const written = fc.record({ v: fc.jsonValue(), p: fc.array(dot, { maxLength: 3 }) });
const plainBody = fc.record(
  {
    v: fc.constant(1),
    id: fc.uuid(),
    sp: fc.string({ maxLength: 64 }),
    dev: fc.string({ minLength: 1, maxLength: 64 }),
    n: fc.integer({ min: 1, max: 0xffff_ffff }),
    prev: fc.oneof(fc.constant(''), hexadecimal(64)),
    actor: fc.string({ minLength: 1, maxLength: 128 }),
    sv: fc.integer({ min: 1, max: 9 }),
    e: fc.constantFrom('partner', 'packVersion'),
    r: fc.uuid(),
    op: fc.constantFrom(...changeOperations),
    f: fc.dictionary(fc.string({ minLength: 1, maxLength: 9 }), written, { maxKeys: 4, noNullPrototype: true }),
    t: fc.record({ w: fc.integer(), c: fc.nat(), m: fc.nat(), b: fc.string({ maxLength: 64 }) }),
    salt: hexadecimal(32),
    why: fc.string(),
    h: hexadecimal(64).map((hash) => `12:${hash}`),
  },
  { requiredKeys: ['v', 'id', 'sp', 'dev', 'n', 'prev', 'actor', 'sv', 'e', 'r', 'op', 'f', 't', 'salt'] },
);

/** One part of it, at any depth, replaced or added; now and then none. */
const body = fc.tuple(plainBody, fc.option(fc.nat(60)), odd).map(([made, at, value]) => {
  const copy = JSON.parse(JSON.stringify(made)) as Record<string, unknown>;
  if (at === null) return copy;
  const places: [Record<string, unknown>, string][] = [];
  const walk = (on: Record<string, unknown>) => {
    for (const key of [...Object.keys(on), 'more']) {
      places.push([on, key]);
      const inner = on[key];
      if (typeof inner === 'object' && inner !== null) walk(inner as Record<string, unknown>);
    }
  };
  walk(copy);
  const [on, key] = places[at % places.length] ?? [copy, 'more'];
  on[key] = value;
  return copy;
});

test('a body that is taken at a glance is one the schema takes, and the schema would leave nothing out of it', () => {
  let taken = 0;
  fc.assert(
    fc.property(body, (made) => {
      const parsed: unknown = JSON.parse(JSON.stringify(made));
      if (!isPlainBody(parsed, changeOperations)) return;
      taken += 1;
      expect(changeBodySchema.parse(parsed)).toEqual(parsed);
    }),
    { numRuns: 3000 },
  );
  // Those with an odd part at a place where anything may stand, or with none.
  expect(taken).toBeGreaterThan(500);
});

const plain = {
  ...{ v: 1, id: '0190f3c0-aaaa-7bbb-8ccc-0123456789ab', sp: 'north', dev: 'd', n: 1, prev: '', actor: 'u', sv: 1 },
  ...{ e: 'partner', r: 'r', op: 'set', f: { note: { v: { deep: [1, 'a', null] }, p: ['abcdef:1'] } } },
  ...{ t: { w: 1, c: 0, m: 2, b: 'boot' }, salt: '0'.repeat(32) },
};

test('a body as our programs write it is taken at a glance', () => {
  expect(isPlainBody(plain, changeOperations)).toBe(true);
});

test.each([
  ['a number too large to be one', '1e999'],
  ['a name objects treat as their own', '{"__proto__":{"a":1}}'],
  ['deeper than anything a person makes', `${'['.repeat(40)}${']'.repeat(40)}`],
])('%s is left to the schema', (_, value) => {
  const text = JSON.stringify(plain).replace('{"deep":[1,"a",null]}', value);
  expect(isPlainBody(JSON.parse(text), changeOperations)).toBe(false);
});
