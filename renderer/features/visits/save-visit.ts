import { visitCalendar } from '#shared/domain/exchange/visit-calendar';
import type { Person } from '#shared/domain/partners/person';
import type { Site } from '#shared/domain/partners/site';
import type { Visit } from '#shared/domain/visits/visit';
import { saveCopy } from '../../data/save-copy';
import type { Workspace } from '../../data/workspace';
import { showToast } from '../../ui/toast';
import type { Text } from '../../ui/use-text';

export interface VisitInWords {
  readonly visit: Visit;
  readonly partnerName: string;
  readonly people: readonly Person[];
  readonly sites: readonly Site[];
  readonly text: Text;
}

/** A visit as a calendar file: hours, place, agenda, and those who take part. */
function calendarOfVisit({ visit, partnerName, people, sites, text }: VisitInWords, stamp: string): string {
  const site = sites.find(({ id }) => id === visit.siteId);
  const present = people.filter(({ id }) => visit.attendeeIds.includes(id));
  const named = present.filter(({ email }) => !email.includes('@')).map(({ name }) => name);
  return visitCalendar(
    visit,
    {
      title: text('visits.page.title', { partner: partnerName }),
      detail: [
        visit.purpose,
        ...visit.agenda.map(({ title, minutes }) => text('visits.calendar.item', { title, minutes })),
        named.length > 0 ? text('visits.calendar.attendees', { names: named.join(', ') }) : '',
      ]
        .filter((line) => line !== '')
        .join('\n'),
      place: site ? [site.name, site.address].filter((part) => part !== '').join(', ') : '',
      attendees: present.filter(({ email }) => email.includes('@')).map(({ name, email }) => ({ name, email })),
    },
    stamp,
  );
}

/** Hands the person the calendar file of a visit. */
export async function saveVisit(workspace: Workspace, words: VisitInWords): Promise<void> {
  const { text, partnerName, visit } = words;
  const stamp = new Date(workspace.surroundings.now()).toISOString();
  const content = new Blob([calendarOfVisit(words, stamp)], { type: 'text/calendar' });
  const title = `${text('visits.page.title', { partner: partnerName })} ${visit.plannedFor.slice(0, 10)}`;
  const name = `${title}.ics`.replaceAll(/[\\/:*?"<>|\p{Cc}]+/gu, ' ');
  const saved = await saveCopy(workspace, { name, mime: content.type, content });
  if (!saved.ok) showToast({ tone: 'refused', words: text('documents.bytes.unwritable') });
  else if (saved.value === 'saved') showToast({ tone: 'done', words: text('visits.calendar.saved') });
}
