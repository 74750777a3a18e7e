import { addDays, addMonths, type CalendarDate, dayOf } from '#shared/base/calendar-date';
import type { Json } from '#shared/base/json';
import { dealStanding } from '#shared/domain/commercial/deal-rules';
import { type EvidencePiece, piecesOf, typeIdsOf } from '#shared/domain/evidence/evidence-rules';
import { type KindHistory, kindHistories, spansOf } from '#shared/domain/evidence/holding-pieces';
import { revalidationMonths } from '#shared/domain/partners/partner-rules';
import type { PackIndex } from '#shared/domain/playbook/pack-index';
import { lastDayOf } from './concession-standing';
import { type Cause, causes, type EvaluationPlan, planFor, proofTypes } from './evaluation-plan';
import { knownBy, type PartnerRecords } from './known-records';
import { type DayGround, PartnerDay } from './partner-day';

/**
 * What is on record about a partner, read once so that many days can be asked about: what does not hang on the day is
 * found out once, and each day at most once.
 */
export class PartnerHistory implements DayGround {
  readonly records: PartnerRecords;
  readonly index: PackIndex;
  readonly plan: EvaluationPlan;
  readonly kinds: ReadonlyMap<string, KindHistory>;
  readonly partner: { readonly [field: string]: Json };
  readonly handoffsDone: readonly string[];
  readonly documentsSigned: readonly string[];
  readonly #days = new Map<CalendarDate, PartnerDay>();
  readonly #turns = new Map<Cause, readonly CalendarDate[]>();
  readonly #found = new Map<string, unknown>();
  #learningPieces: readonly EvidencePiece[] | null = null;

  constructor(records: PartnerRecords, index: PackIndex, knownAt: string | undefined) {
    this.records = knownBy(records, knownAt);
    this.index = index;
    this.plan = planFor(index);
    this.kinds = kindHistories(this.records, index.evidenceTypeById);
    const { id: _id, ...partner } = this.records.partner;
    this.partner = partner as { readonly [field: string]: Json };
    this.documentsSigned = [...new Set(this.records.signed.map(({ kind }) => kind))].sort();
    this.handoffsDone = handoffsDone(this.records);
  }

  get learningPieces(): readonly EvidencePiece[] {
    this.#learningPieces ??= piecesOf(this.records).filter(({ evidence }) =>
      typeIdsOf(evidence).some((typeId) => this.plan.learningTypes.has(typeId)),
    );
    return this.#learningPieces;
  }

  on(day: CalendarDate): PartnerDay {
    const kept = this.#days.get(day);
    if (kept) return kept;
    const made = new PartnerDay(this, day);
    this.#days.set(day, made);
    return made;
  }

  /** The first days on which one of some causes may have changed something, in order. */
  turnsOf(about: ReadonlySet<Cause>): readonly CalendarDate[] {
    const days = new Set<CalendarDate>();
    for (const cause of about) for (const day of this.#turnsBy(cause)) days.add(day);
    return [...days].sort();
  }

  once<Value>(key: string, find: () => Value): Value {
    if (!this.#found.has(key)) this.#found.set(key, find());
    return this.#found.get(key) as Value;
  }

  dealsOn(day: CalendarDate): readonly string[] {
    const rules = this.index.pack.commercial?.deals;
    const { deals, dealEvents } = this.records;
    if (!rules || deals.length === 0) return [];
    const end = `${day}T23:59:59.999Z`;
    return [...new Set(deals.map((deal) => dealStanding(deal, dealEvents, rules, end).state as string))].sort();
  }

  #turnsBy(cause: Cause): readonly CalendarDate[] {
    const kept = this.#turns.get(cause);
    if (kept) return kept;
    const turns = this.#findTurns(cause);
    this.#turns.set(cause, turns);
    return turns;
  }

  #findTurns(cause: Cause): readonly CalendarDate[] {
    const { records } = this;
    switch (cause) {
      case causes.tier:
        return [...tierTurns(records), ...concessionTurns(records)];
      case causes.concessions:
        return concessionTurns(records);
      case causes.learners:
        return this.#learnerTurns();
      case causes.decisions:
        return records.decisions.map(({ asOf }) => dayOf(asOf));
      case causes.deals:
        return this.#dealTurns();
      default:
        return spansOf(this.kinds.get(cause)).flatMap(({ from, until }) =>
          until === null ? [from] : [from, addDays(until, 1)],
        );
    }
  }

  #learnerTurns(): readonly CalendarDate[] {
    const { learners } = this.records;
    if (learners.length === 0) return [];
    return [
      ...learners.flatMap(({ since, left }) => (left === null ? [since] : [since, addDays(left, 1)])),
      ...this.index.pack.curricula.flatMap((curriculum) =>
        proofTypes(curriculum).flatMap((typeId) =>
          spansOf(this.kinds.get(typeId)).map(({ from }) =>
            addDays(addMonths(from, curriculum.credential.validMonths), 1),
          ),
        ),
      ),
    ];
  }

  /** Every day on which a clock of a deal could run out; a few too many only cost time. */
  #dealTurns(): readonly CalendarDate[] {
    const rules = this.index.pack.commercial?.deals;
    if (!rules) return [];
    const spans = [
      0,
      rules.protectionDays,
      rules.protectionDays + rules.extensionDays,
      // A clock of working days, with the week-ends in between.
      ...[rules.decisionDays, rules.appealDays].flatMap((days) =>
        Array.from({ length: days * 2 + 6 }, (_, at) => at + 1),
      ),
    ];
    return this.records.dealEvents.flatMap(({ at }) => spans.map((days) => addDays(dayOf(at), days + 1)));
  }
}

function tierTurns({ partner }: PartnerRecords): readonly CalendarDate[] {
  const accepted = partner.riskTierAccepted;
  if (accepted === null) return [];
  return [addDays(addMonths(dayOf(accepted.at), revalidationMonths[accepted.tier]), 1)];
}

function concessionTurns({ concessions, concessionDecisions }: PartnerRecords): readonly CalendarDate[] {
  return [
    ...concessions.map((concession) => addDays(lastDayOf(concession), 1)),
    ...concessionDecisions.map(({ at }) => dayOf(at)),
  ];
}

function handoffsDone({ handoffs, handoffEvents }: PartnerRecords): readonly string[] {
  if (handoffEvents.length === 0) return [];
  const done = new Set(handoffEvents.filter(({ kind }) => kind === 'done').map(({ handoffId }) => handoffId));
  return [...new Set(handoffs.filter(({ id }) => done.has(id)).map(({ kind }) => kind))].sort();
}

const histories = new WeakMap<PartnerRecords, PartnerHistory>();

/** The history of some records. Records never change, so that asking twice of the same ones costs nothing. */
export function historyOf(records: PartnerRecords, index: PackIndex, knownAt: string | undefined): PartnerHistory {
  if (knownAt !== undefined) return new PartnerHistory(records, index, knownAt);
  const kept = histories.get(records);
  if (kept && kept.index === index) return kept;
  const history = new PartnerHistory(records, index, undefined);
  histories.set(records, history);
  return history;
}
