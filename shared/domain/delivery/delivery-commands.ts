import type { CommandContext } from '#shared/base/command-context';
import { ok, type Result, refuse } from '#shared/base/result';
import type { FieldsRefusal } from '#shared/domain/partners/partner-commands';
import {
  type Defect,
  defectSchema,
  type Engagement,
  engagementSchema,
  type ServiceCase,
  serviceCaseSchema,
} from './delivery';
import { type DayRefusal, dayRefusal } from './delivery-dates';
import { caseState } from './delivery-rules';

/** One date lies before another that it must follow. */
export interface OrderRefusal {
  readonly kind: 'before-start' | 'resolved-before-opened' | 'reopened-before-resolved';
}

export type NewEngagement = Pick<Engagement, 'partnerId' | 'title' | 'customerName'> &
  Partial<Pick<Engagement, 'reference' | 'lead' | 'startedOn' | 'goLiveOn'>>;
export type EngagementRefusal = FieldsRefusal | DayRefusal | OrderRefusal;

/** Writes down a piece of work at a customer. */
export function recordEngagement(
  input: NewEngagement,
  context: CommandContext,
): Result<{ readonly engagement: Engagement }, EngagementRefusal> {
  return readEngagement({ ...input, id: context.newId(), createdAt: context.now, createdBy: context.by }, context);
}

export type EngagementCorrection = Partial<Omit<NewEngagement, 'partnerId'>>;

/** Corrects an engagement, or says when it went live. */
export function correctEngagement(
  engagement: Engagement,
  correction: EngagementCorrection,
  context: Pick<CommandContext, 'now'>,
): Result<{ readonly engagement: Engagement }, EngagementRefusal> {
  return readEngagement({ ...engagement, ...correction }, context);
}

function readEngagement(
  fields: object,
  { now }: Pick<CommandContext, 'now'>,
): Result<{ readonly engagement: Engagement }, EngagementRefusal> {
  const read = engagementSchema.safeParse(trimmed(fields));
  if (!read.success) return refuse(fieldsRefused(read.error));
  const { startedOn, goLiveOn } = read.data;
  const wrongDay = dayRefusal('startedOn', startedOn, now) ?? dayRefusal('goLiveOn', goLiveOn, now);
  if (wrongDay) return refuse(wrongDay);
  if (startedOn !== null && goLiveOn !== null && goLiveOn < startedOn) return refuse({ kind: 'before-start' });
  return ok({ engagement: read.data });
}

export type NewDefect = Pick<Defect, 'title' | 'severity' | 'foundOn'> & Partial<Pick<Defect, 'reference' | 'cause'>>;
export type DefectRefusal = FieldsRefusal | DayRefusal;

/** Writes down something wrong with the work of an engagement. Whether it escaped follows from the go-live. */
export function noteDefect(
  engagement: Pick<Engagement, 'id' | 'partnerId'>,
  input: NewDefect,
  context: CommandContext,
): Result<{ readonly defect: Defect }, DefectRefusal> {
  const of = { partnerId: engagement.partnerId, engagementId: engagement.id };
  return readDefect({ ...input, ...of, id: context.newId(), createdAt: context.now, createdBy: context.by }, context);
}

export function correctDefect(
  defect: Defect,
  correction: Partial<NewDefect>,
  context: Pick<CommandContext, 'now'>,
): Result<{ readonly defect: Defect }, DefectRefusal> {
  return readDefect({ ...defect, ...correction }, context);
}

function readDefect(
  fields: object,
  { now }: Pick<CommandContext, 'now'>,
): Result<{ readonly defect: Defect }, DefectRefusal> {
  const read = defectSchema.safeParse(trimmed(fields));
  if (!read.success) return refuse(fieldsRefused(read.error));
  const wrongDay = dayRefusal('foundOn', read.data.foundOn, now);
  return wrongDay ? refuse(wrongDay) : ok({ defect: read.data });
}

export type NewServiceCase = Pick<ServiceCase, 'partnerId' | 'subject' | 'openedAt' | 'openedAtDesk' | 'handledBy'> &
  Partial<Pick<ServiceCase, 'reference' | 'customerName' | 'severity' | 'rightDesk' | 'resolvedAt' | 'reopenedAt'>>;
export type CaseRefusal = FieldsRefusal | DayRefusal | OrderRefusal;

/** Writes down a customer's case, open or closed already. */
export function noteCase(
  input: NewServiceCase,
  context: CommandContext,
): Result<{ readonly serviceCase: ServiceCase }, CaseRefusal> {
  return readCase({ ...input, id: context.newId(), createdAt: context.now, createdBy: context.by }, context);
}

export type CaseCorrection = Partial<Omit<NewServiceCase, 'partnerId'>>;

export function correctCase(
  serviceCase: ServiceCase,
  correction: CaseCorrection,
  context: Pick<CommandContext, 'now'>,
): Result<{ readonly serviceCase: ServiceCase }, CaseRefusal> {
  return readCase({ ...serviceCase, ...correction }, context);
}

/** A case that came back and is resolved again keeps that it came back. */
export function resolveCase(
  serviceCase: ServiceCase,
  resolvedAt: string,
  context: Pick<CommandContext, 'now'>,
): Result<{ readonly serviceCase: ServiceCase }, CaseRefusal | { readonly kind: 'resolved-already' }> {
  if (caseState(serviceCase) === 'resolved') return refuse({ kind: 'resolved-already' });
  const { reopenedAt } = serviceCase;
  if (reopenedAt !== null && Date.parse(resolvedAt) <= Date.parse(reopenedAt)) {
    return refuse({ kind: 'resolved-before-opened' });
  }
  return readCase({ ...serviceCase, resolvedAt }, context);
}

export function reopenCase(
  serviceCase: ServiceCase,
  reopenedAt: string,
  context: Pick<CommandContext, 'now'>,
): Result<{ readonly serviceCase: ServiceCase }, CaseRefusal | { readonly kind: 'not-resolved' }> {
  const { resolvedAt } = serviceCase;
  if (resolvedAt === null || caseState(serviceCase) !== 'resolved') return refuse({ kind: 'not-resolved' });
  if (Date.parse(reopenedAt) < Date.parse(resolvedAt)) return refuse({ kind: 'reopened-before-resolved' });
  return readCase({ ...serviceCase, reopenedAt }, context);
}

function readCase(
  fields: object,
  { now }: Pick<CommandContext, 'now'>,
): Result<{ readonly serviceCase: ServiceCase }, CaseRefusal> {
  const read = serviceCaseSchema.safeParse(trimmed(fields));
  if (!read.success) return refuse(fieldsRefused(read.error));
  const { openedAt, resolvedAt, reopenedAt } = read.data;
  const wrongDay =
    dayRefusal('openedAt', openedAt, now) ??
    dayRefusal('resolvedAt', resolvedAt, now) ??
    dayRefusal('reopenedAt', reopenedAt, now);
  if (wrongDay) return refuse(wrongDay);
  if (resolvedAt !== null && Date.parse(resolvedAt) < Date.parse(openedAt)) {
    return refuse({ kind: 'resolved-before-opened' });
  }
  if (reopenedAt !== null && (resolvedAt === null || Date.parse(reopenedAt) < Date.parse(openedAt))) {
    return refuse({ kind: 'reopened-before-resolved' });
  }
  return ok({ serviceCase: read.data });
}

function fieldsRefused(error: {
  readonly issues: readonly { readonly path: readonly PropertyKey[] }[];
}): FieldsRefusal {
  return { kind: 'fields-refused', fields: [...new Set(error.issues.map(({ path }) => String(path[0])))] };
}

// A title of blanks is no title.
function trimmed(fields: object): object {
  return Object.fromEntries(
    Object.entries(fields).map(([key, value]) => [key, typeof value === 'string' ? value.trim() : value]),
  );
}
