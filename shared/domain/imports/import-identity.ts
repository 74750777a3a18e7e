import { unreachable } from '#shared/base/unreachable';
import { type DealSubject, dealKey } from '#shared/domain/commercial/deal-key';
import { comparable } from './import-cells';
import type { ImportKind } from './import-kinds';
import type { KnownRecords } from './import-known';
import type { ImportedRecord } from './imported-record';

/** What is here already and is the same as a row. */
export interface KnownThing {
  readonly name: string;
  readonly record: object;
}

/** By what a row is the same as another, and what it is the same as that is here. */
export type Identify = (record: ImportedRecord) => {
  readonly keys: readonly string[];
  readonly known: KnownThing | null;
  /** Says the same and has no number yet; another row may be it as well. */
  readonly unnumbered: KnownThing | null;
};

/** Tells of rows of one kind whether they are here already. */
export function identifier(kind: ImportKind, known: KnownRecords): Identify {
  const things = new Map<string, KnownThing>();
  // By what they say, those that have a number: a row without one that says the same is one of them.
  const numbered = new Map<string, KnownThing>();
  const note: Note = (name, { keys, said = [] }, record) => {
    for (const key of keys) things.set(key, { name, record });
    for (const key of said) numbered.set(key, { name, record });
  };
  noted[kind](known, note);
  return (record) => {
    const keys = keysOf(record);
    const thingOf = (some: readonly string[]) =>
      some.map((key) => things.get(key)).find((thing) => thing !== undefined) ?? null;
    const known = thingOf(keys) ?? keys.map((key) => numbered.get(key)).find((thing) => thing !== undefined) ?? null;
    return { keys, known, unnumbered: known === null ? thingOf(keysOf(withoutReference(record))) : null };
  };
}

/** What was noted by hand has no number yet: a row that says the same and brings one is not another thing. */
function withoutReference(record: ImportedRecord): ImportedRecord {
  switch (record.kind) {
    case 'engagements':
      return { ...record, input: { ...record.input, reference: '' } };
    case 'defects':
      return { ...record, input: { ...record.input, reference: '' } };
    case 'cases':
      return { ...record, input: { ...record.input, reference: '' } };
    default:
      return record;
  }
}

type Note = (
  name: string,
  by: { readonly keys: readonly string[]; readonly said?: readonly string[] },
  record: object,
) => void;

const noted: Readonly<Record<ImportKind, (known: KnownRecords, note: Note) => void>> = {
  partners: ({ partners }, note) => {
    for (const partner of partners) note(partner.legalName, { keys: partnerKeys(partner) }, partner);
  },
  people: ({ people }, note) => {
    for (const person of people) note(person.name, { keys: personKeys(person) }, person);
  },
  deals: ({ deals }, note) => {
    for (const deal of deals) note(deal.customerName, { keys: dealKeys(deal) }, deal);
  },
  engagements: ({ engagements }, note) => {
    for (const engagement of engagements) note(engagement.title, twoWays(engagement, engagementKeys), engagement);
  },
  defects: ({ defects }, note) => {
    for (const defect of defects) note(defect.title, twoWays(defect, defectKeys), defect);
  },
  cases: ({ cases }, note) => {
    for (const one of cases) note(one.subject, twoWays(one, caseKeys), one);
  },
  surveys: ({ answers }, note) => {
    for (const answer of answers) note(answer.contact, twoWays(answer, answerKeys), answer);
  },
  examResults: ({ examResults, exams }, note) => {
    for (const result of examResults) {
      const { personId, examId, role, day } = result;
      const title = exams.find(({ id }) => id === examId)?.title ?? examId;
      note(title, { keys: [resultKey(personId, examId, role, day)] }, result);
    }
  },
  soldDeals: ({ soldDeals }, note) => {
    for (const deal of soldDeals) note(deal.reference, { keys: [comparable(deal.reference)] }, deal);
  },
  monthlyRates: ({ rates }, note) => {
    for (const rate of rates) note(`${rate.month} ${rate.currency}`, { keys: rateKeys(rate) }, rate);
  },
};

function twoWays<One extends Referenced>(one: One, keysOf: (one: One) => readonly string[]) {
  const keys = keysOf(one);
  return comparable(one.reference ?? '') === '' ? { keys } : { keys, said: keysOf({ ...one, reference: '' }) };
}

function keysOf(record: ImportedRecord): readonly string[] {
  switch (record.kind) {
    case 'partners':
      return partnerKeys(record.input);
    case 'people':
      return personKeys(record.input);
    case 'deals':
      return dealKeys(record.input);
    case 'engagements':
      return engagementKeys(record.input);
    case 'defects':
      return defectKeys(record.input);
    case 'cases':
      return caseKeys(record.input);
    case 'surveys':
      return answerKeys(record.input);
    case 'examResults': {
      const { personId, examId, roles, day } = record.input;
      return roles.map((role) => resultKey(personId, examId, role, day));
    }
    case 'soldDeals':
      return [comparable(record.input.reference)];
    case 'monthlyRates':
      return rateKeys(record.input);
    default:
      return unreachable(record);
  }
}

interface Referenced {
  readonly partnerId: string;
  readonly reference?: string | undefined;
}

/** The number it has elsewhere tells two things apart or makes them one; only without it does what they say. */
function byReference({ partnerId, reference = '' }: Referenced, otherwise: readonly string[]): readonly string[] {
  return comparable(reference) === ''
    ? [`${partnerId} is ${otherwise.join(' ')}`]
    : [`${partnerId} no ${comparable(reference)}`];
}

function dealKeys(deal: DealSubject): readonly string[] {
  const key = dealKey(deal);
  return key === null ? [] : [key];
}

function partnerKeys(partner: {
  readonly legalName: string;
  readonly registerNumber?: string | undefined;
  readonly country: string;
}): readonly string[] {
  return [partner.legalName, partner.registerNumber ?? '']
    .filter((text) => comparable(text) !== '')
    .map((text) => `${partner.country} ${comparable(text)}`);
}

function personKeys(person: {
  readonly partnerId: string;
  readonly name: string;
  readonly email?: string | undefined;
}): readonly string[] {
  return [person.name, person.email ?? '']
    .filter((text) => comparable(text) !== '')
    .map((text) => `${person.partnerId} ${comparable(text)}`);
}

function engagementKeys(one: Referenced & { readonly title: string; readonly customerName: string }) {
  return byReference(one, [comparable(one.title), comparable(one.customerName)]);
}

function defectKeys(
  one: Referenced & { readonly engagementId: string; readonly title: string; readonly foundOn: string },
) {
  return byReference(one, [one.engagementId, comparable(one.title), one.foundOn]);
}

function caseKeys(one: Referenced & { readonly subject: string; readonly openedAt: string }) {
  return byReference(one, [comparable(one.subject), String(Date.parse(one.openedAt))]);
}

interface AnswerIdentity extends Referenced {
  readonly survey: string;
  readonly personId?: string | null | undefined;
  readonly contact?: string | undefined;
  readonly engagementId?: string | null | undefined;
  readonly answeredAt: string;
}

/** A name may have become a person since the row came first, so both tell who it was. */
function answerKeys(answer: AnswerIdentity): readonly string[] {
  const { survey, personId, contact = '', engagementId, answeredAt } = answer;
  const about = [survey, engagementId ?? '', String(Date.parse(answeredAt))];
  if (comparable(answer.reference ?? '') !== '') return byReference(answer, []).map((key) => `${survey} ${key}`);
  const who = [personId ?? '', comparable(contact)].filter((one) => one !== '');
  return who.flatMap((one) => byReference(answer, [...about, one]));
}

function resultKey(personId: string, examId: string, role: string, day: string): string {
  return [personId, examId, role, day].join(' ');
}

function rateKeys(rate: { readonly month: string; readonly currency: string; readonly into: string }) {
  return [`${rate.month} ${rate.currency} ${rate.into}`];
}
