import { describe, expect, test } from 'vitest';
import { dayOf } from '#shared/base/calendar-date';
import type { FileReference } from '#shared/domain/evidence/evidence';
import { passGate } from '#shared/domain/gates/gate-commands';
import { evaluateGate } from '#shared/domain/gates/gate-rules';
import { nothingOnRecord } from '#shared/domain/gates/known-records';
import { factsOf } from '#shared/domain/gates/partner-records';
import { checkAnswer } from '#shared/domain/interviews/answer-check';
import { builtInPack } from '#shared/domain/playbook/built-in-pack';
import {
  type DemoPartner,
  demoFileNames,
  demoMoment,
  demoRecords,
  readDemo,
} from '../../../../renderer/app/demo/demo-records';
import { parseRecord, type Records } from '../../../../renderer/data/records';
import json from '../../../../resources/demo/workspace.json';

const now = '2026-11-20T12:00:00.000Z';
const partners = readDemo(json);
const files = new Map<string, FileReference>(
  demoFileNames(partners).map((name) => [name, { sha256: 'a'.repeat(64), bytes: 1, mime: 'image/jpeg', name }]),
);

function recordsOf<Name extends keyof Records>(partner: DemoPartner, entity: Name): Records[Name][] {
  const records = demoRecords(partner, { now, me: 'mara', files });
  return records.filter((each) => each.entity === entity).map((each) => parseRecord(entity, each.record));
}

function fileOf(partner: DemoPartner) {
  const [record] = recordsOf(partner, 'partner');
  if (!record) throw new Error('A partner of the demo has no record.');
  return {
    ...nothingOnRecord,
    partner: record,
    people: recordsOf(partner, 'person'),
    answers: recordsOf(partner, 'answer'),
    evidence: recordsOf(partner, 'evidence'),
    revisions: recordsOf(partner, 'evidenceRevision'),
    reviews: recordsOf(partner, 'evidenceReview'),
  };
}

function gateOne(partner: DemoPartner) {
  const index = builtInPack();
  const gate = index.gateById.get('G1');
  if (!gate) throw new Error('no gate');
  const records = fileOf(partner);
  const at = partner.gatePassed && demoMoment(partner.gatePassed.at, now);
  const passed = at
    ? passGate(
        'G1',
        { records, index, decisions: [], moment: { asOf: dayOf(at) }, provisional: false },
        { newId: () => 'decision', now: at, by: 'mara' },
      )
    : null;
  const decisions = passed?.ok ? [passed.value.decision] : [];
  return evaluateGate(gate, { records, index, decisions, moment: { asOf: dayOf(now) } }).standing.state;
}

describe('the demo workspace', () => {
  test('holds three partners: past the gate, about to lapse, and just begun', () => {
    expect(partners.map((partner) => [fileOf(partner).partner.legalName, gateOne(partner)])).toEqual([
      ['Havnebro Systems AS', 'passed'],
      ['Gipfelwerk Service GmbH', 'lapsing'],
      ['Quai Nord SARL', 'closed'],
    ]);
  });

  test('answers every question as the playbook wants it answered', () => {
    const index = builtInPack();
    const findings = partners.flatMap((partner) => {
      const records = fileOf(partner);
      // Promises were made for the day they were made on.
      const facts = factsOf(records, index, { asOf: '2020-01-01' });
      return records.answers.flatMap((answer) => {
        const question = index.questionById.get(answer.questionId);
        return question
          ? checkAnswer(question, answer.value, facts).map((finding) => ({ ...finding, questionId: question.id }))
          : [{ questionId: answer.questionId }];
      });
    });
    expect(findings).toEqual([]);
  });

  test('names days from today, so that it never grows old', () => {
    expect(demoMoment('{+30}', now)).toBe('2026-12-20');
    expect(demoMoment('{-3T12:00}', now)).toBe('2026-11-17T12:00:00.000Z');
    expect(demoMoment('plain words', now)).toBe('plain words');
  });

  test('has a file for every name it mentions', () => {
    const kept = Object.keys(import.meta.glob('../../../../resources/demo/files/*')).map((path) =>
      path.split('/').at(-1),
    );
    expect(kept.sort()).toEqual([...files.keys()].sort());
  });
});
