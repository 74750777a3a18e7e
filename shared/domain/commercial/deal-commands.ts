import type { CommandContext } from '#shared/base/command-context';
import { ok, type Result, refuse } from '#shared/base/result';
import { type Holidays, noHolidays } from '#shared/base/working-days';
import type { DealRules } from '#shared/domain/playbook/pack-commercial';
import { normalDomain } from './customer-domain';
import { type Deal, type DealEvent, type DealEventId, type DealEventKind, dealSchema } from './deal';
import { duplicatesOf } from './deal-key';
import { type DealStanding, type DealState, dealStanding, isOpen } from './deal-rules';

export interface DealFieldsRefusal {
  readonly kind: 'fields-refused';
  readonly fields: readonly string[];
}

export type NewDeal = Pick<
  Deal,
  'partnerId' | 'customerName' | 'customerDomain' | 'country' | 'product' | 'value' | 'currency'
> &
  Partial<Pick<Deal, 'need' | 'expectedOn' | 'lead' | 'stage' | 'addOns'>>;

/**
 * Writes an opportunity down. It is a draft until it is submitted. Others of the same customer, product and country
 * are told, whoever brought them: the person decides whether to go on.
 */
export function registerDeal(
  input: NewDeal & { readonly known: readonly Deal[] },
  context: CommandContext,
): Result<{ readonly deal: Deal; readonly duplicates: readonly Deal[] }, DealFieldsRefusal> {
  const { known, ...fields } = input;
  const read = readDeal({ ...fields, id: context.newId(), createdAt: context.now, createdBy: context.by });
  if (!read.ok) return read;
  return ok({ deal: read.value, duplicates: duplicatesOf(read.value, known) });
}

export type DealCorrection = Partial<
  Pick<
    Deal,
    | 'customerName'
    | 'customerDomain'
    | 'country'
    | 'product'
    | 'value'
    | 'currency'
    | 'need'
    | 'expectedOn'
    | 'lead'
    | 'stage'
    | 'addOns'
  >
>;

/** What the decision was about: after the submission it stays as it was decided on. */
const subjectFields = ['customerDomain', 'country', 'product'] as const satisfies readonly (keyof DealCorrection)[];

export type CorrectDealRefusal =
  | DealFieldsRefusal
  | { readonly kind: 'closed'; readonly state: DealState }
  | { readonly kind: 'subject-is-decided'; readonly fields: readonly string[] };

/** Corrects a deal: everything while it is a draft or more was asked for, afterwards what does not change what it is. */
export function correctDeal(
  deal: Deal,
  standing: DealStanding,
  correction: DealCorrection,
): Result<{ readonly deal: Deal }, CorrectDealRefusal> {
  const { state } = standing;
  if (state !== 'draft' && !isOpen(standing)) return refuse({ kind: 'closed', state });
  const read = readDeal({ ...deal, ...correction });
  if (!read.ok) return read;
  const changed = subjectFields.filter((field) => read.value[field] !== deal[field]);
  if (changed.length > 0 && state !== 'draft' && state !== 'infoRequested') {
    return refuse({ kind: 'subject-is-decided', fields: changed });
  }
  return ok({ deal: read.value });
}

function readDeal(fields: object): Result<Deal, DealFieldsRefusal> {
  const trimmed = Object.fromEntries(
    Object.entries(fields).map(([key, value]) => [key, typeof value === 'string' ? value.trim() : value]),
  );
  const read = dealSchema.safeParse(trimmed);
  const refused: string[] = read.success ? [] : read.error.issues.map(({ path }) => String(path[0]));
  if (normalDomain(String(trimmed.customerDomain ?? '')) === null) refused.push('customerDomain');
  return read.success && refused.length === 0
    ? ok(read.data)
    : refuse({ kind: 'fields-refused', fields: [...new Set(refused)] });
}

/** Something that may be done with a deal. `decideAppeal` needs somebody else than who rejected. */
export type DealStep =
  | { readonly do: 'submit' }
  | { readonly do: 'requestInfo'; readonly reason: string }
  | { readonly do: 'giveInfo'; readonly reason: string }
  | { readonly do: 'approve'; readonly reason?: string }
  | { readonly do: 'reject'; readonly code: string; readonly reason: string }
  | { readonly do: 'appeal'; readonly reason: string }
  | { readonly do: 'decideAppeal'; readonly verdict: 'upheld' | 'overturned'; readonly reason: string }
  | { readonly do: 'noteProgress'; readonly reason: string }
  | { readonly do: 'extend' }
  | { readonly do: 'win'; readonly reason?: string }
  | { readonly do: 'lose'; readonly reason: string };
export type DealStepName = DealStep['do'];

/** What may be done next, the way forward first. */
export const stepsFrom = {
  draft: ['submit'],
  submitted: ['approve', 'requestInfo', 'reject'],
  infoRequested: ['giveInfo', 'approve', 'reject'],
  approved: ['win', 'noteProgress', 'extend', 'lose'],
  rejected: ['appeal'],
  appealed: ['decideAppeal'],
  upheld: [],
  won: [],
  lost: [],
  expired: [],
} as const satisfies Record<DealState, readonly DealStepName[]>;

export interface DealSituation {
  readonly deal: Deal;
  readonly events: readonly DealEvent[];
  readonly rules: DealRules;
  readonly holidays?: Holidays;
  /** Other registrations of the same opportunity on this device, with their events. */
  readonly twins: readonly { readonly deal: Deal; readonly events: readonly DealEvent[] }[];
  /** Whether the partner's credentials give it deal privileges; null: the playbook knows none. */
  readonly hasPrivilege: boolean | null;
}

export type DealStepRefusal =
  | { readonly kind: 'not-now'; readonly state: DealState }
  | { readonly kind: 'reason-missing' }
  | { readonly kind: 'code-unknown'; readonly code: string }
  /** The partner itself has an open registration of the same opportunity. */
  | { readonly kind: 'registered-twice'; readonly dealId: Deal['id'] }
  /** The opportunity is protected for somebody else. */
  | { readonly kind: 'protected-elsewhere'; readonly dealId: Deal['id']; readonly until: string }
  | { readonly kind: 'second-person-needed'; readonly firstDecider: string }
  | { readonly kind: 'already-extended' }
  | { readonly kind: 'progress-missing' }
  | { readonly kind: 'privilege-missing' };

/** Takes one step with a deal. What comes out is one event; where the deal stands follows from all of them. */
export function takeDealStep(
  step: DealStep,
  situation: DealSituation,
  context: CommandContext,
): Result<{ readonly event: DealEvent }, DealStepRefusal> {
  const { deal, events, rules, holidays = noHolidays } = situation;
  const standing = dealStanding(deal, events, rules, context.now, holidays);
  const allowed: readonly DealStepName[] = stepsFrom[standing.state];
  if (!allowed.includes(step.do)) return refuse({ kind: 'not-now', state: standing.state });
  const reason = ('reason' in step ? (step.reason ?? '') : '').trim();
  if (reason === '' && needsReason.has(step.do)) return refuse({ kind: 'reason-missing' });
  const refusal = whyNot(step, standing, situation, context);
  if (refusal) return refuse(refusal);
  return ok({
    event: {
      id: context.newId() as DealEventId,
      partnerId: deal.partnerId,
      dealId: deal.id,
      kind: eventOf(step),
      code: step.do === 'reject' ? step.code : '',
      reason,
      by: context.by,
      at: context.now,
    },
  });
}

const needsReason: ReadonlySet<DealStepName> = new Set([
  'requestInfo',
  'giveInfo',
  'reject',
  'appeal',
  'decideAppeal',
  'noteProgress',
  'lose',
]);

function whyNot(
  step: DealStep,
  standing: DealStanding,
  situation: DealSituation,
  context: CommandContext,
): DealStepRefusal | null {
  const { rules, hasPrivilege } = situation;
  if (step.do === 'submit') return registeredTwice(situation, context);
  if (step.do === 'approve' || (step.do === 'decideAppeal' && step.verdict === 'overturned')) {
    const elsewhere = protectedElsewhere(situation, context);
    if (elsewhere) return elsewhere;
  }
  if (step.do === 'reject' && !rules.rejectionReasons.some(({ id }) => id === step.code)) {
    return { kind: 'code-unknown', code: step.code };
  }
  if (step.do === 'decideAppeal' && standing.state === 'appealed' && standing.firstDecider === context.by) {
    return { kind: 'second-person-needed', firstDecider: standing.firstDecider };
  }
  if (step.do === 'extend' && standing.state === 'approved') {
    if (standing.extended) return { kind: 'already-extended' };
    if (!standing.progressed) return { kind: 'progress-missing' };
    if (hasPrivilege === false) return { kind: 'privilege-missing' };
  }
  return null;
}

function registeredTwice(
  { deal, twins, rules, holidays = noHolidays }: DealSituation,
  context: CommandContext,
): DealStepRefusal | null {
  const own = twins.find(
    (twin) =>
      twin.deal.partnerId === deal.partnerId &&
      isOpen(dealStanding(twin.deal, twin.events, rules, context.now, holidays)),
  );
  return own ? { kind: 'registered-twice', dealId: own.deal.id } : null;
}

function protectedElsewhere(
  { twins, rules, holidays = noHolidays }: DealSituation,
  context: CommandContext,
): DealStepRefusal | null {
  for (const twin of twins) {
    const standing = dealStanding(twin.deal, twin.events, rules, context.now, holidays);
    if (standing.state === 'approved') {
      return { kind: 'protected-elsewhere', dealId: twin.deal.id, until: standing.protectedUntil };
    }
  }
  return null;
}

function eventOf(step: DealStep): DealEventKind {
  switch (step.do) {
    case 'submit':
      return 'submitted';
    case 'requestInfo':
      return 'infoRequested';
    case 'giveInfo':
      return 'infoGiven';
    case 'approve':
      return 'approved';
    case 'reject':
      return 'rejected';
    case 'appeal':
      return 'appealed';
    case 'decideAppeal':
      return step.verdict;
    case 'noteProgress':
      return 'progress';
    case 'extend':
      return 'extended';
    case 'win':
      return 'won';
    case 'lose':
      return 'lost';
  }
}
