import { addDays, type CalendarDate, dayOf } from '#shared/base/calendar-date';
import type { Learner } from '#shared/domain/enablement/learner';
import type { EvidenceRevision } from '#shared/domain/evidence/evidence';
import { factsOf, type PartnerRecords } from '#shared/domain/gates/partner-records';
import type { Interview } from '#shared/domain/interviews/interview';
import { holds } from '#shared/domain/playbook/expression';
import type { PackIndex } from '#shared/domain/playbook/pack-index';
import type { Participant } from './experiment-result';
import { isAssigned } from './experiment-rules';
import type { Experiment, ExperimentKind } from './improvement';

/** What tells when a partner first met what an experiment is about. */
export interface Meetings {
  readonly interviews: readonly Pick<Interview, 'moduleId' | 'startedAt'>[];
  readonly learners: readonly Pick<Learner, 'role' | 'since'>[];
  readonly revisions: readonly Pick<EvidenceRevision, 'facts' | 'capturedAt'>[];
}

/**
 * The day on which a partner first met a subject: the first interview of the module, the first person in the role, the
 * first sitting of the exam; null: it has not.
 */
export function metOn(
  { interviews, learners, revisions }: Meetings,
  { kind, subject }: { readonly kind: ExperimentKind; readonly subject: string },
): CalendarDate | null {
  switch (kind) {
    case 'contentLayout':
      return earliest(
        interviews.filter(({ moduleId }) => moduleId === subject).map(({ startedAt }) => dayOf(startedAt)),
      );
    case 'courseSequence':
      return earliest(learners.filter(({ role }) => role === subject).map(({ since }) => since));
    case 'certificationDesign':
      return earliest(sittingsOf(revisions, subject).map(({ capturedAt }) => dayOf(capturedAt)));
  }
}

/** A partner as a participant; null where it is not in the experiment. */
export function participantOf(
  experiment: Experiment,
  records: PartnerRecords & Pick<Meetings, 'interviews'>,
  index: PackIndex,
): Participant | null {
  const met = metOn(records, experiment);
  if (met === null || !isAssigned(experiment, met)) return null;
  const lastDay = addDays(met, experiment.withinDays);
  return { partnerId: records.partner.id, metOn: met, gotThere: gotThere(experiment, records, index, lastDay) };
}

/** Judged with what was known at the end of the last day: what is brought later is too late. */
function gotThere(
  { goal, subject }: Experiment,
  records: PartnerRecords,
  index: PackIndex,
  lastDay: CalendarDate,
): boolean {
  const then = () => factsOf(records, index, { asOf: lastDay, knownAt: `${lastDay}T23:59:59.999Z` });
  switch (goal) {
    case 'moduleDone': {
      const done = index.moduleById.get(subject)?.done;
      return done !== undefined && holds(done, then());
    }
    case 'roleCertified':
      return (then().credentials[subject]?.held ?? 0) > 0;
    case 'examPassedFirst': {
      const [first] = sittingsOf(records.revisions, subject).sort((left, right) =>
        left.capturedAt < right.capturedAt ? -1 : 1,
      );
      return first?.facts.passed === true;
    }
  }
}

function sittingsOf(revisions: Meetings['revisions'], examId: string) {
  return revisions.filter(({ facts }) => facts.exam === examId);
}

function earliest(days: readonly CalendarDate[]): CalendarDate | null {
  return days.reduce<CalendarDate | null>((first, day) => (first === null || day < first ? day : first), null);
}
