import { expect, test } from 'vitest';
import type { Fact } from '#shared/domain/metrics/fact';
import { type ErasedRecord, ledgerWithout } from '#shared/domain/metrics/forgotten';
import type { Ledger } from '#shared/domain/metrics/ledger';
import { respondentMark } from '#shared/domain/metrics/respondent-mark';

const at = Date.parse('2026-03-01T10:00:00Z');
const moment = new Date(at).toISOString();
const ledgerOf = (...facts: Fact[]): Ledger => facts.map((fact) => ({ fact, since: at, until: null }));
const promoter = (who: string, on = at): Fact => ({ is: 'promoter', person: respondentMark(who), score: 3, at: on });
const erased = (entity: string, id: string, fields: Record<string, readonly unknown[]>): ErasedRecord => ({
  ...{ entity, id },
  values: (field) => fields[field] ?? [],
});
const left = (ledger: Ledger, record: ErasedRecord) => ledgerWithout(ledger, [record]).map(({ fact }) => fact);

test('the score of an erased answer goes, another answer of the same person stays', () => {
  const other = promoter('a@b.example', at + 1);
  const answer = erased('surveyAnswer', 'one', { contact: [' A@B.example'], answeredAt: [moment], personId: [null] });
  expect(left(ledgerOf(promoter('a@b.example'), other), answer)).toEqual([other]);
});

test('every version of an erased answer goes, also one under the name it stood under before', () => {
  const answer = erased('surveyAnswer', 'one', { contact: ['c', ''], personId: ['p', null], answeredAt: [moment] });
  expect(left(ledgerOf(promoter('c'), promoter('p'), promoter('d')), answer)).toEqual([promoter('d')]);
});

test('whatever names an erased person goes: roles, credentials, and answers under the id, the address or the name', () => {
  const person = erased('person', 'zenobia', { email: ['Z@P.example'], name: ['Zenobia'] });
  const learner: Fact = { is: 'learner', person: 'zenobia', role: 'sales', since: at, left: null, isRequired: true };
  const facts = [learner, promoter('zenobia'), promoter('z@p.example'), promoter('odainat')];
  expect(left(ledgerOf(...facts), person)).toEqual([promoter('odainat')]);
});

test('a person without an address takes no answer of somebody unnamed along', () => {
  expect(left(ledgerOf(promoter('')), erased('person', 'x', { email: [''], name: [] }))).toEqual([promoter('')]);
});
