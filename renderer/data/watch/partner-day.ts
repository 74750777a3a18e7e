import { type CalendarDate, dayOf } from '#shared/base/calendar-date';
import { canonicalJson, type Json } from '#shared/base/json';
import type { Agreement } from '#shared/domain/agreements/agreement';
import { agreementText } from '#shared/domain/documents/agreement-document';
import { type DatedCommitment, datedCommitments } from '#shared/domain/guidance/dated-commitments';
import { awaitsDecision, type GateNews, gateNewsOf } from '#shared/domain/guidance/gate-news';
import { lapsesOnRoute, type RouteLapse } from '#shared/domain/guidance/lapse-route';
import { partnersAtGates } from '#shared/domain/guidance/partners-at-gates';
import { type PieceState, pieceStates } from '#shared/domain/guidance/piece-states';
import { type SentBack, sentBack } from '#shared/domain/guidance/sent-back';
import { type WaitingApproval, waitingApprovals } from '#shared/domain/guidance/waiting-approvals';
import { type PendingDecision, pendingDecisions } from '#shared/domain/headquarters/pending-decisions';
import { commitments } from '#shared/domain/plans/commitments';
import { recordsOfPlan } from '#shared/domain/plans/plan-chain';
import { planOfAnyFormat } from '#shared/domain/plans/plan-format';
import { planStanding } from '#shared/domain/plans/plan-standing';
import type { PackIndex } from '#shared/domain/playbook/pack-index';
import { slaOfAnyFormat } from '#shared/domain/slas/sla-formats';
import type { Visit } from '#shared/domain/visits/visit';
import { visitState } from '#shared/domain/visits/visit-rules';
import type { PartnerFile } from '#shared/records/partner-file';
import { planRecordsOf } from '#shared/records/partner-records';
import { drawnFrom } from '../agreement-file';
import { sha256Now } from '../device-key';
import { planUnderWay } from '../plan-file';
import { type GateCall, toldStanding } from './gate-call';

/** What one partner brings into the day of whoever sits here. */
export interface PartnerDay {
  readonly partnerId: string;
  readonly legalName: string;
  /** The lane it is filed in: what the person may decide there, their role in it says. */
  readonly space: string;
  /** Planned and under way. */
  readonly visits: readonly Visit[];
  readonly lapses: readonly RouteLapse[];
  readonly gates: readonly GateCall[];
  readonly pending: readonly PendingDecision[];
  /** Of every function; whoever sits here speaks for some of them. */
  readonly approvals: readonly WaitingApproval[];
  readonly sentBack: readonly SentBack[];
  readonly commitments: readonly DatedCommitment[];
}

export interface DayOn {
  readonly index: PackIndex;
  /** ISO. */
  readonly now: string;
  /** Who sits here. */
  readonly by: string;
  /** The fixed text of an agreement by its SHA-256; undefined while it has not been looked for, null where it is not here. */
  readonly fixedText: (sha256: string) => Json | null | undefined;
}

/** What a partner's file says about a day, and which fixed texts would say more. */
export function partnerDay(
  file: PartnerFile,
  space: string,
  on: DayOn,
): { readonly day: PartnerDay; readonly wants: readonly string[] } {
  const { index, now, by } = on;
  const asOf = dayOf(now);
  const { partner, visits, agreements } = file;
  const pieces = pieceStates(file, index, asOf);
  const inForce = agreements.filter((one) => isInForce(one, agreements));
  const texts = inForce.flatMap((agreement) => {
    const text = agreement.dataSha256 === null ? null : on.fixedText(agreement.dataSha256);
    return [{ agreement, text }];
  });
  return {
    day: {
      partnerId: partner.id,
      legalName: partner.legalName,
      space,
      visits: visits.filter((visit) => visitState(visit) !== 'ended'),
      lapses: lapsesOnRoute(pieces, visits, asOf),
      gates: newsOf(file, pieces, { index, asOf }).map(({ partnerId, view, renewals }) => ({
        partnerId,
        gateId: view.gate.id,
        title: view.gate.title,
        isToDecide: awaitsDecision(view, file.decisions),
        standing: toldStanding(view.standing),
        renewals,
      })),
      pending: pendingDecisions({ ...file, gateDecisions: file.decisions }, { index, now, by }),
      approvals: approvalsOf(file),
      sentBack: sentBack({ ...file, pieces }, { index, now }),
      commitments: datedCommitments(
        { ...file, partnerId: partner.id, notices: file.agreementNotices, ...fixedOf(file, texts, on) },
        now,
      ),
    },
    wants: texts.flatMap(({ agreement, text }) =>
      text === undefined && agreement.dataSha256 !== null ? [agreement.dataSha256] : [],
    ),
  };
}

/** A draft that lacks too much to have a text cannot be read by anybody. */
function approvalsOf(file: PartnerFile): readonly WaitingApproval[] {
  return file.agreements.flatMap((agreement) => {
    if (agreement.kind !== 'sla' || agreement.state !== 'draft') return [];
    const text = agreementText(drawnFrom(agreement, file).inputs);
    if (!text.ok) return [];
    const dataSha256 = sha256Now(canonicalJson(text.value.data));
    return waitingApprovals({ agreement, dataSha256 }, file.agreementApprovals);
  });
}

/** To evaluate the gates takes longer than all the rest; at most partners nothing can be going on there. */
function newsOf(
  file: PartnerFile,
  pieces: readonly PieceState[],
  { index, asOf }: { readonly index: PackIndex; readonly asOf: CalendarDate },
): readonly GateNews[] {
  return partnersAtGates(pieces, file.decisions, index).length > 0 ? gateNewsOf(file, index, asOf) : [];
}

interface FixedText {
  readonly agreement: Agreement;
  readonly text: Json | null | undefined;
}

function fixedOf(file: PartnerFile, texts: readonly FixedText[], { index, now }: DayOn) {
  const asOf = dayOf(now);
  const plans = texts.flatMap(({ agreement, text }) => {
    const plan = agreement.kind === 'plan' && text ? planOfAnyFormat(text) : null;
    if (!plan) return [];
    const standing = planStanding(planUnderWay(plan, file, index), asOf);
    const { reviews } = recordsOfPlan(agreement.id, planRecordsOf(file));
    const { id, version } = agreement;
    const calendarOf = plan.partner.registerNumber || id;
    return [{ agreementId: id as string, version, calendarOf, rows: commitments(plan, standing, reviews) }];
  });
  const slas = texts.flatMap(({ agreement, text }) => {
    const sla = agreement.kind === 'sla' && text ? slaOfAnyFormat(text) : null;
    return sla ? [{ agreementId: agreement.id as string, sla }] : [];
  });
  return { plans, slas };
}

/** Signed, and no later version of it is. */
function isInForce(agreement: Agreement, all: readonly Agreement[]): boolean {
  return (
    agreement.state === 'signed' &&
    !all.some(({ state, supersedesId }) => state === 'signed' && supersedesId === agreement.id)
  );
}

/** Whether there is anything in it to tell. */
export function saysSomething(day: PartnerDay): boolean {
  const { visits, lapses, gates, pending, approvals, sentBack, commitments } = day;
  return [visits, lapses, gates, pending, approvals, sentBack, commitments].some((list) => list.length > 0);
}
