import { brand } from '#shared/base/brand';
import { daysBetween } from '#shared/base/calendar-date';
import type { Evidence, EvidenceRevision } from '#shared/domain/evidence/evidence';
import { noticeStep } from '#shared/domain/evidence/expiry-notices';
import { evaluateGate } from '#shared/domain/gates/gate-rules';
import { nothingOnRecord } from '#shared/domain/gates/known-records';
import type { GateNews } from '#shared/domain/guidance/gate-news';
import { builtInPack } from '#shared/domain/playbook/built-in-pack';
import type { Visit } from '#shared/domain/visits/visit';
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
  nextVisit: null,
  lapsing: [],
  gates: [],
  disputes: [],
  reviews: [],
  setAside: [],
};

const full: Day = {
  ...quiet,
  visitsToday: [
    visit('nordlicht', '2026-11-20T13:00:00Z', 'Gate 1 and the Joint Success Plan'),
    visit('aalto', '2026-11-20T16:30:00Z', ''),
  ],
  gates: [lapsedGate('beacon')],
  lapsing: [
    lapsing('nordlicht', 'Security attestation', '2026-11-23', visit('nordlicht', '2026-11-24T09:00:00Z', '')),
    lapsing('aalto', 'Result of the baseline exam', '2026-12-11', null),
  ],
  disputes: [{ rowId: 'aalto', fields: 2, partner: 'Aalto & Pojat Oy', name: '' }],
  reviews: [
    { evidence: evidence('aalto', 'Extract of the commercial register'), revision: revision('aalto'), canAccept: true },
    { evidence: evidence('beacon', 'Declaration of ownership'), revision: revision('beacon'), canAccept: true },
  ],
  setAside: [
    {
      id: 'line',
      partner: 'Beacon Integrations Ltd',
      name: 'Security attestation',
      why: 'Your right to write for this partner ended on 18 November.',
    },
  ],
};

function board(over: Partial<TodayBoardProps>) {
  return (
    <TodayBoard
      asOf={asOf}
      day={quiet}
      gates="read"
      isNew={false}
      nameOf={(id) => names[id] ?? ''}
      onRetry={() => undefined}
      {...over}
    />
  );
}

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
    { name: 'loading', wide: true, draw: () => board({ day: undefined }) },
    { name: 'gates being read', wide: true, draw: () => board({ gates: 'reading' }) },
    { name: 'error', wide: true, draw: () => board({ gates: 'failed' }) },
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

function lapsing(partner: string, title: string, until: string, before: Visit | null): Day['lapsing'][number] {
  const daysLeft = daysBetween(asOf, until);
  return { evidence: evidence(partner, title), until, daysLeft, step: noticeStep(daysLeft), before };
}

/** A gate that was passed, and of which nothing is proven any more. */
function lapsedGate(partner: string): GateNews {
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
  return { partnerId, view, renewals: [] };
}
