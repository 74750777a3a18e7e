import type { NamedPerson } from '#shared/domain/agreements/named-parties';
import type { Party, Person } from '#shared/domain/partners/person';
import type { Sla } from './sla';

/** Somebody a signed agreement names who is not there any more, or not as they were. An amendment is due. */
export interface PersonnelChange {
  readonly clause: '12' | '17' | 'D';
  /** `L2`, `roster` or `breachContact`. */
  readonly place: string;
  readonly party: Party;
  readonly name: string;
  readonly change: 'gone' | 'otherRole' | 'reachedOtherwise';
  /** What the agreement says, and what is on record now; '' for somebody who is gone. */
  readonly agreed: string;
  readonly now: string;
}

/** Compares everybody whom a signed agreement names with the people on record (R114). */
export function personnelChanges(sla: Sla, people: readonly Person[]): readonly PersonnelChange[] {
  return namedIn(sla).flatMap(({ clause, place, party, person }): PersonnelChange[] => {
    const { name } = person;
    // People are on record per partner, under the name the agreement took from there.
    const now = people.find((one) => one.party === party && one.name === name);
    const told = { clause, place, party, name };
    if (now === undefined) return [{ ...told, change: 'gone', agreed: person.title, now: '' }];
    if (now.title !== person.title) return [{ ...told, change: 'otherRole', agreed: person.title, now: now.title }];
    const [agreed, reached] = [contactOf(person), contactOf(now)];
    return agreed === reached ? [] : [{ ...told, change: 'reachedOtherwise', agreed, now: reached }];
  });
}

interface Place {
  readonly clause: PersonnelChange['clause'];
  readonly place: string;
  readonly party: Party;
  readonly person: NamedPerson;
}

function namedIn({ ladder, roster, breachContact }: Sla): readonly Place[] {
  // The lowest rung names whoever is on call and a number, not a person.
  const rungs = ladder.filter(({ level }) => level !== 'L0');
  return [
    ...rungs.flatMap(({ level, vendor, partner }): Place[] => [
      { clause: '12', place: level, party: 'vendor', person: vendor },
      { clause: '12', place: level, party: 'partner', person: partner },
    ]),
    ...roster.flatMap(({ person, backup }): Place[] =>
      [person, ...(backup === null ? [] : [backup])].map((one) => ({
        clause: 'D',
        place: 'roster',
        party: 'partner',
        person: one,
      })),
    ),
    { clause: '17', place: 'breachContact', party: 'partner', person: breachContact },
  ];
}

const contactOf = ({ phone, email }: Pick<NamedPerson, 'phone' | 'email'>) =>
  [phone, email].filter((text) => text !== '').join(' · ');
