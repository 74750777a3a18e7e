import { type LearnerRole, learnerRoles } from '#shared/domain/playbook/pack-enablement';
import { readNumber, wordOf } from './import-cells';
import type { Finder } from './import-known';
import type { RowReader } from './import-row';
import type { ImportedRecord } from './imported-record';

/**
 * A result of an exam that was held elsewhere. It is a score without answers, so somebody has to accept it. Whoever is
 * not in a role is put into the one the table names; without a name nobody can know for what the result counts.
 */
export function readExamResult(row: RowReader, find: Finder): ImportedRecord | null {
  const partnerId = row.partner();
  const personId = row.person(partnerId);
  const exam = row.read('exam', 'unknownWord', find.exam, find.known.exams.map(({ title }) => title).join(', '));
  const score = readPoints(row);
  const day = row.day('day');
  const named = row.word('role', wordOf(learnerRoles), learnerRoles);
  if (partnerId === null || personId === null || exam === null || score === null || day === null) return null;
  if (exam.role !== 'baseline' && named !== null && named !== exam.role) {
    row.refuse('role', 'otherRole', { allowed: exam.role });
    return null;
  }
  const held = find.rolesOn(personId, day);
  const counts = exam.role === 'baseline' ? held : held.filter((role) => role === exam.role);
  const roles: readonly LearnerRole[] = named === null ? counts : [named];
  if (roles.length === 0) {
    row.refuse('role', 'notALearner');
    return null;
  }
  const addsRole = named !== null && !held.includes(named) ? named : null;
  return { kind: 'examResults', input: { partnerId, personId, examId: exam.id, roles, addsRole, score, day } };
}

function readPoints(row: RowReader): number | null {
  const score = row.decimal('score', 'notAScore', readNumber);
  if (score === null || (score >= 0 && score <= 100)) return score;
  row.refuse('score', 'outOfScale', { allowed: '0–100' });
  return null;
}
