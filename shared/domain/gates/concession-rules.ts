import { addDays, type CalendarDate, dayOf } from '#shared/base/calendar-date';
import type { CommandContext } from '#shared/base/command-context';
import { ok, type Result, refuse } from '#shared/base/result';
import { isLower, riskTierOf } from '#shared/domain/partners/partner-rules';
import type { PersonId } from '#shared/domain/partners/person';
import type { PackIndex } from '#shared/domain/playbook/pack-index';
import type { Concession, ConcessionDecision, ConcessionDecisionId, ConcessionId } from './concession';
import {
  concessionStanding,
  gatesConcerned,
  grantedOn,
  lastDayOf,
  longestWaiverDays,
  mostWaivers,
  tierNamed,
} from './concession-standing';
import type { PartnerRecords } from './known-records';
import { historyOf } from './partner-history';

interface Given {
  readonly records: PartnerRecords;
  readonly index: PackIndex;
}

export type ConcessionWish = Pick<Concession, 'kind' | 'subject' | 'by' | 'reason' | 'until'>;
/** A wish for a certain partner. */
export type ConcessionRequest = ConcessionWish & Pick<Concession, 'partnerId'>;

export type RequestConcessionRefusal =
  /** Neither a criterion nor a control nor a tier of the playbook. */
  | { readonly kind: 'subject-unknown' }
  /** A hard criterion can never be waived. */
  | { readonly kind: 'hard' }
  | { readonly kind: 'reason-missing' }
  | { readonly kind: 'until-passed' }
  /** `latest`: the last day that may be asked for. */
  | { readonly kind: 'until-too-late'; readonly latest: CalendarDate }
  | { readonly kind: 'too-many-waivers'; readonly gateIds: readonly string[] }
  /** The same thing is asked for, or granted, already. */
  | { readonly kind: 'already-there'; readonly concessionId: ConcessionId }
  /** Nobody names the controls that are to do the work. */
  | { readonly kind: 'compensation-missing' }
  /** Controls that are unknown, the control itself, or not satisfied today. */
  | { readonly kind: 'compensation-not-satisfied'; readonly controlIds: readonly string[] }
  /** The tier is not lower than what the exposure gives; raising is free and needs no request. */
  | { readonly kind: 'not-lower' };

/** Asks that something be left open, done by other controls, or treated as of a lower risk. It holds once approved. */
export function requestConcession(
  wish: ConcessionWish,
  given: Given,
  context: CommandContext,
): Result<{ readonly concession: Concession }, RequestConcessionRefusal> {
  const today = dayOf(context.now);
  const reason = wish.reason.trim();
  const refusal = (reason === '' ? ({ kind: 'reason-missing' } as const) : null) ?? whyNot(wish, given, today);
  if (refusal) return refuse(refusal);
  return ok({
    concession: {
      id: context.newId() as ConcessionId,
      partnerId: given.records.partner.id,
      kind: wish.kind,
      subject: wish.subject,
      by: wish.kind === 'compensation' ? [...new Set(wish.by)] : [],
      reason,
      requestedBy: context.by,
      requestedAt: context.now,
      until: wish.until,
    },
  });
}

function whyNot(wish: ConcessionWish, given: Given, today: CalendarDate): RequestConcessionRefusal | null {
  const subject = subjectRefusal(wish, given);
  if (subject) return subject;
  if (wish.until < today) return { kind: 'until-passed' };
  const same = given.records.concessions.find(
    (one) => one.kind === wish.kind && one.subject === wish.subject && isAlive(one, given, today),
  );
  if (same) return { kind: 'already-there', concessionId: same.id };
  switch (wish.kind) {
    case 'waiver':
      return waiverRefusal(wish, given, today);
    case 'compensation':
      return compensationRefusal(wish, given, today);
    case 'lowerTier':
      return tierRefusal(wish, given);
  }
}

function subjectRefusal({ kind, subject }: ConcessionWish, { index }: Given): RequestConcessionRefusal | null {
  const criterion = index.pack.gates.flatMap(({ criteria }) => criteria).find(({ id }) => id === subject);
  const isKnown = {
    waiver: criterion !== undefined || index.controlById.has(subject),
    compensation: index.controlById.has(subject),
    lowerTier: tierNamed(subject) !== null,
  }[kind];
  if (!isKnown) return { kind: 'subject-unknown' };
  return kind === 'waiver' && criterion?.hard ? { kind: 'hard' } : null;
}

function waiverRefusal(wish: ConcessionWish, given: Given, today: CalendarDate): RequestConcessionRefusal | null {
  const latest = addDays(today, longestWaiverDays);
  if (wish.until > latest) return { kind: 'until-too-late', latest };
  // Requests count too: a third one could never be approved beside them.
  const alive = given.records.concessions.filter((one) => one.kind === 'waiver' && isAlive(one, given, today));
  const full = fullGates(wish.subject, alive, given.index);
  return full.length > 0 ? { kind: 'too-many-waivers', gateIds: full } : null;
}

/** Gates at which a waiver of something would be one too many beside others. */
function fullGates(subject: string, others: readonly Concession[], index: PackIndex): readonly string[] {
  return gatesConcerned(subject, index)
    .map(({ id }) => id)
    .filter((id) => {
      const there = others.filter((one) => gatesConcerned(one.subject, index).some((gate) => gate.id === id));
      return there.length >= mostWaivers;
    });
}

function compensationRefusal(
  wish: ConcessionWish,
  { records, index }: Given,
  today: CalendarDate,
): RequestConcessionRefusal | null {
  if (wish.by.length === 0) return { kind: 'compensation-missing' };
  const day = historyOf(records, index, undefined).on(today);
  const controlIds = [...new Set(wish.by)].filter((id) => {
    const control = index.controlById.get(id);
    return id === wish.subject || control === undefined || day.findingOf(control).state !== 'satisfied';
  });
  return controlIds.length > 0 ? { kind: 'compensation-not-satisfied', controlIds } : null;
}

function tierRefusal(wish: ConcessionWish, { records }: Given): RequestConcessionRefusal | null {
  const tier = tierNamed(wish.subject);
  const { exposure } = records.partner;
  return tier !== null && exposure !== null && isLower(tier, riskTierOf(exposure)) ? null : { kind: 'not-lower' };
}

function isAlive(concession: Concession, { records }: Given, today: CalendarDate): boolean {
  const { state } = concessionStanding(concession, records.concessionDecisions, today);
  return state === 'approved' || (state === 'requested' && lastDayOf(concession) >= today);
}

export interface ConcessionVerdict {
  readonly verdict: ConcessionDecision['verdict'];
  readonly reason: string;
  /** A person of our side who decided and could not write it down; null: whoever writes decides. */
  readonly spokenBy: ConcessionDecision['spokenBy'];
}

export type DecideConcessionRefusal =
  | { readonly kind: 'concession-unknown' }
  /** Nobody approves a request of their own. Somebody else may say so, and be written down. */
  | { readonly kind: 'own-request' }
  /** The person named is not of our side. */
  | { readonly kind: 'not-of-our-side'; readonly personId: PersonId }
  | { readonly kind: 'reason-missing' }
  | { readonly kind: 'already-decided'; readonly state: 'approved' | 'refused' | 'withdrawn' | 'expired' }
  | { readonly kind: 'too-many-waivers'; readonly gateIds: readonly string[] };

/** Decides about a request: approves or refuses it, or takes back what was approved. */
export function decideConcession(
  concessionId: ConcessionId,
  said: ConcessionVerdict,
  given: Given,
  context: CommandContext,
): Result<{ readonly decision: ConcessionDecision }, DecideConcessionRefusal> {
  const { records } = given;
  const concession = records.concessions.find(({ id }) => id === concessionId);
  if (!concession) return refuse({ kind: 'concession-unknown' });
  const refusal = whyUndecided(concession, said, given, context);
  if (refusal) return refuse(refusal);
  return ok({
    decision: {
      id: context.newId() as ConcessionDecisionId,
      partnerId: records.partner.id,
      concessionId,
      verdict: said.verdict,
      by: context.by,
      spokenBy: said.spokenBy,
      at: context.now,
      reason: said.reason.trim(),
    },
  });
}

function whyUndecided(
  concession: Concession,
  said: ConcessionVerdict,
  given: Given,
  { by, now }: CommandContext,
): DecideConcessionRefusal | null {
  const { records, index } = given;
  const today = dayOf(now);
  const standing = concessionStanding(concession, records.concessionDecisions, today);
  const { state } = standing;
  // What was approved by word of mouth is confirmed by somebody who puts their own name to it.
  const isConfirming = state === 'approved' && standing.isProvisional && said.spokenBy === null;
  const isOpen = state === 'requested' || (state === 'approved' && (said.verdict === 'withdrawn' || isConfirming));
  if (state !== 'requested' && !isOpen) return { kind: 'already-decided', state };
  if (said.verdict !== 'approved') return said.reason.trim() === '' ? { kind: 'reason-missing' } : null;
  if (lastDayOf(concession) < today) return { kind: 'already-decided', state: 'expired' };
  const { spokenBy } = said;
  if (spokenBy === null && concession.requestedBy === by) return { kind: 'own-request' };
  if (spokenBy !== null) {
    const person = records.people.find(({ id }) => id === spokenBy.personId);
    if (person?.party !== 'vendor') return { kind: 'not-of-our-side', personId: spokenBy.personId };
  }
  if (concession.kind !== 'waiver') return null;
  const granted = grantedOn(records, index, today)
    .map((one) => one.concession)
    .filter(({ id, kind }) => kind === 'waiver' && id !== concession.id);
  const full = fullGates(concession.subject, granted, index);
  return full.length > 0 ? { kind: 'too-many-waivers', gateIds: full } : null;
}
