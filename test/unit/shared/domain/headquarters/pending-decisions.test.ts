import { describe, expect, test } from 'vitest';
import { brand } from '#shared/base/brand';
import { type DecidableRecords, pendingDecisions } from '#shared/domain/headquarters/pending-decisions';
import { builtInPack } from '#shared/domain/playbook/built-in-pack';
import { aConcession, aConcessionDecision } from '../../../../builders/a-concession';
import { aDeal, aDealEvent } from '../../../../builders/a-deal';
import { aDecision } from '../../../../builders/a-guided-case';
import { anEvidence, aReview, aRevision } from '../../../../builders/a-partner-case';

const nothing: DecidableRecords = {
  ...{ evidence: [], revisions: [], reviews: [], people: [], concessions: [], concessionDecisions: [] },
  ...{ gateDecisions: [], deals: [], dealEvents: [] },
};

function waiting(records: Partial<DecidableRecords>, by = 'tom', now = '2026-11-21T09:00:00Z') {
  return pendingDecisions({ ...nothing, ...records }, { index: builtInPack(), now, by }).map(
    ({ kind, id, since, isForMe }) => [kind, id, since, isForMe],
  );
}

const request = aConcession('G1.4');
const rejected = [
  aDealEvent('submitted', '2026-11-16'),
  aDealEvent('rejected', '2026-11-17', { code: 'noNeed', by: 'ines' }),
  aDealEvent('appealed', '2026-11-18'),
];

describe('what waits for headquarters', () => {
  test('is told across all partners and kinds, the longest waiting first', () => {
    const records = {
      evidence: [anEvidence('E1.1')],
      revisions: [aRevision()],
      concessions: [request],
      gateDecisions: [aDecision('passed', { provisional: true, by: 'ines', asOf: '2026-11-19T08:00:00Z' })],
      deals: [aDeal()],
      dealEvents: rejected,
    };

    expect(waiting(records)).toEqual([
      ['appeal', 'deal', '2026-11-18T10:00:00Z', true],
      ['gate', records.gateDecisions[0]?.id, '2026-11-19T08:00:00Z', true],
      ['evidence', 'revision', '2026-11-20T09:00:00Z', true],
      ['concession', 'concession-G1.4', '2026-11-20T09:00:00Z', true],
    ]);
  });

  test('is not for whoever asked, decided or rejected it before', () => {
    const records = {
      concessions: [request],
      gateDecisions: [aDecision('passed', { provisional: true, by: 'ines', asOf: '2026-11-19T08:00:00Z' })],
      deals: [aDeal()],
      dealEvents: rejected,
    };

    expect(waiting(records, 'ines').map(([kind, , , isForMe]) => [kind, isForMe])).toEqual([
      ['appeal', false],
      ['gate', false],
      ['concession', false],
    ]);
  });

  test('is nothing once it was decided', () => {
    const records = {
      evidence: [anEvidence('E1.1')],
      revisions: [aRevision()],
      reviews: [aReview('accepted')],
      concessions: [request],
      concessionDecisions: [aConcessionDecision(request)],
      gateDecisions: [aDecision('passed', { provisional: false })],
      deals: [aDeal()],
      dealEvents: [...rejected, aDealEvent('upheld', '2026-11-19', { by: 'tom' })],
    };

    expect(waiting(records)).toEqual([]);
  });

  test('is an approval by word of mouth, until somebody puts their name to it', () => {
    const spoken = aConcessionDecision(request, 'approved', {
      ...{ by: 'ines', spokenBy: { personId: brand<'Person'>('rolf'), how: 'phone' } },
    });

    expect(waiting({ concessions: [request], concessionDecisions: [spoken] })).toEqual([
      ['spokenApproval', 'concession-G1.4', '2026-11-20T10:00:00Z', true],
    ]);
  });

  test('is no request whose last day has passed', () => {
    expect(waiting({ concessions: [{ ...request, until: '2026-11-20' }] })).toEqual([]);
  });
});
