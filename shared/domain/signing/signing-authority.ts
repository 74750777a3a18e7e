import type { Answer } from '#shared/domain/interviews/answer';
import { versionsOf } from '#shared/domain/interviews/answer-versions';
import type { PersonId } from '#shared/domain/partners/person';
import { fieldOf, type PackIndex } from '#shared/domain/playbook/pack-index';
import type { EvidenceRecord } from './evidence-record';

export type SigningAuthority = EvidenceRecord['authority'];

/** The question of the contracting interview that asks who can sign, and its table. */
const question = { id: 'M2.Q1', field: 'signatories' } as const;

/**
 * What the right to sign rests on, the strongest first: an accepted proof that names this person, else what was said
 * in the contracting interview, else their own word.
 */
export function signingAuthority(on: {
  readonly personId: PersonId;
  /** Accepted proofs of authority that hold, with the person each one names. */
  readonly proofs: readonly { readonly evidenceId: string; readonly personId: PersonId }[];
  readonly answers: readonly Answer[];
  readonly index: PackIndex;
}): SigningAuthority {
  const evidenceIds = on.proofs.filter(({ personId }) => personId === on.personId).map(({ evidenceId }) => evidenceId);
  if (evidenceIds.length > 0) return { kind: 'proven', evidenceIds };
  const shown = versionsOf(on.answers.filter(({ questionId }) => questionId === question.id))?.shown;
  if (shown?.state !== 'answered') return { kind: 'ownWord' };
  const rows = shown.value[question.field];
  const row = isList(rows) ? rows.find((one) => isRow(one) && one.person === on.personId) : undefined;
  if (!isRow(row)) return { kind: 'ownWord' };
  return { kind: 'answered', answerId: shown.id, said: saidIn(row, on.index) };
}

type Row = { readonly [column: string]: unknown };

/** The row in the words of the playbook: how, up to which amount, where it is written. */
function saidIn(row: Row, index: PackIndex): string {
  const columns = fieldOf(index, question.id, question.field)?.columns ?? [];
  return ['mode', 'limit', 'source']
    .map((id) => {
      const column = columns.find((one) => one.id === id);
      const value = row[id];
      if (typeof value === 'number') return `${column?.label ?? id} ${value} ${column?.unit ?? ''}`.trim();
      return column?.options?.find((option) => option.id === value)?.label ?? '';
    })
    .filter((part) => part !== '')
    .join(', ');
}

const isList = (value: unknown): value is readonly unknown[] => Array.isArray(value);
const isRow = (value: unknown): value is Row => typeof value === 'object' && value !== null && !Array.isArray(value);
