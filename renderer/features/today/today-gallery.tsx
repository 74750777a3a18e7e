import { brand } from '#shared/base/brand';
import { daysBetween } from '#shared/base/calendar-date';
import type { Evidence, EvidenceRevision } from '#shared/domain/evidence/evidence';
import { evaluateGate } from '#shared/domain/gates/gate-rules';
import { nothingOnRecord } from '#shared/domain/gates/known-records';
import type { DatedCommitment } from '#shared/domain/guidance/dated-commitments';
import type { RouteLapse } from '#shared/domain/guidance/lapse-route';
import type { PendingDecision } from '#shared/domain/headquarters/pending-decisions';
import { builtInPack } from '#shared/domain/playbook/built-in-pack';
import type { Visit } from '#shared/domain/visits/visit';
import { type GateCall, toldStanding } from '../../data/watch/gate-call';
import type { GalleryGroup } from '../../ui/gallery-group';
import type { Day } from './day';
import { TodayBoard, type TodayBoardProps } from './today-board';

const asOf = '2026-11-20';
const names: { readonly [partnerId: string]: string } = {
  nordlicht: 'Nordlicht Systemhaus GmbH',
  aalto: 'Aalto & Pojat Oy',
  beacon: 'Beacon Integrations Ltd',
};

const quiet: Day = {
  asOf,
  underWay: [],
  visitsToday: [],
  visitsTomorrow: [],
  nextVisit: null,
  lapses: [],
  gates: [],
  openGates: [],
  pending: [],
  approvals: [],
  disputes: [],
  setAside: [],
  sentBack: [],
  commitments: [],
  allCommitments: [],
  names: new Map(Object.entries(names)),
};

const full: Day = {
  ...quiet,
  visitsToday: [
    visit('nordlicht', '2026-11-20T13:00:00Z', 'Gate 1 and the Joint Success Plan'),
    visit('aalto', '2026-11-20T16:30:00Z', ''),
  ],
  visitsTomorrow: [visit('beacon', '2026-11-21T09:00:00Z', 'Review after 30 days')],
  gates: [lapsedGate('beacon')],
  lapses: [
    lapse('nordlicht', 'Security attestation', '2026-11-23', 'bring'),
    lapse('beacon', 'Insurance certificate', '2026-11-29', 'missed'),
    lapse('aalto', 'Result of the baseline exam', '2026-12-11', 'unplanned'),
  ],
  disputes: [{ rowId: 'aalto', fields: 2, partner: 'Aalto & Pojat Oy', name: '' }],
  pending: [waiting('aalto', 'Extract of the commercial register'), waiting('beacon', 'Declaration of ownership')],
  approvals: [
    {
      ...{ partnerId: 'beacon', agreementId: 'sla', version: 2, reviewFunction: 'legal', state: 'outdated' },
      since: '2026-11-17T09:00:00Z',
    },
  ],
  setAside: [
    {
      id: 'line',
      partner: 'Beacon Integrations Ltd',
      name: 'Security attestation',
      why: 'Your right to write for this partner ended on 18 November.',
    },
  ],
  sentBack: [
    {
      ...{
        kind: 'evidence',
        partnerId: 'nordlicht',
        at: '2026-11-18T09:00:00Z',
        reason: 'The second page is missing.',
      },
      evidence: evidence('nordlicht', 'Restore test'),
    },
  ],
  commitments: [
    promise('Send the sandbox guide', '2026-11-17', 'vendor', 'plan'),
    promise('Name a second delivery lead', '2026-11-27', 'partner', 'preventiveAction'),
    promise('', '2026-12-01', 'both', 'slaNotice'),
  ],
  allCommitments: [promise('Send the sandbox guide', '2026-11-17', 'vendor', 'plan')],
};

function board(over: Partial<TodayBoardProps>) {
  return (
    <TodayBoard
      asOf={asOf}
      day={quiet}
      reading="read"
      isNew={false}
      nameOf={(id) => names[id] ?? ''}
      onRetry={nothing}
      onAct={nothing}
      onPlan={nothing}
      onCalendar={nothing}
      {...over}
    />
  );
}

const nothing = () => undefined;

export const todayGallery: GalleryGroup = {
  id: 'today',
  title: 'Today',
  samples: [
    { name: 'full', wide: true, draw: () => board({ day: full }) },
    {
      name: 'visit under way',
      wide: true,
      draw: () =>
        board({ day: { ...full, underWay: [{ ...visit('aalto', '2026-11-20T08:00:00Z', ''), startedAt: asOf }] } }),
    },
    {
      name: 'nothing waits',
      wide: true,
      draw: () => board({ day: { ...quiet, nextVisit: visit('beacon', '2026-12-02T09:00:00Z', 'First meeting') } }),
    },
    { name: 'new device', wide: true, draw: () => board({ isNew: true }) },
    { name: 'loading', wide: true, draw: () => board({ day: undefined, reading: 'reading' }) },
    { name: 'partners being read', wide: true, draw: () => board({ reading: 'reading' }) },
    { name: 'error', wide: true, draw: () => board({ reading: 'failed' }) },
  ],
};

function visit(partner: string, plannedFor: string, purpose: string): Visit {
  return {
    id: brand<'Visit'>(`${partner} ${plannedFor}`),
    partnerId: brand<'Partner'>(partner),
    siteId: null,
    purpose,
    plannedFor,
    startedAt: null,
    endedAt: null,
    agenda: [],
    attendeeIds: [],
  };
}

function evidence(partner: string, title: string): Evidence {
  return {
    id: brand<'Evidence'>(`${partner} ${title}`),
    partnerId: brand<'Partner'>(partner),
    typeId: 'E3.1',
    title,
    alsoServes: [],
    ownerId: null,
    confidentiality: 'partner',
    questionId: null,
  };
}

function revision(partner: string): EvidenceRevision {
  return {
    id: brand<'EvidenceRevision'>(`${partner} revision`),
    partnerId: brand<'Partner'>(partner),
    evidenceId: brand<'Evidence'>(partner),
    number: 1,
    source: 'file',
    files: [],
    capturedAt: '2026-11-18T10:00:00Z',
    capturedBy: 'sample',
    siteId: null,
    place: null,
    effectiveFrom: '2026-11-18',
    effectiveTo: null,
    attestation: null,
    facts: {},
  };
}

function lapse(partner: string, title: string, until: string, kind: RouteLapse['when']['kind']): RouteLapse {
  const when =
    kind === 'unplanned'
      ? { kind }
      : { kind, visit: visit(partner, kind === 'bring' ? '2026-11-23' : '2026-12-02', '') };
  const askedAt = kind === 'missed' ? '2026-11-18T09:00:00Z' : null;
  return { evidence: evidence(partner, title), until, daysLeft: daysBetween(asOf, until), askedAt, when };
}

function waiting(partner: string, title: string): PendingDecision {
  return {
    ...{
      kind: 'evidence',
      id: `${partner} ${title}`,
      partnerId: partner,
      since: '2026-11-18T10:00:00Z',
      isForMe: true,
    },
    ...{ evidence: evidence(partner, title), revision: revision(partner) },
  };
}

function promise(
  what: string,
  due: string,
  side: DatedCommitment['side'],
  source: DatedCommitment['source'],
): DatedCommitment {
  return {
    ...{ key: `${source}/${due}`, partnerId: 'aalto', source, plan: null, what, side, owner: 'Ana Lund', due },
    ...{ isOverdue: due < asOf, agreementId: 'sample', recordId: 'sample' },
    calendar: { of: 'aalto', key: `${source}/${due}`, sequence: 0 },
  };
}

/** A gate that was passed, and of which nothing is proven any more. */
function lapsedGate(partner: string): GateCall {
  const index = builtInPack();
  const partnerId = brand<'Partner'>(partner);
  const gate = index.pack.gates[0];
  if (!gate) throw new Error('The playbook has no gate to show.');
  const records = {
    partner: {
      id: partnerId,
      legalName: names[partner] ?? '',
      registerNumber: '',
      country: 'GB',
      archetype: 'systemIntegrator' as const,
      programTier: 'entry' as const,
      exposure: null,
      riskTierAccepted: null,
      oversight: {},
      leavingSince: null,
      website: '',
      note: '',
      createdAt: '2026-09-01T08:00:00Z',
    },
    ...nothingOnRecord,
  };
  const passed = {
    id: brand<'GateDecision'>('sample'),
    partnerId,
    gateId: gate.id,
    packVersion: index.pack.version,
    asOf: '2026-10-12T10:20:00Z',
    decision: 'passed' as const,
    provisional: false,
    results: [],
    evidence: [],
    by: 'sample',
    reason: '',
  };
  const view = evaluateGate(gate, { records, index, decisions: [passed], moment: { asOf } });
  return {
    partnerId,
    gateId: gate.id,
    title: gate.title,
    isToDecide: false,
    standing: toldStanding(view.standing),
    renewals: [],
  };
}
