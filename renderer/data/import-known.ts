import type { EvidenceRevision } from '#shared/domain/evidence/evidence';
import type { ImportKind } from '#shared/domain/imports/import-kinds';
import { type KnownExamResult, type KnownRecords, nothingKnown } from '#shared/domain/imports/import-known';
import { reportingSettingsSchema } from '#shared/domain/reporting/reporting';
import { allRecords } from './reading';
import type { Workspace } from './workspace';

/** What is here and may meet a row of a table of this kind. Only what the kind asks for is read: there may be much. */
export async function gatherKnown(workspace: Workspace, kind: ImportKind): Promise<KnownRecords> {
  const { surroundings, playbooks } = workspace;
  const { pack } = playbooks.current();
  const partners = workspace.directory.view.partners.map(({ id, legalName, registerNumber, country }) => {
    return { id, legalName, registerNumber, country };
  });
  return {
    ...nothingKnown,
    now: new Date(surroundings.now()).toISOString(),
    zone: Intl.DateTimeFormat().resolvedOptions().timeZone,
    partners,
    exams: pack.exams.map(({ questions: _asked, ...exam }) => exam),
    dealRules: pack.commercial?.deals ?? null,
    ...(await gatherers[kind](workspace)),
  };
}

type Gather = (workspace: Workspace) => Promise<Partial<KnownRecords>>;

const gatherers: Readonly<Record<ImportKind, Gather>> = {
  partners: async ({ database }) => ({ partners: await allRecords(database, 'partner') }),
  people: async ({ database }) => ({ people: await allRecords(database, 'person') }),
  deals: async ({ database }) => ({
    deals: await allRecords(database, 'deal'),
    dealEvents: await allRecords(database, 'dealEvent'),
  }),
  engagements: async ({ database }) => ({ engagements: await allRecords(database, 'engagement') }),
  defects: async ({ database }) => ({
    engagements: await allRecords(database, 'engagement'),
    defects: await allRecords(database, 'defect'),
  }),
  cases: async ({ database }) => ({ cases: await allRecords(database, 'serviceCase') }),
  surveys: async ({ database }) => ({
    people: await allRecords(database, 'person'),
    engagements: await allRecords(database, 'engagement'),
    answers: await allRecords(database, 'surveyAnswer'),
  }),
  examResults: async ({ database }) => ({
    people: await allRecords(database, 'person'),
    learners: await allRecords(database, 'learner'),
    examResults: (await allRecords(database, 'evidenceRevision')).flatMap(resultsOf),
  }),
  soldDeals: async ({ database }) => ({ soldDeals: await allRecords(database, 'soldDeal') }),
  monthlyRates: async ({ database }) => {
    const [settings] = (await allRecords(database, 'reportingSettings')).sort((left, right) =>
      left.id < right.id ? -1 : 1,
    );
    const standard = reportingSettingsSchema.shape.currency.parse(undefined);
    return { rates: await allRecords(database, 'monthlyRate'), reportingCurrency: settings?.currency ?? standard };
  },
};

/** A result was given on the day from which it holds, whenever it was written down. */
function resultsOf({ facts, effectiveFrom }: EvidenceRevision): readonly KnownExamResult[] {
  const { person, exam, role, score } = facts;
  if (typeof person !== 'string' || typeof exam !== 'string' || typeof role !== 'string') return [];
  return [
    { personId: person, examId: exam, role, day: effectiveFrom, ...(typeof score === 'number' ? { score } : {}) },
  ];
}
