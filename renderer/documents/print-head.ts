import type { DocumentPage } from '#shared/domain/documents/page';
import { printedDate } from '#shared/domain/documents/page-words';
import type { PdfNode } from './pdf-node';
import { colours, layoutOf, styles } from './print-style';
import type { TextSetter } from './text-setter';

/** The top of a sheet: whose it is and of which day, what it is, and a line under it. */
export function printHead(page: DocumentPage, setter: TextSetter): readonly PdfNode[] {
  const { width } = layoutOf(page.kind);
  const issuer = page.parties[0]?.name ?? '';
  const date = page.date === undefined ? '' : printedDate(page.date);
  const subtitle: readonly PdfNode[] =
    page.subtitle === '' ? [] : [{ ...setter.set(page.subtitle, 'headSubtitle'), margin: [0, 4, 0, 0] }];
  return [
    {
      columns: [
        { ...setter.set(issuer, 'headIssuer'), width: '*' },
        { ...setter.set(date, 'headMark'), width: 'auto', alignment: 'right' },
      ],
      columnGap: 20,
    },
    { ...setter.set(page.title, 'headTitle'), fontSize: titleSize(page.title, width, setter), margin: [0, 12, 0, 0] },
    ...subtitle,
    {
      canvas: [{ type: 'line', x1: 0, y1: 0, x2: width, y2: 0, lineWidth: 1.2, lineColor: colours.accent }],
      margin: [0, 9, 0, 10],
    },
    ...page.notices.map((notice): PdfNode => ({ ...setter.set(notice, 'small'), margin: [0, 0, 0, 4] })),
  ];
}

/** A title that just misses one line is set smaller rather than broken. */
function titleSize(title: string, width: number, setter: TextSetter): number {
  const { font, fontSize } = styles.headTitle;
  const needed = setter.fonts.width(title, font, false, fontSize);
  return needed > width && needed < 1.3 * width ? Math.floor((fontSize * width) / needed) : fontSize;
}
