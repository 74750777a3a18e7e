import type { CommandContext } from '#shared/base/command-context';
import { unreachable } from '#shared/base/unreachable';
import type { DealEventId, DealId } from '#shared/domain/commercial/deal';
import { noteCase, noteDefect, recordEngagement } from '#shared/domain/delivery/delivery-commands';
import type { LearnerId } from '#shared/domain/enablement/learner';
import { captureEvidence } from '#shared/domain/evidence/evidence-commands';
import type { ImportedRecord, NewDeal, NewExamResult } from '#shared/domain/imports/imported-record';
import { addPerson, createPartner } from '#shared/domain/partners/partner-commands';
import type { MonthlyRateId, SoldDealId } from '#shared/domain/reporting/reporting';
import { type NewSurveyAnswer, noteSurveyAnswer } from '#shared/domain/surveys/survey-commands';
import { creation } from './edits';
import { contextOf, type Workspace } from './workspace';
import type { Edit } from './writer';

/** Makes what is written out of the rows of one table, one after the other. */
export class ImportedRows {
  readonly #workspace: Workspace;
  /** People and roles that an earlier row has brought together. */
  readonly #learners = new Set<string>();

  constructor(workspace: Workspace) {
    this.#workspace = workspace;
  }

  /** The edits that add a row, or null where its rule refuses it. */
  editsOf(record: ImportedRecord): readonly Edit[] | null {
    const context = contextOf(this.#workspace);
    switch (record.kind) {
      case 'partners': {
        const known = this.#workspace.directory.view.partners;
        const created = createPartner({ ...record.input, known }, context);
        return created.ok ? [creation('partner', created.value.partner)] : null;
      }
      case 'people': {
        const added = addPerson(record.input, context);
        return added.ok ? [creation('person', added.value.person)] : null;
      }
      case 'deals':
        return dealEdits(record.input, context);
      case 'engagements': {
        const recorded = recordEngagement(record.input, context);
        return recorded.ok ? [creation('engagement', recorded.value.engagement)] : null;
      }
      case 'defects': {
        const { partnerId, engagementId, ...input } = record.input;
        const noted = noteDefect({ partnerId, id: engagementId }, input, context);
        return noted.ok ? [creation('defect', noted.value.defect)] : null;
      }
      case 'cases': {
        const noted = noteCase(record.input, context);
        return noted.ok ? [creation('serviceCase', noted.value.serviceCase)] : null;
      }
      case 'surveys':
        return answerEdits(record.input, context);
      case 'examResults':
        return this.#resultEdits(record.input, context);
      case 'soldDeals':
        return [creation('soldDeal', { ...record.input, id: context.newId() as SoldDealId, notedAt: context.now })];
      case 'monthlyRates': {
        const noted = { id: context.newId() as MonthlyRateId, notedBy: context.by, notedAt: context.now };
        return [creation('monthlyRate', { ...record.input, ...noted })];
      }
      default:
        return unreachable(record);
    }
  }

  /** A score without its answers: a piece for each role, which proves nothing until somebody has accepted it. */
  #resultEdits(input: NewExamResult, context: CommandContext): readonly Edit[] | null {
    const { pack, evidenceTypeById } = this.#workspace.playbooks.current();
    const exam = pack.exams.find(({ id }) => id === input.examId);
    const type = exam && evidenceTypeById.get(exam.evidenceTypeId);
    if (!exam || !type) return null;
    const { partnerId, personId, score, day } = input;
    const edits: Edit[] = [];
    const place = `${personId} ${input.addsRole ?? ''}`;
    if (input.addsRole !== null && !this.#learners.has(place)) {
      this.#learners.add(place);
      const id = context.newId() as LearnerId;
      const role = { role: input.addsRole, since: day, left: null, courses: {} };
      edits.push(creation('learner', { id, partnerId, personId, ...role }));
    }
    for (const role of input.roles) {
      const captured = captureEvidence(
        {
          ...{ partnerId, type, piece: null, title: exam.title, source: 'record', files: [] },
          ...{ effectiveFrom: day, effectiveTo: null, attestation: null, questionId: null, ownerId: null },
          ...{ confidentiality: 'partner', siteId: null, place: null, kept: [] },
          facts: { person: personId, role, score, exam: exam.id, passed: score >= exam.passAt },
        },
        context,
      );
      if (!captured.ok) return null;
      edits.push(creation('evidence', captured.value.evidence));
      edits.push(creation('evidenceRevision', captured.value.revision));
    }
    return edits;
  }
}

/** Without a history a deal from a table is a draft: registering it is a decision of its own. */
function dealEdits({ history, ...input }: NewDeal, context: CommandContext): readonly Edit[] {
  const { partnerId } = input;
  const dealId = context.newId() as DealId;
  const made = { id: dealId, lead: 'partner' as const, stage: '', createdAt: context.now, createdBy: context.by };
  const events = history.map((event) =>
    creation('dealEvent', {
      ...event,
      ...{ id: context.newId() as DealEventId, partnerId, dealId, code: '', by: context.by },
    }),
  );
  return [creation('deal', { ...input, ...made }), ...events];
}

/** What the row names was found when it was planned; that it is a second answer is told wherever answers are shown. */
function answerEdits(input: NewSurveyAnswer, context: CommandContext): readonly Edit[] | null {
  const { personId = null, engagementId = null } = input;
  const ground = {
    people: personId === null ? [] : [{ id: personId }],
    engagements: engagementId === null ? [] : [{ id: engagementId }],
    answers: [],
  };
  const noted = noteSurveyAnswer(input, ground, context);
  return noted.ok ? [creation('surveyAnswer', noted.value.answer)] : null;
}
