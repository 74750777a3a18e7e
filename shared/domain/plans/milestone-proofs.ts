import { addDays, dayOf } from '#shared/base/calendar-date';
import { dealStory } from '#shared/domain/commercial/deal-rules';
import { latestDecision } from '#shared/domain/gates/criterion-rules';
import { evaluateGate } from '#shared/domain/gates/gate-rules';
import { factsOf } from '#shared/domain/gates/partner-records';
import { acceptedPieces, evidenceProof, proofByEvidence } from './accepted-pieces';
import { capabilityRoles } from './learner-roles';
import {
  type MilestoneGround,
  type MilestoneProof,
  type MilestoneReading,
  type MissingForMilestone,
  notReached,
  reachedBy,
  readingOf,
} from './milestone-reading';
import type { MilestoneId } from './milestones';
import { minutesReading } from './review-rules';
import { verifiedOutcomes } from './verified-outcomes';

/** What the records say of a milestone: reached and by what, or everything that is missing. Nothing is reached by waiting. */
export function readMilestone(id: MilestoneId, ground: MilestoneGround): MilestoneReading {
  return readers[id](ground);
}

type Part = { readonly proof: MilestoneProof } | { readonly missing: MissingForMilestone };

const readers: { readonly [id in MilestoneId]: (ground: MilestoneGround) => MilestoneReading } = {
  R1: qualified,
  R2: (ground) => readingOf([agreementSigned(ground)]),
  R3: (ground) => gatePassed(ground, 'G1'),
  R4: provided,
  R5: baselineTrained,
  A1: certified,
  A2: (ground) => checksPassed(ground, ['IC2', 'IC3', 'IC4', 'IC5', 'IC6', 'IC7', 'IC8']),
  A3: (ground) => readingOf([proofByEvidence(ground, 'E5.3', (facts) => facts['deviationsAccepted'] === true)]),
  A4: (ground) =>
    readingOf([proofByEvidence(ground, 'E8.3', ({ minutes }) => typeof minutes === 'number' && minutes <= 60)]),
  A5: dealRegistered,
  A6: (ground) => readingOf([proofByEvidence(ground, 'E7.1')]),
  A7: (ground) => gatePassed(ground, 'G2'),
  F1: (ground) =>
    readingOf([proofByEvidence(ground, 'E6.3', (facts) => facts['bothSigned'] === true && isNamed(facts['customer']))]),
  F2: firstOutcome,
  F3: dealWon,
  F4: (ground) =>
    readingOf([proofByEvidence(ground, 'E6.4', (facts) => facts['bothSigned'] === true && facts['stopped'] !== true)]),
  F5: caseResolved,
  F6: satisfactionMeasured,
  D30: (ground) => minutesReading(ground, 'D30'),
  D60: (ground) => minutesReading(ground, 'D60'),
  D90: (ground) => minutesReading(ground, 'D90'),
};

/** The smallest number of customers whose answers say anything. */
export const leastResponses = 5;
/** A case that comes back within so many days was not resolved. */
export const reopenDays = 14;
const leastFit = 60;

const isNamed = (value: unknown) => typeof value === 'string' && value.trim() !== '';

function qualified(ground: MilestoneGround): MilestoneReading {
  const { records, index, asOf } = ground;
  const facts = factsOf(records, index, { asOf });
  const tier = records.partner.riskTierAccepted;
  const points = facts.scores['fit'] ?? 0;
  const sponsor = facts.answers['M1.Q5']?.['sponsor'];
  const answered = (questionId: string): MilestoneProof => ({
    kind: 'record',
    id: null,
    what: questionId,
    on: lastAnswer(ground, questionId),
  });
  return readingOf([
    proofByEvidence(ground, 'E1.1'),
    proofByEvidence(ground, 'E1.2'),
    tier && dayOf(tier.at) <= asOf
      ? { proof: { kind: 'record', id: null, what: tier.tier, on: dayOf(tier.at) } }
      : { missing: { kind: 'riskTier' } },
    points >= leastFit
      ? { proof: answered('M1') }
      : { missing: { kind: 'fit', points: Math.round(points), needed: leastFit } },
    isNamed(sponsor) ? { proof: answered('M1.Q5') } : { missing: { kind: 'answer', questionId: 'M1.Q5' } },
  ]);
}

function lastAnswer({ records }: MilestoneGround, prefix: string): string {
  const days = records.answers
    .filter(({ questionId }) => `${questionId}.`.startsWith(`${prefix}.`))
    .map(({ at }) => dayOf(at));
  return days.sort().at(-1) ?? '';
}

/** The base agreement counts from its last signature, which the one who brought it has read off it. */
function agreementSigned(ground: MilestoneGround): Part {
  const found = acceptedPieces(ground, 'E2.1')[0];
  if (!found) return proofByEvidence(ground, 'E2.1');
  const signedOn = found.revision.facts['signedOn'];
  const proof = evidenceProof(found);
  const isDay = typeof signedOn === 'string' && /^\d{4}-\d{2}-\d{2}$/.test(signedOn) && signedOn <= ground.asOf;
  return { proof: isDay ? { ...proof, on: signedOn } : { ...proof, on: found.revision.effectiveFrom } };
}

function gatePassed({ records, index, asOf }: MilestoneGround, gateId: string): MilestoneReading {
  const gate = index.gateById.get(gateId);
  const title = gate?.title ?? gateId;
  const decision = latestDecision(gateId, records.decisions);
  if (decision?.decision === 'passed') {
    // Of decisions that renewed each other the first one reached the milestone.
    const since = records.decisions
      .filter((one) => one.gateId === gateId && one.decision !== 'passed')
      .map(({ asOf: at }) => at)
      .sort()
      .at(-1);
    const first = records.decisions
      .filter((one) => one.gateId === gateId && one.decision === 'passed' && (since === undefined || one.asOf > since))
      .toSorted((left, right) => (left.asOf < right.asOf ? -1 : 1))[0];
    const counted = first ?? decision;
    return reachedBy([{ kind: 'gateDecision', id: counted.id, what: title, on: dayOf(counted.asOf) }]);
  }
  if (!gate) return notReached([{ kind: 'gate', gateId, title, why: 'closed', unmet: [] }]);
  const view = evaluateGate(gate, { records, index, moment: { asOf } });
  const unmet = view.results.filter(({ outcome }) => outcome === 'unmet').map(({ criterion }) => criterion.title);
  const why = decision?.decision === 'suspended' ? 'takenBack' : view.isMet ? 'open' : 'closed';
  return notReached([{ kind: 'gate', gateId, title, why, unmet }]);
}

/** Everybody can sign in and open what they need: both handoffs are done, and the sign-in check where there is an interface. */
function provided(ground: MilestoneGround): MilestoneReading {
  const handoffs = (['provisionEnvironment', 'grantContent'] as const).map((kind): Part => {
    const title = ground.index.pack.handoffs.find(({ id }) => id === kind)?.title ?? kind;
    const asked = ground.records.handoffs.filter((one) => one.kind === kind);
    const ids = new Set(asked.map(({ id }) => id));
    const done = ground.records.handoffEvents
      .filter((event) => event.kind === 'done' && ids.has(event.handoffId))
      .toSorted((left, right) => (left.at < right.at ? -1 : 1))[0];
    if (!done) return { missing: { kind: 'handoff', handoff: kind, title, isAsked: asked.length > 0 } };
    return { proof: { kind: 'handoff', id: done.handoffId, what: title, on: dayOf(done.at) } };
  });
  return readingOf([...handoffs, ...checkParts(ground, ['IC1'])]);
}

/** Which checks are needed follows from the interfaces; a partner that needs none has none to pass. */
function checkParts(ground: MilestoneGround, ids: readonly string[]): readonly Part[] {
  const facts = factsOf(ground.records, ground.index, { asOf: ground.asOf });
  return ids
    .filter((id) => facts.integrationChecks[id]?.required === true)
    .map((id) =>
      proofByEvidence(
        ground,
        'E5.1',
        (one) => one['check'] === id && one['passed'] === true,
        ground.index.pack.integrationChecks.find((check) => check.id === id)?.title ?? id,
      ),
    );
}

function checksPassed(ground: MilestoneGround, ids: readonly string[]): MilestoneReading {
  const asked = ground.records.answers.some(({ questionId }) => questionId === 'M5.Q1');
  if (!asked) return notReached([{ kind: 'answer', questionId: 'M5.Q1' }]);
  const parts = checkParts(ground, ids);
  if (parts.length > 0) return readingOf(parts);
  return reachedBy([{ kind: 'record', id: null, what: 'M5.Q1', on: lastAnswer(ground, 'M5.Q1') }]);
}

function baselineTrained(ground: MilestoneGround): MilestoneReading {
  const roles = capabilityRoles(factsOf(ground.records, ground.index, { asOf: ground.asOf }));
  if (roles === null) return notReached([{ kind: 'answer', questionId: 'M1.Q3' }]);
  const passAt = ground.index.pack.exams.find(({ role }) => role === 'baseline')?.passAt ?? 80;
  return readingOf(
    roles.map((role) =>
      proofByEvidence(
        ground,
        'E6.1',
        (facts) => facts['role'] === role && typeof facts['score'] === 'number' && facts['score'] >= passAt,
        role,
      ),
    ),
  );
}

function certified(ground: MilestoneGround): MilestoneReading {
  const { credentials } = factsOf(ground.records, ground.index, { asOf: ground.asOf });
  const needed = Object.entries(credentials).filter(([, one]) => one.needed > 0);
  const missing = needed
    .filter(([, one]) => one.held < one.needed)
    .map(([role, { held, needed: heads }]) => ({ kind: 'credential' as const, role, held, needed: heads }));
  if (missing.length > 0) return notReached(missing);
  const roles = new Set(needed.map(([role]) => role));
  const proofs = ['E6.6', 'E6.2', 'E6.5'].flatMap((typeId) =>
    acceptedPieces(ground, typeId)
      .filter(({ revision }) => typeId === 'E6.5' || roles.has(String(revision.facts['role'])))
      .map(evidenceProof),
  );
  if (proofs.length === 0) return notReached([{ kind: 'answer', questionId: 'M1.Q3' }]);
  return reachedBy(proofs);
}

/** A registration that was accepted here, or a record of one that was accepted elsewhere. */
function dealRegistered(ground: MilestoneGround): MilestoneReading {
  const approved = dealDays(ground, 'approved');
  const first = approved.toSorted((left, right) => (left.on < right.on ? -1 : 1))[0];
  if (first) return reachedBy([first]);
  const brought = proofByEvidence(ground, 'E7.3');
  return 'proof' in brought
    ? readingOf([brought])
    : notReached([{ kind: 'deal', needed: 'approved', waitsForUs: waitsForUs(ground) }]);
}

function dealWon(ground: MilestoneGround): MilestoneReading {
  const first = dealDays(ground, 'won').toSorted((left, right) => (left.on < right.on ? -1 : 1))[0];
  return first ? reachedBy([first]) : notReached([{ kind: 'deal', needed: 'won', waitsForUs: false }]);
}

/** Every deal that came as far, on the day it did. */
function dealDays({ records, index, asOf }: MilestoneGround, as: 'approved' | 'won'): readonly MilestoneProof[] {
  const rules = index.pack.commercial?.deals;
  if (!rules) return [];
  return records.deals.flatMap((deal) => {
    const { standing, lines } = dealStory(deal, records.dealEvents, rules, `${asOf}T23:59:59.999Z`);
    const proof = (on: string): MilestoneProof => ({ kind: 'deal', id: deal.id, what: deal.customerName, on });
    if (as === 'won') return standing.state === 'won' ? [proof(dayOf(standing.at))] : [];
    const since = lines.flatMap((line) => {
      if (line.kind === 'clock') return line.what === 'expired' ? [] : [line.on];
      return line.heeded && (line.event.kind === 'approved' || line.event.kind === 'overturned')
        ? [dayOf(line.event.at)]
        : [];
    })[0];
    return since === undefined ? [] : [proof(since)];
  });
}

function waitsForUs({ records, index, asOf }: MilestoneGround): boolean {
  const rules = index.pack.commercial?.deals;
  if (!rules) return false;
  return records.deals.some(
    (deal) => dealStory(deal, records.dealEvents, rules, `${asOf}T23:59:59.999Z`).standing.state === 'submitted',
  );
}

function firstOutcome(ground: MilestoneGround): MilestoneReading {
  const { verified, missing } = verifiedOutcomes(ground);
  const [first] = verified;
  return first ? reachedBy([first.proof]) : notReached(missing);
}

function caseResolved(ground: MilestoneGround): MilestoneReading {
  const [first] = acceptedPieces(ground, 'E8.5').toSorted((left, right) =>
    left.revision.effectiveFrom < right.revision.effectiveFrom ? -1 : 1,
  );
  if (!first) return readingOf([proofByEvidence(ground, 'E8.5')]);
  const until = addDays(first.revision.effectiveFrom, reopenDays);
  if (ground.asOf < until) return notReached([{ kind: 'days', until }]);
  return reachedBy([{ ...evidenceProof(first), on: first.revision.effectiveFrom }]);
}

function satisfactionMeasured(ground: MilestoneGround): MilestoneReading {
  return readingOf([
    proofByEvidence(
      ground,
      'E8.9',
      ({ responses }) => typeof responses === 'number' && responses >= leastResponses,
      String(leastResponses),
    ),
  ]);
}
