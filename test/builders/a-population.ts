import { brand } from '#shared/base/brand';
import { addDays, type CalendarDate } from '#shared/base/calendar-date';
import type { Json } from '#shared/base/json';
import type { Deal, DealEvent } from '#shared/domain/commercial/deal';
import type { Learner } from '#shared/domain/enablement/learner';
import type { Evidence, EvidenceReview, EvidenceRevision } from '#shared/domain/evidence/evidence';
import type { GateDecision } from '#shared/domain/gates/gate-decision';
import type { PartnerRecords } from '#shared/domain/gates/partner-records';
import type { Answer } from '#shared/domain/interviews/answer';
import type { Person } from '#shared/domain/partners/person';
import type { Column, EvidenceType, Field, Question } from '#shared/domain/playbook/pack';
import { learnerRoles } from '#shared/domain/playbook/pack-enablement';
import type { PackIndex } from '#shared/domain/playbook/pack-index';

/** Numbers from 0 to 1 that are the same in every run. */
export function dice(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

type Dice = () => number;

const pick = <Thing>(things: readonly Thing[], roll: Dice): Thing => {
  const thing = things[Math.floor(roll() * things.length)];
  if (thing === undefined) throw new Error('There is nothing to pick from.');
  return thing;
};

/**
 * A partner as it could stand on a day: from one that has just been named to one that has been through both gates,
 * with evidence of every age, answers, learners, deals, and decisions. The same number always gives the same partner.
 */
export function aPartnerOfMany(index: PackIndex, number: number, asOf: CalendarDate): PartnerRecords {
  const roll = dice(number * 7919 + 17);
  // Half of them are on the way, the other half have most of what is asked.
  const share = roll() < 0.5 ? roll() * 0.8 : 0.85 + roll() * 0.15;
  const id = brand<'Partner'>(`partner-${number}`);
  const people = Array.from({ length: 2 + Math.floor(roll() * 8) }, (_, at) => aPerson(`${id}-person-${at}`, id, roll));
  const learners = roll() < share ? people.slice(0, 6).map((person, at) => aLearner(person, at, asOf)) : [];
  const proofs = index.pack.evidenceTypes
    .filter(() => roll() < share)
    .flatMap((type) => piecesOf(type, { id, people, asOf, roll, isThorough: share > 0.84 }));
  const answers = [...index.questionById.values()]
    .filter(() => roll() < share)
    .map((question) => anAnswerTo(question, { id, people, asOf, roll, version: index.pack.version }));
  const exposure = {
    data: level(roll),
    integration: level(roll),
    access: level(roll),
    criticality: level(roll),
    substitutability: level(roll),
  };
  return {
    partner: {
      id,
      legalName: `Partner ${number} GmbH`,
      registerNumber: `FN ${number}`,
      country: pick(['AT', 'DE', 'FR', 'PL'], roll),
      archetype: pick(['reseller', 'serviceProvider', 'systemIntegrator'], roll),
      programTier: 'entry',
      exposure: share > 0.2 ? exposure : null,
      riskTierAccepted:
        share > 0.3 ? { tier: 'T3', by: 'ines', at: instant(addDays(asOf, -Math.floor(roll() * 200))) } : null,
      oversight: {},
      leavingSince: null,
      website: '',
      note: '',
      createdAt: instant(addDays(asOf, -700)),
    },
    people,
    answers,
    evidence: proofs.map(({ evidence }) => evidence),
    revisions: proofs.flatMap(({ revisions }) => revisions),
    reviews: proofs.flatMap(({ reviews }) => reviews),
    signed:
      share > 0.7
        ? [
            { kind: 'sla', at: instant(addDays(asOf, -30)) },
            { kind: 'plan', at: instant(addDays(asOf, -30)) },
          ]
        : [],
    concessions: [],
    concessionDecisions: [],
    learners,
    ...dealsOf(id, roll() < share ? 3 : 0, asOf),
    handoffs: [],
    handoffEvents: [],
    decisions: share > 0.6 ? [aPass(id, 'G1', asOf, 60), ...(share > 0.84 ? [aPass(id, 'G2', asOf, 20)] : [])] : [],
  };
}

interface Making {
  readonly id: PartnerRecords['partner']['id'];
  readonly people: readonly Person[];
  readonly asOf: CalendarDate;
  readonly roll: Dice;
}

function piecesOf(type: EvidenceType, making: Making & { readonly isThorough: boolean }) {
  const { roll, isThorough } = making;
  // Exams and reports: one for each of some people. Calls: one for each check.
  const count = type.facts.some(({ id }) => id === 'check')
    ? 4
    : type.facts.some((fact) => fact.type === 'person')
      ? 1 + Math.floor(roll() * 3)
      : 1;
  return Array.from({ length: count }, (_, at) => aPiece(type, at, making, isThorough ? 0.97 : 0.7 + roll() * 0.2));
}

function aPiece(type: EvidenceType, at: number, { id, people, asOf, roll }: Making, accepted: number) {
  const evidenceId = brand<'Evidence'>(`${id}-${type.id}-${at}`);
  const evidence: Evidence = {
    id: evidenceId,
    partnerId: id,
    typeId: type.id,
    alsoServes: [],
    title: type.title,
    ownerId: roll() < 0.3 ? pick(people, roll).id : null,
    confidentiality: 'partner',
    questionId: null,
  };
  const revisions = Array.from({ length: roll() < 0.25 ? 2 : 1 }, (_, number): EvidenceRevision => {
    const from = addDays(asOf, -Math.floor(roll() * 330) + number * 20);
    return {
      id: brand<'EvidenceRevision'>(`${evidenceId}-${number + 1}`),
      partnerId: id,
      evidenceId,
      number: number + 1,
      source: type.sources[0] ?? 'file',
      files: [{ sha256: 'a'.repeat(64), bytes: 120_000, mime: 'application/pdf', name: 'proof.pdf' }],
      capturedAt: instant(from),
      capturedBy: 'ines',
      siteId: null,
      place: null,
      effectiveFrom: from,
      effectiveTo: null,
      attestation: null,
      facts: Object.fromEntries(type.facts.map((fact) => [fact.id, factFor(fact, at, people, roll)])),
    };
  });
  const reviews = revisions.flatMap((revision): readonly EvidenceReview[] =>
    roll() < accepted
      ? [
          {
            id: brand<'EvidenceReview'>(`${revision.id}-review`),
            partnerId: id,
            revisionId: revision.id,
            verdict: roll() < 0.95 ? 'accepted' : 'rejected',
            by: 'tom',
            at: revision.capturedAt,
            reason: '',
          },
        ]
      : [],
  );
  return { evidence, revisions, reviews };
}

function factFor(fact: Column, at: number, people: readonly Person[], roll: Dice): Json {
  if (fact.type === 'person') return (people[at % people.length] ?? pick(people, roll)).id;
  if (fact.id === 'score') return 70 + Math.floor(roll() * 31);
  if (fact.id === 'minutes') return 5 + Math.floor(roll() * 60);
  if (fact.type === 'one') return fact.options?.[at % Math.max(1, fact.options.length)]?.id ?? '';
  return sampleFor(fact, people, roll);
}

function anAnswerTo(question: Question, making: Making & { readonly version: string }): Answer {
  const { id, people, asOf, roll, version } = making;
  return {
    id: brand<'Answer'>(`${id}-${question.id}`),
    partnerId: id,
    interviewId: brand<'Interview'>(`${id}-interview`),
    questionId: question.id,
    packVersion: version,
    value: Object.fromEntries(
      question.fields
        .filter(({ required }) => required || roll() < 0.5)
        .map((field) => [field.id, sampleFor(field, people, roll)]),
    ),
    state: 'answered',
    confidence: 'stated',
    note: '',
    quote: '',
    saidBy: null,
    notedBy: 'ines',
    at: instant(addDays(asOf, -Math.floor(roll() * 300))),
    secondsSpent: 60,
    replaces: [],
    reason: '',
  };
}

function sampleFor(field: Field | Column, people: readonly Person[], roll: Dice): Json {
  const options = field.options ?? [];
  const rowOf = (columns: readonly Column[]) =>
    Object.fromEntries(columns.map((column) => [column.id, sampleFor(column, people, roll)]));
  switch (field.type) {
    case 'one':
      return options.length === 0 ? '' : pick(options, roll).id;
    case 'many':
    case 'ranking':
      return options.filter(() => roll() < 0.5).map((option) => option.id);
    case 'number':
    case 'percent':
    case 'money':
    case 'duration':
      return field.min ?? 20;
    case 'scale5':
      return 1 + Math.floor(roll() * 5);
    case 'yesNo':
      return roll() < 0.85;
    case 'date':
      return '2026-10-01';
    case 'person':
      return pick(people, roll).id;
    case 'country':
      return 'AT';
    case 'countries':
      return ['AT', 'DE'];
    case 'time':
      return '08:00';
    case 'hours':
      return [{ days: [1, 2, 3, 4, 5], from: '08:00', to: '18:00', zone: 'Europe/Vienna' }];
    case 'table':
      return 'columns' in field ? [rowOf(field.columns ?? []), rowOf(field.columns ?? [])] : [];
    case 'matrix':
      return 'rows' in field
        ? Object.fromEntries((field.rows ?? []).map((row) => [row.id, rowOf(field.columns ?? [])]))
        : {};
    case 'rubric':
      return 'rows' in field
        ? Object.fromEntries((field.rows ?? []).map((row) => [row.id, 1 + Math.floor(roll() * 5)]))
        : {};
    case 'files':
    case 'photos':
    case 'attestations':
    case 'calendar':
      return [];
    default:
      return 'As agreed at the table.';
  }
}

function aPerson(id: string, partnerId: PartnerRecords['partner']['id'], roll: Dice): Person {
  return {
    id: brand<'Person'>(id),
    partnerId,
    party: roll() < 0.3 ? 'vendor' : 'partner',
    name: `Person ${id}`,
    role: pick(['sponsor', 'legal', 'security', 'sales', 'delivery', 'support', 'partnerManager'], roll),
    title: '',
    email: '',
    phone: '',
    language: 'en',
  };
}

function aLearner(person: Person, at: number, asOf: CalendarDate): Learner {
  return {
    id: brand<'Learner'>(`${person.id}-learner`),
    partnerId: person.partnerId,
    personId: person.id,
    role: learnerRoles[at % learnerRoles.length] ?? 'sales',
    since: addDays(asOf, -200),
    left: null,
    courses: {},
  };
}

function dealsOf(id: PartnerRecords['partner']['id'], count: number, asOf: CalendarDate) {
  const deals = Array.from(
    { length: count },
    (_, at): Deal => ({
      id: brand<'Deal'>(`${id}-deal-${at}`),
      partnerId: id,
      customerName: `Customer ${at}`,
      customerDomain: `customer-${at}.example`,
      country: 'AT',
      product: 'suite',
      value: '42000',
      currency: 'EUR',
      need: '',
      expectedOn: null,
      lead: 'partner',
      stage: '',
      createdAt: instant(addDays(asOf, -40)),
      createdBy: 'ines',
    }),
  );
  const dealEvents = deals.flatMap((deal): readonly DealEvent[] =>
    (['submitted', 'approved'] as const).map((kind, at) => ({
      id: brand<'DealEvent'>(`${deal.id}-${kind}`),
      partnerId: id,
      dealId: deal.id,
      kind,
      code: '',
      reason: '',
      by: at === 0 ? 'ines' : 'tom',
      at: instant(addDays(asOf, -39 + at)),
    })),
  );
  return { deals, dealEvents };
}

function aPass(id: PartnerRecords['partner']['id'], gateId: string, asOf: CalendarDate, daysAgo: number): GateDecision {
  return {
    id: brand<'GateDecision'>(`${id}-${gateId}`),
    partnerId: id,
    gateId,
    packVersion: '2.0.0',
    asOf: instant(addDays(asOf, -daysAgo)),
    decision: 'passed',
    provisional: false,
    results: [],
    evidence: [],
    by: 'tom',
    reason: '',
  };
}

function level(roll: Dice): number {
  return Math.floor(roll() * 5);
}

function instant(day: CalendarDate): string {
  return `${day}T09:00:00.000Z`;
}
