import type { CalendarDate } from '#shared/base/calendar-date';
import type { PartnerRecords } from '#shared/domain/gates/known-records';
import { versionsOf } from '#shared/domain/interviews/answer-versions';
import { recordField } from '#shared/domain/interviews/answered-facts';
import type { Proof, Question } from '#shared/domain/playbook/pack';
import type { PackIndex } from '#shared/domain/playbook/pack-index';
import { partsOf } from '#shared/domain/playbook/partner-facts';

/** What a question or a step brings, so that it can be taken away and looked what is different without it. */
export interface Takeaway {
  /** Two things that bring the same have the same key. */
  readonly key: string;
  readonly questions: readonly Question[];
  readonly evidenceTypes: readonly string[];
  /** When something of it was given in the time, the latest first; empty: this partner was not asked. */
  readonly givenIn: (records: PartnerRecords, from: CalendarDate) => readonly string[];
  readonly without: (records: PartnerRecords) => PartnerRecords;
}

export function questionsAway(questions: readonly Question[]): Takeaway {
  const ids = new Set(questions.map(({ id }) => id));
  return {
    key: `questions ${[...ids].join(' ')}`,
    questions,
    evidenceTypes: [],
    givenIn: ({ answers }, from) => latest(answers.filter(({ questionId }) => ids.has(questionId)).map(at), from),
    without: (records) => ({
      ...records,
      partner: withoutHomes(records, questions),
      answers: records.answers.filter(({ questionId }) => !ids.has(questionId)),
    }),
  };
}

/** What stands on the partner's record because it was said here; a record that says otherwise was filled by somebody else. */
function withoutHomes({ partner, answers }: PartnerRecords, questions: readonly Question[]): PartnerRecords['partner'] {
  const fields = new Map<string, unknown>(Object.entries(partner));
  const blank = questions.flatMap((question) => {
    const shown = versionsOf(answers.filter(({ questionId }) => questionId === question.id))?.shown;
    return question.fields.flatMap(({ id, home }) =>
      home !== undefined && shown?.value[id] === fields.get(recordField(home)) ? [recordField(home)] : [],
    );
  });
  return blank.length === 0 ? partner : { ...partner, ...Object.fromEntries(blank.map((field) => [field, ''])) };
}

/** What a step brings, by its proof; null where it brings nothing of its own but sums up what others bring. */
export function proofAway(proof: Proof, index: PackIndex): Takeaway | null {
  switch (proof.kind) {
    case 'interview':
      return questionsAway(index.formById.get(proof.moduleId)?.questions ?? []);
    case 'question':
      return questionsAway(questionsBy(index, [proof.questionId]));
    case 'score': {
      const parts = index.pack.scores.find(({ id }) => id === proof.scoreId)?.parts ?? [];
      return questionsAway(questionsBy(index, [...new Set(parts.map(({ field }) => partsOf(field).questionId))]));
    }
    case 'evidence':
      return evidenceAway([proof.typeId]);
    case 'integrationChecks':
      return evidenceAway(
        index.pack.evidenceTypes.filter(({ facts }) => facts.some(({ id }) => id === 'check')).map(({ id }) => id),
      );
    case 'document':
      return recordsAway(`document ${proof.document}`, {
        given: ({ signed }) => signed.filter(({ kind }) => kind === proof.document).map(at),
        without: (records) => ({ ...records, signed: records.signed.filter(({ kind }) => kind !== proof.document) }),
      });
    case 'riskTier':
      return recordsAway('riskTier', {
        given: ({ partner }) => (partner.riskTierAccepted === null ? [] : [partner.riskTierAccepted.at]),
        without: (records) => ({ ...records, partner: { ...records.partner, riskTierAccepted: null, exposure: null } }),
      });
    case 'gate':
      return recordsAway(`gate ${proof.gateId}`, {
        given: ({ decisions }) => decisions.filter(({ gateId }) => gateId === proof.gateId).map(({ asOf }) => asOf),
        without: (records) => ({
          ...records,
          decisions: records.decisions.filter(({ gateId }) => gateId !== proof.gateId),
        }),
      });
    case 'credentials':
      return recordsAway('credentials', {
        given: ({ learners }) => learners.map(({ since }) => `${since}T00:00:00Z`),
        without: (records) => ({ ...records, learners: [] }),
      });
    case 'deal':
      return recordsAway('deal', {
        given: ({ deals }) => deals.map(({ createdAt }) => createdAt),
        without: (records) => ({ ...records, deals: [] }),
      });
    case 'handoff':
      return recordsAway(`handoff ${proof.handoffId}`, {
        given: ({ handoffs }) =>
          handoffs.filter(({ kind }) => kind === proof.handoffId).map(({ requestedAt }) => requestedAt),
        without: (records) => ({
          ...records,
          handoffs: records.handoffs.filter(({ kind }) => kind !== proof.handoffId),
        }),
      });
    case 'controls':
      return null;
  }
}

function evidenceAway(typeIds: readonly string[]): Takeaway {
  const types = new Set(typeIds);
  const served = ({ typeId, alsoServes }: PartnerRecords['evidence'][number]) =>
    types.has(typeId) || alsoServes.some((id) => types.has(id));
  return {
    key: `evidence ${typeIds.join(' ')}`,
    questions: [],
    evidenceTypes: typeIds,
    givenIn: ({ evidence, revisions }, from) => {
      const own = new Set<string>(evidence.filter(served).map(({ id }) => id));
      return latest(
        revisions.filter(({ evidenceId }) => own.has(evidenceId)).map(({ capturedAt }) => capturedAt),
        from,
      );
    },
    without: (records) => ({
      ...records,
      evidence: records.evidence
        .filter(({ typeId }) => !types.has(typeId))
        .map((piece) => ({ ...piece, alsoServes: piece.alsoServes.filter((id) => !types.has(id)) })),
    }),
  };
}

function recordsAway(
  key: string,
  {
    given,
    without,
  }: {
    readonly given: (records: PartnerRecords) => readonly string[];
    readonly without: Takeaway['without'];
  },
): Takeaway {
  return {
    key,
    questions: [],
    evidenceTypes: [],
    givenIn: (records, from) => latest(given(records), from),
    without,
  };
}

function questionsBy(index: PackIndex, ids: readonly string[]): readonly Question[] {
  return ids.flatMap((id) => index.questionById.get(id) ?? []);
}

const at = (record: { readonly at: string }) => record.at;

function latest(moments: readonly string[], from: CalendarDate): readonly string[] {
  return moments.filter((moment) => moment >= from).sort((left, right) => (left < right ? 1 : -1));
}
