import { describe, expect, test } from 'vitest';
import { certificationAttainment, headCountAttainment } from '#shared/domain/metrics/certification-attainment';
import type { Fact } from '#shared/domain/metrics/fact';
import { integrationReadiness } from '#shared/domain/metrics/integration-readiness';
import { type Metric, tallyMetric } from '#shared/domain/metrics/metric';
import { moduleCompletion } from '#shared/domain/metrics/module-completion';
import { privilegesAsAllowed } from '#shared/domain/metrics/privileges';
import { aFact, ago, aPartner, asOf, dayLength, tallied } from '../../../../builders/a-measured-partner';

/** Of one partner for each list of facts. */
const read = (metric: Metric, ...partners: readonly (readonly Fact[])[]) =>
  tallied(
    tallyMetric(metric, asOf),
    partners.map((facts, at) => aPartner(`p${at}`, facts)),
  );

const learner = (person: string, changes: Partial<Fact & { is: 'learner' }> = {}) =>
  aFact('learner', { person, ...changes });
const holds = (person: string, changes: Partial<Fact & { is: 'credential' }> = {}) =>
  aFact('credential', { person, ...changes });

describe('certification attainment', () => {
  test('the worked example: seven of ten hold theirs, one of them joined last week: 70 %, one joined lately', () => {
    const people = Array.from({ length: 10 }, (_, at) => `person ${at}`);
    const facts = people.flatMap((person, at) =>
      at < 7 ? [learner(person), holds(person)] : [learner(person, at === 9 ? { since: ago(7) } : {})],
    );
    expect(read(certificationAttainment(), facts)).toMatchObject({
      value: 0.7,
      n: 10,
      beside: [{ what: 'joinedLately', value: 1 }],
      flags: [{ what: 'joinedLately', count: 1, partnerIds: ['p0'] }],
    });
  });

  test('who is in two roles holds the credentials of both, or does not count as certified', () => {
    const both = [learner('Ada'), learner('Ada', { role: 'support' })];
    expect(read(certificationAttainment(), [...both, holds('Ada')])).toMatchObject({ value: 0, n: 1 });
    expect(read(certificationAttainment(), [...both, holds('Ada'), holds('Ada', { role: 'support' })])).toMatchObject({
      value: 1,
      n: 1,
    });
  });

  test('a credential that has run out, or begins later, is none; one that ends a moment later is', () => {
    const value = (changes: Partial<Fact & { is: 'credential' }>) => {
      const reading = read(certificationAttainment(), [learner('Ada'), holds('Ada', changes)]);
      return reading.state === 'measured' ? reading.value : null;
    };
    expect([
      value({ until: asOf }),
      value({ until: asOf + 1 }),
      value({ from: asOf + 1 }),
      value({ from: asOf }),
    ]).toEqual([0, 1, 0, 1]);
  });

  test('who has left, or is in a role without a requirement, is not counted', () => {
    const facts = [learner('a', { left: asOf }), learner('b', { isRequired: false }), learner('c', { left: asOf + 1 })];
    expect(read(certificationAttainment(), facts)).toMatchObject({ value: 0, n: 1 });
  });

  test('who joined fourteen days ago no longer joined lately', () => {
    expect(read(certificationAttainment(), [learner('a', { since: ago(14) })]).flags).toEqual([]);
  });

  test('who is to join next month is left out as a date that cannot be', () => {
    expect(read(certificationAttainment(), [learner('a', { since: asOf + 30 * dayLength })])).toMatchObject({
      why: 'nothingYet',
      excluded: [{ why: 'impossibleDate', count: 1 }],
    });
  });
});

describe('head count', () => {
  test('the worked example: 3 of 3, 2 of 3, 2 of 2, and none needed: 67 % of three', () => {
    const heads = (held: number, needed: number) => [aFact('heads', { held, needed })];
    expect(read(headCountAttainment(), heads(3, 3), heads(2, 3), heads(2, 2), heads(0, 0))).toMatchObject({
      value: expect.closeTo(2 / 3, 12),
      n: 3,
      excluded: [{ why: 'notAsked', count: 1, partnerIds: ['p3'] }],
    });
  });
});

describe('integration readiness', () => {
  const checks = (passed: number, weightPassed: number) => [aFact('integration', { passed, weightPassed })];

  test('the worked example: one of two has passed all; by weight 51 of 60, 85 %', () => {
    expect(read(integrationReadiness(), checks(9, 30), checks(6, 21))).toMatchObject({
      value: 0.5,
      n: 2,
      beside: [{ what: 'partnerLevel', value: 0.85 }],
    });
  });

  test('a partner that does not integrate is not asked', () => {
    const none = [aFact('integration', { required: 0, passed: 0, weight: 0, weightPassed: 0 })];
    expect(read(integrationReadiness(), none, [aFact('tier')])).toMatchObject({
      why: 'nothingYet',
      beside: [{ what: 'partnerLevel', value: null }],
      excluded: [{ why: 'notAsked', count: 2 }],
    });
  });
});

describe('completion of modules', () => {
  const modules = (begun: number, done: number) =>
    Array.from({ length: begun }, (_, at) => aFact('module', { module: `M${at}`, doneAt: at < done ? ago(5) : null }));

  test('the worked example: four of five and two of three begun are done, 75 %', () => {
    expect(read(moduleCompletion(), modules(5, 4), modules(3, 2))).toMatchObject({ value: 0.75, n: 8 });
  });

  test('a module done next year is left out and flagged', () => {
    const facts = [aFact('module', { doneAt: asOf + 365 * dayLength }), aFact('module', { startedAt: 0 })];
    expect(read(moduleCompletion(), facts)).toMatchObject({
      why: 'nothingYet',
      flags: [{ what: 'impossibleDate', count: 2 }],
    });
  });
});

describe('privileges', () => {
  test('the worked example: 29 of 30 are listed as their credentials allow, 97 %', () => {
    const partners = Array.from({ length: 30 }, (_, at) => [aFact('privileges', { isAsAllowed: at > 0 })]);
    expect(read(privilegesAsAllowed(), ...partners)).toMatchObject({ value: expect.closeTo(29 / 30, 12), n: 30 });
  });

  test('a partner nobody has looked at is not counted', () => {
    expect(read(privilegesAsAllowed(), [aFact('tier')])).toMatchObject({
      why: 'nothingYet',
      excluded: [{ why: 'notAsked', count: 1 }],
    });
  });
});
