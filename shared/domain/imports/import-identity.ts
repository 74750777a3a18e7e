import { unreachable } from '#shared/base/unreachable';
import { type DealSubject, dealKey } from '#shared/domain/commercial/deal-key';
import { comparable } from './import-cells';
import type { ImportKind } from './import-kinds';
import type { KnownRecords } from './import-known';
import type { ImportedRecord } from './imported-record';

/** By what a row is the same as another, and what it is known as, if it is there already. */
export type Identify = (record: ImportedRecord) => {
  readonly keys: readonly string[];
  readonly knownAs: string | null;
};

/** Tells of rows of one kind whether they are here already. */
export function identifier(kind: ImportKind, known: KnownRecords): Identify {
  const names = new Map<string, string>();
  const note = (name: string, keys: readonly string[]) => {
    for (const key of keys) names.set(key, name);
  };
  noted[kind](known, note);
  return (record) => {
    const keys = keysOf(record);
    return { keys, knownAs: keys.map((key) => names.get(key)).find((name) => name !== undefined) ?? null };
  };
}

type Note = (name: string, keys: readonly string[]) => void;

const noted: Readonly<Record<ImportKind, (known: KnownRecords, note: Note) => void>> = {
  partners: ({ partners }, note) => {
    for (const partner of partners) note(partner.legalName, partnerKeys(partner));
  },
  people: ({ people }, note) => {
    for (const person of people) note(person.name, personKeys(person));
  },
  deals: ({ deals }, note) => {
    for (const deal of deals) note(deal.customerName, dealKeys(deal));
  },
  engagements: ({ engagements }, note) => {
    for (const engagement of engagements) note(engagement.title, engagementKeys(engagement));
  },
  defects: ({ defects }, note) => {
    for (const defect of defects) note(defect.title, defectKeys(defect));
  },
  cases: ({ cases }, note) => {
    for (const one of cases) note(one.subject, caseKeys(one));
  },
  surveys: ({ answers }, note) => {
    for (const answer of answers) note(answer.contact, answerKeys(answer));
  },
  examResults: ({ examResults, exams }, note) => {
    for (const { personId, examId, role, day } of examResults)
      note(exams.find(({ id }) => id === examId)?.title ?? examId, [resultKey(personId, examId, role, day)]);
  },
  soldDeals: ({ soldDeals }, note) => {
    for (const { reference } of soldDeals) note(reference, [comparable(reference)]);
  },
  monthlyRates: ({ rates }, note) => {
    for (const rate of rates) note(`${rate.month} ${rate.currency}`, rateKeys(rate));
  },
};

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
