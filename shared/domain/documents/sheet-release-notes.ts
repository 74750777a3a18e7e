import type { CalendarDate } from '#shared/base/calendar-date';
import type { ReleaseNotes } from '#shared/domain/playbook/release-notes';
import { heading, paragraph } from './clause';
import type { DocumentPage } from './page';
import { sheetPage } from './sheet-frame';

/** The notes of a version for partners, on a sheet to hand out. */
export function releaseNotesSheet(
  notes: ReleaseNotes,
  given: { readonly playbook: string; readonly issuer: string; readonly date: CalendarDate },
): DocumentPage {
  const { playbook, issuer, date } = given;
  return sheetPage({ title: notes.title, subtitle: playbook, issuer, date, reference: `${playbook} ${notes.to}` }, [
    paragraph(notes.intro, 'lead'),
    ...notes.sections.flatMap(({ title, lines }) => [
      heading(2, '', title),
      { kind: 'list', ordered: false, items: lines.map((line) => [line]) } as const,
    ]),
    paragraph(notes.close),
  ]);
}
