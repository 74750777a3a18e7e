import type { CalendarDate } from '#shared/base/calendar-date';
import type { Block, DocumentPage } from './page';

export interface SheetFrame {
  readonly title: string;
  readonly subtitle: string;
  /** Whose sheet it is; empty while our own organisation is not known. */
  readonly issuer: string;
  readonly date: CalendarDate;
  /** Short mark in the foot. */
  readonly reference: string;
  readonly notices?: readonly string[];
}

/**
 * A notice to hand out: a quiet head, the blocks, and page numbers at the foot. Headings are numbered anew, because two
 * parts of a sheet may have one title and the printer takes no id twice.
 */
export function sheetPage(frame: SheetFrame, blocks: readonly Block[]): DocumentPage {
  const { title, subtitle, issuer, date, reference, notices = [] } = frame;
  return {
    kind: 'sheet',
    title,
    subtitle,
    language: 'en',
    reference,
    version: 1,
    dataSha256: null,
    date,
    parties: issuer === '' ? [] : [{ party: 'vendor', name: issuer, detail: '' }],
    notices,
    blocks: blocks.map((block, place) => (block.kind === 'heading' ? { ...block, id: `part-${place}` } : block)),
  };
}
