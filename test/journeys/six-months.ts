import { readFileSync } from 'node:fs';

/** A file as a person picks it. */
export interface DataFile {
  readonly name: string;
  readonly mimeType: string;
  readonly buffer: Buffer;
}

/** The checks of a real monitor from 26 February to 22 August 2026, as it wrote them. */
export function monitoringFile(): DataFile {
  const path = new URL('../data/monitoring/edition-data-service.csv', import.meta.url);
  return csv('edition-data-service.csv', readFileSync(path, 'utf8'));
}

const months = ['2026-03', '2026-04', '2026-05', '2026-06', '2026-07', '2026-08'] as const;
const priorities = ['P3', 'P2', 'P4', 'P3', 'Blocker', 'P3', 'P4', 'P2', 'P3', 'P4'] as const;
/** Minutes from the ticket to the first answer and hours to its end, in the order of the priorities. */
const answered = [35, 20, 240, 130, 12, 95, 300, 55, 610, 180] as const;
const solved = [9, 5, 40, 22, 3, 14, 60, 7, 30, 48] as const;

/**
 * The tickets of the same six months as a ticket system of that time zone writes them: with its own headings, its own
 * word for the gravest, and moments in UTC that do not say so. The eighth one came in while clocks were put forward.
 */
export function ticketFile(): DataFile {
  const rows = months.flatMap((month, monthAt) =>
    priorities.map((priority, at) => {
      const isForward = month === '2026-03' && at === 7;
      const raised = isForward
        ? Date.parse('2026-03-29T02:30:00Z')
        : Date.parse(`${month}-${day(at)}T${hour(at)}:15:00Z`);
      return [
        `T-${100 + monthAt * 10 + at}`,
        priority,
        moment(raised),
        moment(raised + 5 * 60_000),
        moment(raised + (answered[at] ?? 0) * 60_000),
        moment(raised + (solved[at] ?? 0) * 3_000_000),
        moment(raised + (solved[at] ?? 0) * 3_600_000),
      ].join(';');
    }),
  );
  return csv(
    'tickets-2026.csv',
    ['Ticket;Priority;Raised;Acknowledged;First response;Restored;Solved', ...rows].join('\n'),
  );
}

/** A month of checks, every fifteen minutes, with one outage that began and ended as said. */
export function monthOfChecks(month: string, outage: { readonly from: string; readonly to: string }): DataFile {
  const rows: string[] = [];
  for (let at = Date.parse(`${month}-01T00:00:00Z`); rows.length < 31 * 96; at += 900_000) {
    const isDown = at >= Date.parse(outage.from) && at < Date.parse(outage.to);
    rows.push(`${new Date(at).toISOString()},${isDown ? 'down' : 'up'},${isDown ? 0 : 180 + ((at / 900_000) % 90)}`);
  }
  return csv(`checks-${month}.csv`, ['at,up,responseMs', ...rows].join('\n'));
}

const day = (at: number) => String(2 + at * 2).padStart(2, '0');
const hour = (at: number) => String(8 + (at % 6)).padStart(2, '0');
const moment = (at: number) => new Date(at).toISOString().slice(0, 16).replace('T', ' ');

function csv(name: string, text: string): DataFile {
  return { name, mimeType: 'text/csv', buffer: Buffer.from(text) };
}
