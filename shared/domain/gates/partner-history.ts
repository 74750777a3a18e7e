import { addDays, addMonths, type CalendarDate, dayOf } from '#shared/base/calendar-date';
import type { Json } from '#shared/base/json';
import { dealStanding } from '#shared/domain/commercial/deal-rules';
import type { EvidencePiece } from '#shared/domain/evidence/evidence-rules';
import { EvidenceHistory, spansOf } from '#shared/domain/evidence/holding-pieces';
import { revalidationMonths } from '#shared/domain/partners/partner-rules';
import type { PackIndex } from '#shared/domain/playbook/pack-index';
import { lastDayOf } from './concession-standing';
import { type Cause, causes, type EvaluationPlan, planFor, proofTypes } from './evaluation-plan';
import { knownBy, type PartnerRecords } from './known-records';
import { type DayGround, PartnerDay } from './partner-day';

/** Later than any day anybody asks about. */
const endOfTime: CalendarDate = '9999-12-31';

/**
 * What is on record about a partner, read once so that many days can be asked about: what does not hang on the day is
 * found out once, and each day at most once.
 */
export class PartnerHistory implements DayGround {
  readonly records: PartnerRecords;
  readonly index: PackIndex;
  readonly plan: EvaluationPlan;
  readonly evidence: EvidenceHistory;
  readonly partner: { readonly [field: string]: Json };
  readonly handoffsDone: readonly string[];
  readonly documentsSigned: readonly string[];
  readonly #days = new Map<CalendarDate, PartnerDay>();
  readonly #turns = new Map<Cause, Turns>();
  readonly #found = new Map<string, unknown>();
  #piecesAbout: ReadonlyMap<string, readonly EvidencePiece[]> | null = null;

  constructor(records: PartnerRecords, index: PackIndex, knownAt: string | undefined) {
    this.records = knownBy(records, knownAt);
    this.index = index;
    this.plan = planFor(index);
    this.evidence = new EvidenceHistory(this.records, index.evidenceTypeById);
    const { id: _id, ...partner } = this.records.partner;
    this.partner = partner as { readonly [field: string]: Json };
    this.documentsSigned = [...new Set(this.records.signed.map(({ kind }) => kind))].sort();
    this.handoffsDone = handoffsDone(this.records);
  }

  get piecesAbout(): ReadonlyMap<string, readonly EvidencePiece[]> {
    this.#piecesAbout ??= this.#findPiecesAbout();
    return this.#piecesAbout;
  }

  on(day: CalendarDate): PartnerDay {
    const kept = this.#days.get(day);
    if (kept) return kept;
    const made = new PartnerDay(this, day);
    this.#days.set(day, made);
    return made;
  }

  /**
   * The first days on which one of some causes may have changed something, in order: those after one day, up to and
   * with another.
   */
  turnsOf(about: ReadonlySet<Cause>, after: CalendarDate, upTo: CalendarDate = endOfTime): readonly CalendarDate[] {
    const days = new Set<CalendarDate>();
    for (const cause of about) {
      const { firsts, lasts } = this.#turnsBy(cause);
      for (const day of firsts) if (day > after && day <= upTo) days.add(day);
      for (const day of lasts) if (day >= after && day < upTo) days.add(addDays(day, 1));
    }
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

  #findPiecesAbout(): ReadonlyMap<string, readonly EvidencePiece[]> {
    const about = new Map<string, EvidencePiece[]>();
    const pieces = new Set([...this.plan.learningTypes].flatMap((typeId) => this.evidence.rawPieces(typeId)));
    for (const piece of pieces) {
      // Whom a piece is about may have been corrected with a revision; it is looked at for each of them.
      const people = new Set(piece.revisions.map(({ facts }) => facts['person']));
      for (const person of people) {
        if (typeof person !== 'string') continue;
        const others = about.get(person);
        if (others) others.push(piece);
        else about.set(person, [piece]);
      }
    }
    return about;
  }

  #turnsBy(cause: Cause): Turns {
    const kept = this.#turns.get(cause);
    if (kept) return kept;
    const turns = this.#findTurns(cause);
    this.#turns.set(cause, turns);
    return turns;
  }

  #findTurns(cause: Cause): Turns {
    const { records } = this;
    switch (cause) {
      case causes.tier: {
        const { firsts, lasts } = concessionTurns(records);
        return { firsts, lasts: [...lasts, ...tierEnds(records)] };
      }
      case causes.concessions:
        return concessionTurns(records);
      case causes.learners:
        return this.#learnerTurns();
      case causes.decisions:
        return { firsts: records.decisions.map(({ asOf }) => dayOf(asOf)), lasts: [] };
      case causes.deals:
        return { firsts: [], lasts: this.#dealEnds() };
      default: {
        const spans = spansOf(this.evidence.of(cause));
        return {
          firsts: spans.map(({ from }) => from),
          lasts: spans.flatMap(({ until }) => (until === null ? [] : [until])),
        };
      }
    }
  }

  #learnerTurns(): Turns {
    const { learners } = this.records;
    if (learners.length === 0) return { firsts: [], lasts: [] };
    const credentialEnds = this.index.pack.curricula.flatMap((curriculum) =>
      proofTypes(curriculum).flatMap((typeId) =>
        spansOf(this.evidence.of(typeId)).map(({ from }) => addMonths(from, curriculum.credential.validMonths)),
      ),
    );
    return {
      firsts: learners.map(({ since }) => since),
      lasts: [...learners.flatMap(({ left }) => (left === null ? [] : [left])), ...credentialEnds],
    };
  }

  /** Every day with which a clock of a deal could run out; a few too many only cost time. */
  #dealEnds(): readonly CalendarDate[] {
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
    return this.records.dealEvents.flatMap(({ at }) => spans.map((days) => addDays(dayOf(at), days)));
  }
}

/** When something may change by itself: the first days of what begins, and the last days of what ends. */
interface Turns {
  readonly firsts: readonly CalendarDate[];
  readonly lasts: readonly CalendarDate[];
}

function tierEnds({ partner }: PartnerRecords): readonly CalendarDate[] {
  const accepted = partner.riskTierAccepted;
  return accepted === null ? [] : [addMonths(dayOf(accepted.at), revalidationMonths[accepted.tier])];
}

function concessionTurns({ concessions, concessionDecisions }: PartnerRecords): Turns {
  return { firsts: concessionDecisions.map(({ at }) => dayOf(at)), lasts: concessions.map(lastDayOf) };
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
