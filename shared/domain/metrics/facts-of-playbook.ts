import { groupBy } from '#shared/base/group-by';
import { lastDay, typeIdsOf, verdictByRevision } from '#shared/domain/evidence/evidence-rules';
import type { PartnerDay } from '#shared/domain/gates/partner-day';
import type { Answer } from '#shared/domain/interviews/answer';
import { evaluate, holds } from '#shared/domain/playbook/expression';
import type { Need } from '#shared/domain/playbook/pack';
import { moduleIdOf, type PackIndex } from '#shared/domain/playbook/pack-index';
import { frictionSigns } from '#shared/domain/readiness/friction-signs';
import type { Fact } from './fact';
import type { MeasurableFile } from './measurable-file';
import { beginningOf, endOfLast, instantOf } from './record-times';

/** How far the playbook has come with the partner, on what evidence, and what that has cost. */
export function factsOfPlaybook(file: MeasurableFile, index: PackIndex, day: PartnerDay): readonly Fact[] {
  return [
    ...moduleFacts(file, index, day),
    ...gateFacts(file),
    evidenceNeed(index, day),
    ...pieceFacts(file, index),
    effortFact(file, index),
    ...moduleEffort(file, index),
  ];
}

/** A module is begun with its first interview. It was done when its last interview ended, if its rule holds today. */
function moduleFacts({ interviews }: MeasurableFile, index: PackIndex, day: PartnerDay): readonly Fact[] {
  const held = groupBy(interviews, ({ moduleId }) => moduleId);
  return index.pack.modules.flatMap((module): readonly Fact[] => {
    const own = held.get(module.id) ?? [];
    if (own.length === 0) return [];
    const startedAt = Math.min(...own.map((one) => instantOf(one.startedAt)));
    const ends = own.flatMap(({ finishedAt }) => (finishedAt === null ? [] : [instantOf(finishedAt)]));
    const doneAt = holds(module.done, day.facts) ? Math.max(startedAt, ...ends) : null;
    return [{ is: 'module', module: module.id, startedAt, doneAt }];
  });
}

/** A gate counts as passed from the first of the decisions that have let the partner through since the last refusal. */
function gateFacts({ records }: MeasurableFile): readonly Fact[] {
  const byGate = groupBy(
    records.decisions.toSorted((left, right) => (left.asOf < right.asOf ? -1 : left.asOf > right.asOf ? 1 : 0)),
    ({ gateId }) => gateId,
  );
  return [...byGate].flatMap(([gate, decisions]): readonly Fact[] => {
    const lastOther = decisions.findLastIndex(({ decision }) => decision !== 'passed');
    const first = decisions[lastOther + 1];
    return first ? [{ is: 'gate', gate, passedAt: instantOf(first.asOf) }] : [];
  });
}

/** Kinds of evidence that steps and controls ask of this partner on the day, and those of them that hold. */
function evidenceNeed(index: PackIndex, day: PartnerDay): Fact {
  const required = new Set<string>();
  for (const { steps } of index.pack.modules)
    for (const { proof, mandatory, appliesIf } of steps) {
      if (proof.kind !== 'evidence' || !mandatory) continue;
      if (appliesIf === undefined || holds(appliesIf, day.facts)) required.add(proof.typeId);
    }
  for (const control of index.pack.controls) {
    if (day.facts.controls[control.id] === undefined || day.findingOf(control).state === 'notApplicable') continue;
    for (const need of control.needs) if (isAskedFor(need, day)) required.add(need.typeId);
  }
  const accepted = [...required].filter((typeId) => day.holding(typeId).length > 0).length;
  return { is: 'evidenceNeed', required: required.size, accepted };
}

function isAskedFor(need: Need, day: PartnerDay): need is Extract<Need, { readonly kind: 'evidence' }> {
  if (need.kind !== 'evidence') return false;
  if (need.onlyIf === undefined) return true;
  const told = evaluate(need.onlyIf, day.facts);
  // While it cannot be told it is asked for: not having been asked is no proof.
  return !told.ok || told.value;
}

function pieceFacts({ records }: MeasurableFile, index: PackIndex): readonly Fact[] {
  const verdicts = verdictByRevision(records.reviews);
  const evidence = new Map<string, (typeof records.evidence)[number]>(records.evidence.map((one) => [one.id, one]));
  return records.revisions.flatMap((revision): readonly Fact[] => {
    const piece = evidence.get(revision.evidenceId);
    if (!piece) return [];
    const type = index.evidenceTypeById.get(typeIdsOf(piece)[0] ?? '') ?? null;
    const review = verdicts.get(revision.id);
    return [
      {
        is: 'piece',
        revision: revision.id,
        capturedAt: instantOf(revision.capturedAt),
        verdict: review?.verdict ?? 'pending',
        verdictAt: review ? instantOf(review.at) : null,
        from: beginningOf(revision.effectiveFrom),
        until: endOfLast(lastDay(revision, type)),
      },
    ];
  });
}

function effortFact({ records }: MeasurableFile, index: PackIndex): Fact {
  const signs = frictionSigns(index, records);
  return {
    is: 'effort',
    submitted: signs.submitted,
    redone: signs.redone,
    askedTwice: signs.askedTwice.length,
    minutes: signs.minutesSpent,
    plannedMinutes: signs.minutesPlanned,
  };
}

function moduleEffort({ records, interviews }: MeasurableFile, index: PackIndex): readonly Fact[] {
  const visits = groupBy(
    interviews.filter(({ visitId }) => visitId !== null),
    ({ moduleId }) => moduleId,
  );
  const answers = groupBy(records.answers, ({ questionId }) => moduleIdOf(questionId));
  return index.pack.modules.flatMap(({ id }): readonly Fact[] => {
    const own = answers.get(id) ?? [];
    if (own.length === 0) return [];
    const firsts = own.filter(({ replaces }) => replaces.length === 0);
    return [
      {
        is: 'moduleEffort',
        module: id,
        minutes: Math.round(own.reduce((sum, { secondsSpent }) => sum + secondsSpent, 0) / 60),
        plannedMinutes: plannedMinutes(firsts, index),
        skipped: firsts.filter(({ state }) => state !== 'answered').length,
        visits: new Set((visits.get(id) ?? []).map(({ visitId }) => visitId)).size,
        redone: own.filter(({ replaces, reason }) => replaces.length > 0 && reason !== '').length,
      },
    ];
  });
}

function plannedMinutes(answers: readonly Answer[], index: PackIndex): number {
  const asked = new Set(answers.map(({ questionId }) => questionId));
  return [...asked].reduce((sum, id) => sum + (index.questionById.get(id)?.minutes ?? 0), 0);
}
