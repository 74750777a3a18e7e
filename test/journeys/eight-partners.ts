import { v7 } from 'uuid';
import type { WrittenElsewhere } from './hosts/laptop-elsewhere';

type Result = 'integration' | 'deal' | 'case';

interface WaitingPartner {
  readonly legalName: string;
  /** Days since the base agreement was signed. */
  readonly days: number;
  /** What it waits for: an answer of headquarters, or somebody who accepts what it claims. */
  readonly for: 'provisionEnvironment' | 'scheduleExam' | 'claim';
}

interface ReadyPartner {
  readonly legalName: string;
  /** Days from the signature to its first result. */
  readonly days: number;
  readonly by: Result;
}

/** Half of those who got there needed 34 days, and half of all need 62. */
export const gotThere: readonly ReadyPartner[] = [
  { legalName: 'Ahornberg Systeme GmbH', days: 21, by: 'integration' },
  { legalName: 'Birkenau Service AG', days: 34, by: 'deal' },
  { legalName: 'Cedrus Networks Ltd', days: 34, by: 'case' },
  { legalName: 'Distelfeld IT OG', days: 62, by: 'integration' },
  { legalName: 'Eschenbach Daten KG', days: 90, by: 'case' },
];

/** Those who have not, with their time so far. */
export const stillWaiting: readonly WaitingPartner[] = [
  { legalName: 'Farnwiese Consulting GmbH', days: 50, for: 'scheduleExam' },
  { legalName: 'Ginster Informatik SARL', days: 70, for: 'provisionEnvironment' },
  { legalName: 'Hollerbusch Technik GmbH', days: 80, for: 'claim' },
];

/** Who writes, and who accepts what the other one has brought. */
export interface TwoPeople {
  readonly manager: string;
  readonly reviewer: string;
}

/** Everything that is on record of them, as of this day, `2026-11-20`. */
export function eightPartners(today: string, people: TwoPeople): readonly WrittenElsewhere[] {
  // Who has got there signed long ago: how long that is does not matter any more.
  const ready = gotThere.flatMap(({ legalName, days, by }) => {
    const partner = aSignedPartner(legalName, daysAfter(today, -120), people);
    return [...partner.records, ...results[by](partner.id, daysAfter(today, days - 120), people)];
  });
  const waiting = stillWaiting.flatMap(({ legalName, days, for: what }) => {
    const signedOn = daysAfter(today, -days);
    const partner = aSignedPartner(legalName, signedOn, people);
    const claim = { manager: people.manager, reviewer: people.manager };
    const reason =
      what === 'claim'
        ? results.integration(partner.id, daysAfter(signedOn, 30), claim)
        : [aHandoff(partner.id, what, daysAfter(signedOn, 5), people)];
    return [...partner.records, ...reason];
  });
  return [...ready, ...waiting];
}

export function daysAfter(day: string, days: number): string {
  return new Date(Date.parse(day) + days * 86_400_000).toISOString().slice(0, 10);
}

export function aSignedPartner(legalName: string, signedOn: string, people: TwoPeople) {
  const id = v7();
  const partner = {
    id,
    legalName,
    registerNumber: '',
    country: 'AT',
    archetype: 'reseller',
    programTier: 'silver',
    exposure: null,
    riskTierAccepted: null,
    oversight: {},
    leavingSince: null,
    website: '',
    note: '',
    createdAt: `${daysAfter(signedOn, -10)}T08:00:00.000Z`,
  };
  const agreement = anAcceptedPiece(id, { typeId: 'E2.1', on: signedOn, facts: { signedOn } }, people);
  return { id, records: [{ entity: 'partner', fields: partner }, ...agreement] };
}

const results: Readonly<
  Record<Result, (partnerId: string, on: string, people: TwoPeople) => readonly WrittenElsewhere[]>
> = {
  integration: (partnerId, on, people) =>
    anAcceptedPiece(partnerId, { typeId: 'E5.1', on, facts: { check: 'IC9', passed: true } }, people),
  case: (partnerId, on, people) => anAcceptedPiece(partnerId, { typeId: 'E8.5', on, facts: {} }, people),
  deal: (partnerId, on, people) => [
    ...aWonDeal(partnerId, on, people),
    ...anAcceptedPiece(partnerId, { typeId: 'E7.3', on, facts: { customer, registeredOn: on } }, people),
  ],
};

const customer = 'Alpenbad Betriebe';

interface Piece {
  readonly typeId: string;
  readonly on: string;
  readonly facts: Readonly<Record<string, unknown>>;
}

/** Brought by the manager and accepted, two hours later, by the reviewer. */
export function anAcceptedPiece(
  partnerId: string,
  { typeId, on, facts }: Piece,
  { manager, reviewer }: TwoPeople,
): readonly WrittenElsewhere[] {
  const [evidenceId, revisionId] = [v7(), v7()];
  return [
    {
      entity: 'evidence',
      fields: {
        id: evidenceId,
        partnerId,
        typeId,
        alsoServes: [],
        title: typeId,
        ownerId: null,
        confidentiality: 'partner',
        questionId: null,
      },
    },
    {
      entity: 'evidenceRevision',
      fields: {
        id: revisionId,
        partnerId,
        evidenceId,
        number: 1,
        source: 'record',
        files: [],
        capturedAt: `${on}T09:00:00.000Z`,
        capturedBy: manager,
        siteId: null,
        place: null,
        effectiveFrom: on,
        effectiveTo: null,
        attestation: null,
        facts,
      },
    },
    {
      entity: 'evidenceReview',
      fields: {
        id: v7(),
        partnerId,
        revisionId,
        verdict: 'accepted',
        by: reviewer,
        at: `${on}T11:00:00.000Z`,
        reason: '',
      },
    },
  ];
}

function aWonDeal(partnerId: string, on: string, { manager, reviewer }: TwoPeople): readonly WrittenElsewhere[] {
  const dealId = v7();
  const event = (kind: string, by: string, at: string) => ({
    entity: 'dealEvent',
    fields: { id: v7(), partnerId, dealId, kind, code: '', reason: '', by, at },
  });
  return [
    {
      entity: 'deal',
      fields: {
        id: dealId,
        partnerId,
        customerName: customer,
        customerDomain: 'alpenbad.example',
        country: 'AT',
        product: 'Service desk',
        value: '42000.00',
        currency: 'EUR',
        need: '',
        expectedOn: null,
        lead: 'partner',
        stage: '',
        createdAt: `${daysAfter(on, -20)}T08:00:00.000Z`,
        createdBy: manager,
      },
    },
    event('submitted', manager, `${daysAfter(on, -20)}T08:05:00.000Z`),
    event('approved', reviewer, `${daysAfter(on, -19)}T08:00:00.000Z`),
    event('won', manager, `${on}T08:00:00.000Z`),
  ];
}

function aHandoff(partnerId: string, kind: string, on: string, { manager }: TwoPeople): WrittenElsewhere {
  return {
    entity: 'handoff',
    fields: {
      id: v7(),
      partnerId,
      kind,
      note: '',
      personId: null,
      targetHours: 24,
      requestedBy: manager,
      requestedAt: `${on}T10:00:00.000Z`,
    },
  };
}
