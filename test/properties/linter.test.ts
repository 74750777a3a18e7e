import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Json } from '#shared/base/json';
import { termsOf } from '#shared/domain/agreements/terms';
import { compareSla } from '#shared/domain/slas/compare-sla';
import { lintSla } from '#shared/domain/slas/lint-sla';
import { serviceLevelIds } from '#shared/domain/slas/service-level';
import type { Sla } from '#shared/domain/slas/sla';
import { slaOfAnyFormat } from '#shared/domain/slas/sla-formats';
import { composeSla, draftSla } from '#shared/domain/slas/sla-rules';
import { aCompleteVisit, anAgreement, answersWith } from '../builders/a-complete-visit';
import { anSla } from '../builders/an-sla';

const decimal = fc
  .tuple(fc.integer({ min: -5, max: 120 }), fc.nat(99))
  .map(([whole, part]) => `${whole}.${String(part).padStart(2, '0')}`);
const text = fc.string({ minLength: 1, maxLength: 20, unit: 'grapheme' }).filter((one) => one.trim() !== '');
const measure = fc.constantFrom(...serviceLevelIds);
const edge = fc.option(decimal, { nil: null });

/** Whatever the screens can write into the terms of an agreement. */
const terms: fc.Arbitrary<{ readonly [termId: string]: Json }> = fc
  .record(
    {
      termMonths: fc.integer({ min: 1, max: 60 }),
      noticeDays: fc.integer({ min: 1, max: 365 }),
      zone: fc.constantFrom('Europe/Vienna', 'Pacific/Chatham', 'UTC'),
      extraMeasures: fc.array(fc.oneof(measure, text), { maxLength: 6 }),
      commitments: fc.dictionary(
        measure,
        fc.record({ target: decimal, tolerance: decimal, minimumSample: fc.integer({ min: 1, max: 2000 }) }),
        { maxKeys: 5 },
      ),
      creditBands: fc.dictionary(
        measure,
        fc.array(fc.record({ from: edge, to: edge, percent: decimal }), { minLength: 1, maxLength: 4 }),
        { maxKeys: 3 },
      ),
      monthlyFee: fc.record({ amount: decimal, currency: fc.constant('EUR') }),
      dependencies: fc.array(fc.record({ name: text, owner: text, availability: edge }), { maxLength: 4 }),
      deviations: fc.array(
        fc.record({
          clause: fc.oneof(fc.nat(30).map(String), text),
          change: fc.constantFrom('added', 'replaced', 'struck'),
          words: fc.string(),
          reason: fc.string(),
        }),
        { maxLength: 4 },
      ),
      publicCommitments: fc.array(
        fc.record({ promise: text, proof: text, measure: fc.oneof(measure, text), target: edge }),
        { maxLength: 3 },
      ),
      secondLanguage: fc.constantFrom('none', 'en', 'de'),
      prevailingLanguage: fc.constantFrom('first', 'second'),
      declaredVolumes: fc.record({ cases: fc.nat(500), orders: fc.nat(50) }, { requiredKeys: [] }),
      disputeMonths: fc.integer({ min: 1, max: 60 }),
      unitsPerHour: decimal,
    },
    { requiredKeys: [] },
  )
  .map((one) => one as { readonly [termId: string]: Json });

const roster = fc.array(
  fc.record({
    person: fc.constantFrom('tomas', 'lea'),
    days: fc.constantFrom('all', 'workdays', 'weekend'),
    from: fc.constantFrom('00:00', '06:30', '08:00', '22:00'),
    to: fc.constantFrom('00:00', '06:30', '08:00', '22:00'),
  }),
  { minLength: 1, maxLength: 4 },
);

function visit(decided: { readonly [termId: string]: Json }, onCall: Json) {
  const agreement = anAgreement('sla');
  return aCompleteVisit('sla', {
    agreement: { ...agreement, terms: { ...agreement.terms, ...decided } },
    answers: answersWith('M8.Q4', { roster: onCall }),
  });
}

test('every agreement that can be decided is read without an exception, and composed exactly when no error is found', () => {
  fc.assert(
    fc.property(terms, roster, (decided, onCall) => {
      for (const [termId, value] of Object.entries(decided))
        expect(termsOf('sla')[termId]?.schema.safeParse(value).success).toBe(true);
      const draft = draftSla(visit(decided, onCall));
      if (!draft.ok) throw new Error(JSON.stringify(draft.error));
      const errors = lintSla(draft.value).filter(({ severity }) => severity === 'error');
      expect(composeSla(visit(decided, onCall)).ok).toBe(errors.length === 0);
      const read = slaOfAnyFormat(JSON.parse(JSON.stringify(draft.value)) as Json);
      if (read === null) throw new Error('its own data is not read');
      expect(lintSla(read)).toEqual(lintSla(draft.value));
      expect(compareSla(draft.value, read)).toEqual([]);
    }),
    { numRuns: 150 },
  );
});

test('holes and roster together fill the week', () => {
  fc.assert(
    fc.property(roster, (onCall) => {
      const draft = draftSla(visit({}, onCall));
      if (!draft.ok) throw new Error(JSON.stringify(draft.error));
      const found = lintSla(draft.value).find(({ code }) => code === 'E04');
      const filled = (found?.holes?.weekly ?? []).map(({ weekday, from, to }) => ({ weekday, from, to }));
      for (const { from, to } of filled) expect(from < to).toBe(true);
      // Whoever takes every hole makes the finding go away.
      const person = anSla().breachContact;
      const helpers = filled.map(({ from, to }) => ({
        person,
        days: 'all' as const,
        from,
        to: to === '24:00' ? '00:00' : to,
        backup: null,
      }));
      const whole: Sla = { ...draft.value, roster: [...draft.value.roster, ...helpers] };
      expect(lintSla(whole).some(({ code }) => code === 'E04')).toBe(false);
    }),
    { numRuns: 60 },
  );
});

test('a file with any one value spoilt is either not read, or read without an exception', () => {
  const whole = JSON.parse(JSON.stringify(anSla())) as Json;
  const paths = pathsIn(whole);
  const spoilt = fc.constantFrom<Json>(null, '', 'x', -1, 1e9, [], {}, true);
  fc.assert(
    fc.property(fc.constantFrom(...paths), spoilt, (path, value) => {
      const read = slaOfAnyFormat(replaced(whole, path, value));
      if (read === null) return;
      expect(lintSla(read).every(({ code }) => /^[EW]\d\d$/.test(code))).toBe(true);
      compareSla(anSla(), read);
    }),
    { numRuns: 300 },
  );
});

type Path = readonly (string | number)[];

function pathsIn(value: Json, at: Path = []): readonly Path[] {
  if (value === null || typeof value !== 'object') return [at];
  const own = Array.isArray(value) ? value.map((one, index) => [index, one] as const) : Object.entries(value);
  return [...(at.length === 0 ? [] : [at]), ...own.flatMap(([key, one]) => pathsIn(one as Json, [...at, key]))];
}

function replaced(whole: Json, path: Path, value: Json): Json {
  const copy = JSON.parse(JSON.stringify(whole)) as Json;
  const parent = path
    .slice(0, -1)
    .reduce<Json>((one, key) => (one as { readonly [key: string]: Json })[key] ?? null, copy);
  (parent as { [key: string]: Json })[path.at(-1) ?? ''] = value;
  return copy;
}

test('bands computed from target and tolerance are never found faulty', () => {
  const target = fc
    .tuple(fc.integer({ min: 1, max: 90 }), fc.nat(99))
    .map(([whole, part]) => `${whole}.${String(part).padStart(2, '0')}`);
  const tolerance = fc.nat(99).map((part) => `0.${String(part).padStart(2, '0')}`);
  fc.assert(
    fc.property(measure, target, tolerance, (id, promised, allowed) => {
      const commitments = { [id]: { target: promised, tolerance: allowed, minimumSample: 1 } };
      const found = lintSla(anSla({ extraMeasures: [id], commitments, unitsPerHour: '10' }));
      expect(found.filter(({ code }) => code === 'E02' || code === 'E03')).toEqual([]);
    }),
    { numRuns: 200 },
  );
});
