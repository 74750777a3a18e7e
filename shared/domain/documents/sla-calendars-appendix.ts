import type { PinnedCalendar } from '#shared/domain/slas/sla-parts';
import { answered, term } from './clause';
import type { Block } from './page';
import { printedDate } from './page-words';
import { printedHours } from './printed-figures';
import type { SlaPen } from './sla-pen';

/** Appendix D: the calendars as pinned, who is on call, and the days without support. */
export function slaCalendars(pen: SlaPen): readonly Block[] {
  const { sla } = pen;
  return [
    pen.heading(1, 'D', 'sla.d.title'),
    pen.paragraph('sla.d.intro', { version: String(versionOf(sla.calendars, sla.version)) }),
    pen.heading(2, 'D.1', 'sla.d.hours'),
    hoursOf(pen, 'service'),
    pen.heading(2, 'D.2', 'sla.d.onCall'),
    ...onCall(pen),
    pen.heading(2, 'D.3', 'sla.d.peak'),
    hoursOf(pen, 'peak'),
    pen.heading(2, 'D.4', 'sla.d.maintenance'),
    hoursOf(pen, 'maintenance'),
    pen.heading(2, 'D.5', 'sla.d.closedDays'),
    closedDays(pen),
    ...sites(pen),
  ];
}

function versionOf(calendars: readonly PinnedCalendar[], agreement: number): number {
  return calendars[0]?.version ?? agreement;
}

const sources = {
  service: answered('M8.Q2', 'hours'),
  onCall: answered('M8.Q4', 'roster'),
  peak: term('peakHours'),
  maintenance: answered('M8.Q2', 'maintenance'),
} as const;

/** Rows of a week. Without rows maintenance never is, and everything else always. */
function hoursOf(pen: SlaPen, id: PinnedCalendar['id']): Block {
  const weekly = pen.sla.calendars.find((calendar) => calendar.id === id)?.weekly ?? [];
  if (weekly.length > 0) return pen.list(printedHours([...weekly], pen.language), sources[id]);
  return pen.paragraph(id === 'maintenance' ? 'sla.d.noMaintenance' : 'sla.d.always', {}, undefined, sources[id]);
}

function onCall(pen: SlaPen): readonly Block[] {
  const { said, roster } = pen.sla;
  return [
    hoursOf(pen, 'onCall'),
    pen.paragraph('sla.d.number', { number: said.onCallNumber }, undefined, answered('M8.Q4', 'onCallNumber')),
    pen.table(
      [
        { id: 'sla.d.column.onCall', share: 26 },
        { id: 'sla.d.column.days', share: 17 },
        { id: 'sla.d.column.hours', share: 15 },
        { id: 'sla.d.column.stepsIn', share: 22 },
        { id: 'sla.d.column.reached', share: 20 },
      ],
      roster.map((line) => [
        pen.person(line.person),
        pen.text(`sla.d.days.${line.days}`),
        line.from === line.to ? pen.text('sla.d.dayAndNight') : `${line.from}–${line.to}`,
        line.backup === null ? pen.text('sla.d.nextRung') : pen.person(line.backup),
        pen.contact(line.person),
      ]),
      answered('M8.Q4', 'roster'),
    ),
  ];
}

function closedDays(pen: SlaPen): Block {
  const holidays = pen.sla.calendars.find(({ id }) => id === 'service')?.holidays ?? [];
  const source = answered('M8.Q2', 'closedDays');
  if (holidays.length === 0) return pen.paragraph('sla.d.noClosedDays', {}, undefined, source);
  return pen.table(
    [
      { id: 'sla.d.column.day', share: 40 },
      { id: 'sla.d.column.reason', share: 60 },
    ],
    holidays.map((day) => [
      printedDate(day.date, pen.language),
      day.name === '' ? pen.text('sla.d.noReason') : day.name,
    ]),
    source,
  );
}

function sites(pen: SlaPen): readonly Block[] {
  if (pen.sla.sites.length === 0) return [];
  return [
    pen.heading(2, 'D.6', 'sla.d.sites'),
    pen.table(
      ['sla.d.column.place', 'sla.d.column.address', 'sla.d.column.zone'],
      pen.sla.sites.map((site) => [
        site.name,
        site.address === '' ? pen.text('sla.d.noAddress') : site.address,
        site.zone,
      ]),
    ),
  ];
}
