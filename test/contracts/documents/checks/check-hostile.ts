import type { DocumentPage } from '#shared/domain/documents/page';
import { pageTexts } from '#shared/domain/documents/page-texts';
import { printableText } from '#shared/domain/documents/printable-text';
import { printInNode } from '../../../../renderer/documents/print-in-node';
import { checkFile } from './check-file';
import { hostilePage } from './hostile-page';

export interface CheckedPrint {
  readonly seed: number;
  readonly bytes: Uint8Array | null;
  readonly pages: number;
  readonly complaints: readonly string[];
}

/** Blanks stand where lines are broken; everything else must come back as it was given, `ﬁ` perhaps as `fi`. */
const squeezed = (text: string) => printableText(text).normalize('NFKC').replace(/\s/g, '');

/** Prints a page that is hard to print, and looks whether everything in it is in the file, where it belongs. */
export async function checkHostile(seed: number): Promise<CheckedPrint> {
  const page = hostilePage(seed);
  const made = await printInNode(page, { createdAt: '2026-11-20T14:05:00Z', author: 'Änne Großmann' });
  if (!made.ok)
    return { seed, bytes: null, pages: 0, complaints: [`not printed: ${JSON.stringify(made.error).slice(0, 300)}`] };
  const { bytes, pages } = made.value;
  const checked = await checkFile(bytes);
  return { seed, bytes, pages, complaints: [...checked.complaints, ...lost(page, checked.read)] };
}

const noCover = { title: '', subtitle: '', reference: '', notices: [], parties: [] };

function lost(page: DocumentPage, read: string): readonly string[] {
  const all = squeezed(read);
  // A sheet has a head in place of a cover: its mark is in the foot, and the issuer is named alone.
  const inHead = [page.title, page.subtitle, ...page.notices, page.parties[0]?.name ?? ''];
  const texts = page.kind === 'sheet' ? [...inHead, ...pageTexts({ ...page, ...noCover })] : pageTexts(page);
  return texts.flatMap((text) => (all.includes(squeezed(text)) ? [] : [`lost: ${text.slice(0, 160)}`]));
}
