import { describe, expect, test } from 'vitest';
import { compareSla } from '#shared/domain/slas/compare-sla';
import { lintSla } from '#shared/domain/slas/lint-sla';
import { personnelChanges } from '#shared/domain/slas/personnel-changes';
import { everybody } from '../../../../builders/a-complete-visit';
import { anSla } from '../../../../builders/an-sla';

const before = anSla();

describe('an amendment', () => {
  test('changes nothing when nothing was decided otherwise', () => {
    expect(compareSla(before, anSla())).toEqual([]);
  });

  test('is told value by value with the clause it changes, in the order of the document', () => {
    const after = anSla({
      disputeMonths: 6,
      extraMeasures: ['S20'],
      commitments: { S7: { target: '90', tolerance: '3', minimumSample: 10 } },
      changeNotices: { maintenance: { count: 14, unit: 'days' } },
    });
    expect(compareSla(before, after).map(({ clause, of }) => `${clause} ${of}`)).toEqual([
      '2 outcomes',
      '4 journey',
      '7 S7',
      '7 S20',
      '8 S20 source',
      '15 S7',
      '21 changeNotices',
      '23 disputeMonths',
    ]);
    expect(compareSla(before, after).find(({ clause, of }) => clause === '7' && of === 'S7')).toEqual({
      clause: '7',
      of: 'S7',
      before: { target: '95', tolerance: '3', minimumSample: 10 },
      after: { target: '90', tolerance: '3', minimumSample: 10 },
    });
    expect(compareSla(before, after).find(({ of }) => of === 'S20')).toEqual({
      clause: '7',
      of: 'S20',
      before: null,
      after: { target: '98', tolerance: '1', minimumSample: 20 },
    });
  });

  test('needs a reason of its own', () => {
    const amended = { ...before, version: 2, supersedesId: 'first' };
    expect(lintSla(amended).map(({ code, termId }) => [code, termId])).toEqual([['E11', 'amendmentReason']]);
    expect(lintSla({ ...amended, said: { ...amended.said, amendmentReason: 'Two people more on call' } })).toEqual([]);
  });
});

describe('a change of people', () => {
  test('is found where the agreement names somebody who is gone, does something else or is reached otherwise', () => {
    const people = everybody().flatMap((person) => {
      if (person.name === 'Marc Odermatt') return [];
      if (person.name === 'Jonas Weiß') return [{ ...person, title: 'Head of Sales' }];
      return [person.name === 'Eva Lindner' ? { ...person, phone: '+43 1 555 02 11' } : person];
    });
    expect(personnelChanges(before, everybody())).toEqual([]);
    expect(personnelChanges(before, people)).toEqual([
      {
        clause: '12',
        place: 'L2',
        party: 'vendor',
        name: 'Marc Odermatt',
        change: 'gone',
        agreed: 'Head of Customer Success',
        now: '',
      },
      {
        clause: '12',
        place: 'L3',
        party: 'partner',
        name: 'Jonas Weiß',
        change: 'otherRole',
        agreed: 'Alliance Manager',
        now: 'Head of Sales',
      },
      {
        clause: '12',
        place: 'L4',
        party: 'partner',
        name: 'Eva Lindner',
        change: 'reachedOtherwise',
        agreed: '+43 1 555 02 10',
        now: '+43 1 555 02 11',
      },
    ]);
  });
});
