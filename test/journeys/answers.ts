import type { Json } from '#shared/base/json';
import { evaluatePartner } from '#shared/domain/gates/evaluate-partner';
import { builtInPack } from '#shared/domain/playbook/built-in-pack';
import { allAnswers, everybody } from '../builders/a-complete-visit';
import { aReadyPartner, readyOn } from '../builders/a-ready-partner';
import type { Names } from './pages/interview';
import type { NewPartner, NewPerson } from './pages/partners';

/**
 * What is said during the visit to Nordlicht. The answers are those of the builder that the tests of the documents
 * use, so that what the journeys type is what those tests print.
 */
export const nordlicht: NewPartner = {
  legalName: 'Nordlicht Systemhaus GmbH',
  country: 'Austria',
  registerNumber: 'FN 123456a',
  website: 'nordlicht.example',
};

export const viennaOffice = { name: 'Vienna office', address: 'Praterstraße 40, 1020 Wien', zone: 'Europe/Vienna' };

const roleLabels: Readonly<Record<string, string>> = {
  sponsor: 'Sponsor',
  partnerManager: 'Partner manager',
  customerSuccessLeader: 'Customer success leader',
  technicalAuthority: 'Technical authority',
  support: 'Support',
};

/** Everybody of both sides, as they are typed. */
export const people: readonly NewPerson[] = everybody().map(({ name, party, role, title, phone }) => ({
  name,
  side: party === 'vendor' ? 'Our side' : 'Partner’s side',
  role: roleLabels[role] ?? role,
  title,
  phone,
}));

/** The answer to each question of a module, in the order in which they are asked. */
export function answersOf(moduleId: string): readonly { readonly questionId: string; readonly value: Value }[] {
  return allAnswers()
    .filter(({ questionId }) => questionId.startsWith(`${moduleId}.`))
    .map(({ questionId, value }) => ({ questionId, value }));
}

/**
 * What a partner of the lowest tier says on its way to being ready, module by module: of each answer the fields that are
 * asked of it, as the program itself tells.
 */
export function wholeWayOf(moduleId: string): readonly { readonly questionId: string; readonly value: Value }[] {
  const { facts } = evaluatePartner(aReadyPartner({ kind: 'plain' }), builtInPack(), { asOf: readyOn });
  return Object.entries(facts.answers)
    .filter(([questionId]) => questionId.startsWith(`${moduleId}.`))
    .map(([questionId, value]) => ({ questionId, value }));
}

type Value = { readonly [fieldId: string]: Json };

export function answerTo(questionId: string): Value {
  const answer = allAnswers().find((each) => each.questionId === questionId);
  if (!answer) throw new Error(`Nobody answers ${questionId}.`);
  return answer.value;
}

const countries = new Intl.DisplayNames('en', { type: 'region' });

export const names: Names = {
  person: (id) => {
    const { name, title } = personOf(id);
    return title === '' ? name : `${name}, ${title}`;
  },
  name: (id) => personOf(id).name,
  site: () => `${viennaOffice.name}, ${viennaOffice.address}`,
  country: (code) => countries.of(code) ?? code,
};

function personOf(id: string) {
  const person = everybody().find((each) => each.id === id);
  if (!person) throw new Error(`There is no ${id}.`);
  return person;
}
