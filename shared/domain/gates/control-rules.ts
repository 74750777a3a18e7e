import type { CalendarDate } from '#shared/base/calendar-date';
import type { HoldingPiece } from '#shared/domain/evidence/holding-pieces';
import { holds } from '#shared/domain/playbook/expression';
import { areControlsSettled, areIntegrationChecksPassed, isCertifiedEnough } from '#shared/domain/playbook/fact-rules';
import type { Control, Need } from '#shared/domain/playbook/pack';
import type { PartnerFacts } from '#shared/domain/playbook/partner-facts';
import type { Concession } from './concession';
import type { Granted } from './concession-standing';

/** The state of a control: always derived, never stored. */
export type ControlState =
  | 'satisfied'
  /** Some of what it needs is there. */
  | 'partial'
  | 'missing'
  /** All that it lacks was there once and has run out. */
  | 'expired'
  /** Other controls, which are satisfied, do its work, and somebody approved that. */
  | 'compensated'
  /** Left open until a day, and somebody approved that. */
  | 'waived'
  /** Not asked of this tier, or ruled out by a fact. */
  | 'notApplicable';

export interface ControlStanding {
  readonly control: Control;
  readonly state: ControlState;
  /** Whether nothing has to be done: satisfied, compensated, waived or not applicable. */
  readonly settled: boolean;
  /** The needs that are not met, where it applies. */
  readonly open: readonly Need[];
  /** The pieces of evidence that bear on it and hold on the day. */
  readonly by: readonly HoldingPiece[];
  /** What it is compensated or waived by. */
  readonly concession: Concession | null;
  /** The last day on which it is still settled if nothing is renewed; null: no end in sight, or not settled. */
  readonly until: CalendarDate | null;
}

/** What a control looks at on a day. */
export interface Sight {
  /** Answers, evidence and all that follows from them, without controls and gates. */
  readonly facts: PartnerFacts;
  /** Whether an expression holds of the facts; null while that cannot be told. */
  readonly tell: (text: string) => boolean | null;
  /** Whether something of a kind was accepted and has run out. */
  readonly hasRunOut: (typeId: string) => boolean;
  /** Whether the risk tier was accepted and must be accepted anew. */
  readonly hasTierRunOut: boolean;
}

/** What is found of a control on a day, apart from how long it will stay so. */
export type ControlFinding = Pick<ControlStanding, 'control' | 'state' | 'settled' | 'open' | 'concession'>;

const nothingOpen: readonly Need[] = [];

/** Evidence coverage: satisfied ÷ applicable. Null where nothing applies. */
export function evidenceCoverage(controls: readonly Pick<ControlStanding, 'state'>[]): {
  readonly satisfied: number;
  readonly applicable: number;
  readonly share: number | null;
} {
  const applicable = controls.filter(({ state }) => state !== 'notApplicable').length;
  const satisfied = controls.filter(({ state }) => state === 'satisfied').length;
  return { satisfied, applicable, share: applicable === 0 ? null : satisfied / applicable };
}

/** What is found of a control before anybody's concession is looked at. */
export function findingOf(control: Control, sight: Sight): ControlFinding {
  const { facts } = sight;
  const settledAs = (state: 'notApplicable' | 'satisfied'): ControlFinding => {
    return { control, state, settled: true, open: nothingOpen, concession: null };
  };
  if (!applies(control, sight)) return settledAs('notApplicable');
  const open: Need[] = [];
  let met = 0;
  for (const need of control.needs) {
    if (!isAsked(need, sight)) continue;
    if (isMet(need, facts, sight.tell)) met += 1;
    else open.push(need);
  }
  if (open.length === 0) return settledAs('satisfied');
  const hasAllRunOut = open.every((need) => hasNeedRunOut(need, sight));
  return {
    control,
    state: hasAllRunOut ? 'expired' : met > 0 ? 'partial' : 'missing',
    settled: false,
    open,
    concession: null,
  };
}

/**
 * Whether a control is asked of the partner. Before a tier is set every control is; a rule that cannot be told yet
 * rules nothing out, for what nobody has asked must not make a partner safe.
 */
function applies(control: Control, { facts, tell }: Sight): boolean {
  if (facts.riskTier !== null && !control.tiers.includes(facts.riskTier)) return false;
  return control.appliesIf === undefined || tell(control.appliesIf) !== false;
}

function isAsked(need: Need, { tell }: Sight): boolean {
  const onlyIf = need.kind === 'evidence' || need.kind === 'question' ? need.onlyIf : undefined;
  return onlyIf === undefined || tell(onlyIf) !== false;
}

/** Whether what is there meets a need, whoever asks whether it is asked for. */
export function isMet(need: Need, facts: PartnerFacts, tell: Sight['tell'] = (text) => holds(text, facts)): boolean {
  switch (need.kind) {
    case 'evidence':
      if (need.enough !== undefined) return tell(need.enough) === true;
      return (facts.evidence[need.typeId]?.records.length ?? 0) > 0;
    case 'question':
      if (facts.answers[need.questionId] === undefined) return false;
      return need.enough === undefined || tell(need.enough) === true;
    case 'riskTier':
      return facts.riskTierAccepted;
    case 'document':
      return facts.signed.includes(need.document);
    case 'gate':
      return facts.gates.includes(need.gateId);
    case 'controls':
      return areControlsSettled(facts, need.set);
    case 'credentials':
      return isCertifiedEnough(facts, need.role);
    case 'integrationChecks':
      return areIntegrationChecksPassed(facts);
    case 'onCallCoverage':
      return facts.onCallCoverage !== null && facts.onCallCoverage >= 1;
    case 'deal':
      return facts.deals.some((state) => state === 'approved' || state === 'won');
  }
}

function hasNeedRunOut(need: Need, sight: Sight): boolean {
  if (need.kind === 'riskTier') return sight.hasTierRunOut;
  if (need.kind !== 'evidence' || !sight.hasRunOut(need.typeId)) return false;
  return (sight.facts.evidence[need.typeId]?.records.length ?? 0) === 0;
}

/**
 * What is found of a control with what was conceded.
 *
 * @param isSatisfied whether another control is satisfied by its own proofs
 */
export function withConcession(
  finding: ControlFinding,
  granted: readonly Granted[],
  isSatisfied: (controlId: string) => boolean,
): ControlFinding {
  if (finding.settled || granted.length === 0) return finding;
  const own = granted.filter(({ concession }) => concession.subject === finding.control.id);
  const compensation = own.find(
    ({ concession: { kind, by } }) => kind === 'compensation' && by.length > 0 && by.every(isSatisfied),
  );
  if (compensation) return { ...finding, state: 'compensated', settled: true, concession: compensation.concession };
  const waiver = own.find(({ concession }) => concession.kind === 'waiver');
  return waiver ? { ...finding, state: 'waived', settled: true, concession: waiver.concession } : finding;
}
