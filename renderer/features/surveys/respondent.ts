import type { Engagement } from '#shared/domain/delivery/delivery';
import type { Person, PersonId } from '#shared/domain/partners/person';
import type { Survey } from '#shared/domain/surveys/survey-answer';

/** Who is asked, and about what, as far as it was chosen. */
export interface Respondent {
  readonly personId: PersonId | null;
  readonly contact: string;
  readonly engagementId: Engagement['id'] | null;
}

export const nobody: Respondent = { personId: null, contact: '', engagementId: null };

/** Customers are asked about an engagement, people of the partner about us. */
export function asksCustomer(survey: Survey): boolean {
  return survey === 'satisfaction';
}

/** Whether it is said who answers, and about what where that is asked. */
export function isComplete(survey: Survey, { personId, contact, engagementId }: Respondent): boolean {
  if (asksCustomer(survey)) return contact.trim() !== '' && engagementId !== null;
  return personId !== null || contact.trim() !== '';
}

/** A person's name where they are on record, else the name or address as it came. */
export function nameOf(
  people: readonly Pick<Person, 'id' | 'name'>[],
  { personId, contact }: Pick<Respondent, 'personId' | 'contact'>,
): string {
  return people.find(({ id }) => id === personId)?.name ?? contact;
}
