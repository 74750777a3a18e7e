import { canonicalJson, type Json } from '#shared/base/json';
import type { Sla } from './sla';

/** One value that two versions of an agreement say differently. Null: it was or is not there. */
export interface SlaChange {
  /** Number of the clause it changes. */
  readonly clause: string;
  /** Id of the term, measure, severity or rung. */
  readonly of: string;
  readonly before: Json;
  readonly after: Json;
}

/** What an amendment changes, clause by clause in the order of the document. */
export function compareSla(before: Sla, after: Sla): readonly SlaChange[] {
  const [old, now] = [partsOf(before), partsOf(after)];
  const keys = [...new Set([...old.keys(), ...now.keys()])];
  return keys
    .flatMap((key): SlaChange[] => {
      const [left, right] = [old.get(key), now.get(key)];
      const [was, is] = [left?.value ?? null, right?.value ?? null];
      if (canonicalJson(was) === canonicalJson(is)) return [];
      const { clause, of } = right ?? left ?? { clause: '26', of: key };
      return [{ clause, of, before: was, after: is }];
    })
    .toSorted((left, right) => orderOf(left.clause) - orderOf(right.clause));
}

interface Part {
  readonly clause: string;
  readonly of: string;
  readonly value: Json;
}

function partsOf(sla: Sla): ReadonlyMap<string, Part> {
  const parts = new Map<string, Part>();
  const add = (clause: string, of: string, value: unknown) =>
    parts.set(`${clause} ${of}`, { clause, of, value: JSON.parse(JSON.stringify(value ?? null)) as Json });
  for (const [termId, value] of Object.entries(sla.said)) {
    const clause = clauseOfTerm[termId];
    if (clause !== undefined) add(clause, termId, value);
  }
  for (const level of sla.serviceLevels) {
    add('7', level.id, level.commitment);
    add('8', `${level.id} source`, { source: level.source, measuredBy: level.measuredBy });
    if (level.bands.length > 0) add('15', level.id, level.bands);
  }
  for (const severity of sla.severities) add('10', severity.severity, severity);
  for (const rung of sla.ladder) add('12', rung.level, rung);
  for (const key of Object.keys(clauseOfPart) as (keyof typeof clauseOfPart)[]) add(clauseOfPart[key], key, sla[key]);
  return parts;
}

/** Parts of the data that stand for themselves; the others are read term by term, measure by measure. */
const clauseOfPart = {
  vendor: '1',
  partner: '1',
  endDate: '1',
  languages: '1',
  outcomes: '2',
  dependencies: '3',
  journey: '4',
  zone: '5',
  calendars: '5',
  openActions: '14',
  remedies: '15',
  breachContact: '17',
  changeNotices: '21',
  dispute: '23',
  publicCommitments: '24',
  deviations: '26',
  roster: 'D',
} as const satisfies { readonly [part in keyof Sla]?: string };

/** Terms that the parts above do not hold already. */
const clauseOfTerm: { readonly [termId: string]: string } = {
  baseAgreement: '1',
  effectiveDate: '1',
  services: '3',
  excluded: '3',
  countries: '3',
  channels: '6',
  languages: '6',
  accessibility: '6',
  unitsPerHour: '7',
  correctionDays: '8',
  onCallNumber: '11',
  vendorOnCall: '11',
  cover: '11',
  ladderMinutes: '12',
  reviewDays: '14',
  monthlyFee: '15',
  dataHandled: '16',
  dataLocation: '16',
  dataReturnDays: '16',
  breachNoticeHours: '17',
  riskTier: '18',
  reportEvery: '19',
  formats: '19',
  readers: '19',
  reviewEvery: '20',
  firstReview: '20',
  disputeMonths: '23',
  governingLaw: '23',
  mediator: '23',
  renewal: '25',
  noticeDays: '25',
  handover: '25',
  transitionDays: '25',
  recordsMonths: '26',
};

const orderOf = (clause: string) => (/^\d+$/.test(clause) ? Number(clause) : 100 + clause.charCodeAt(0));
