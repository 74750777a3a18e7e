import type { Person } from '#shared/domain/partners/person';
import type { PlanValues } from './plan-terms';

/** One of the two who sign, as a legal entity. */
export interface PartyData {
  readonly name: string;
  readonly registerNumber: string;
  readonly country: string;
  readonly address: string;
}

export interface Sides {
  readonly vendor: PartyData;
  readonly partner: PartyData;
}

/** Somebody an agreement names, with the ways to reach them that are known. */
export interface NamedPerson {
  readonly name: string;
  readonly title: string;
  readonly phone: string;
  readonly email: string;
}

type PartyTerm = 'Name' | 'RegisterNumber' | 'Country' | 'Address';

/** The parties as legal entities. */
export function partiesOf(values: Pick<PlanValues, `vendor${PartyTerm}` | `partner${PartyTerm}`>): Sides {
  return {
    vendor: {
      name: values.vendorName,
      registerNumber: values.vendorRegisterNumber,
      country: values.vendorCountry,
      address: values.vendorAddress,
    },
    partner: {
      name: values.partnerName,
      registerNumber: values.partnerRegisterNumber,
      country: values.partnerCountry,
      address: values.partnerAddress,
    },
  };
}

export type PeopleById = ReadonlyMap<string, Person>;

export function peopleById(people: readonly Person[]): PeopleById {
  return new Map(people.map((person) => [person.id as string, person]));
}

export function named(people: PeopleById, id: string): NamedPerson {
  const person = people.get(id);
  if (person === undefined) throw new Error(`Nobody has the id ${id}; resolveTerms lets no such value through`);
  return { name: person.name, title: person.title, phone: person.phone, email: person.email };
}
