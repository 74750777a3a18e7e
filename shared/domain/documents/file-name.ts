import type { DocumentPage } from './page';

/** Name of the file a document is saved under: what it is, with whom, which version. No sign that a file system refuses. */
export function documentFileName(page: Pick<DocumentPage, 'title' | 'parties' | 'version' | 'dataSha256'>): string {
  const partner = page.parties.find(({ party }) => party === 'partner')?.name ?? '';
  const mark = page.dataSha256 === null ? ' draft' : '';
  return fileNameOf(`${page.title} ${partner} v${page.version}${mark}`);
}

/** Name of the file a sheet is saved under: what it is, and of which day. */
export function sheetFileName(page: Pick<DocumentPage, 'title' | 'date'>): string {
  return fileNameOf(`${page.title} ${page.date ?? ''}`);
}

function fileNameOf(name: string): string {
  return `${name
    .replace(/[\\/:*?"<>|\p{Cc}]+/gu, ' ')
    .replace(/\s+/g, ' ')
    .trim()
    .slice(0, 200)}.pdf`;
}
