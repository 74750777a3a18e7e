import type { SearchFile } from '#shared/domain/guidance/search-entry';
import { encodingOf } from '../import-table';

/** Larger files are no texts that somebody wrote. */
const largestText = 4 * 1024 * 1024;
const largestPdf = 24 * 1024 * 1024;
/** Letters that are kept of a file. What stands behind them is not found. */
export const mostLetters = 200_000;

export type FileKind = 'text' | 'mail' | 'markup' | 'pdf';

/** Whether the words in a file can be found, and how they are read; null: it is a picture, a packed file or too large. */
export function fileKind({ name, mime, bytes }: SearchFile): FileKind | null {
  const ending = /\.([a-z0-9]+)$/i.exec(name)?.[1]?.toLowerCase() ?? '';
  if (mime === 'application/pdf' || ending === 'pdf') return bytes <= largestPdf ? 'pdf' : null;
  if (bytes > largestText) return null;
  if (mime === 'message/rfc822' || ending === 'eml') return 'mail';
  if (mime === 'text/html' || ['htm', 'html', 'xml', 'svg'].includes(ending)) return 'markup';
  const isText = mime.startsWith('text/') || mime === 'application/json' || texts.has(ending);
  return isText ? 'text' : null;
}

const texts: ReadonlySet<string> = new Set([
  'txt',
  'csv',
  'tsv',
  'md',
  'markdown',
  'json',
  'yaml',
  'yml',
  'log',
  'ics',
]);

/** The words of a file that is text. */
export async function fileText(content: Blob, kind: Exclude<FileKind, 'pdf'>): Promise<string> {
  const bytes = new Uint8Array(await content.slice(0, mostLetters * 2).arrayBuffer());
  const text = new TextDecoder(encodingOf(bytes)).decode(bytes);
  const plain = kind === 'mail' ? mailText(text) : kind === 'markup' ? markupText(text) : text;
  return plain.slice(0, mostLetters);
}

/** Without what only machines read: packed attachments go, and letters written as numbers come back. */
function mailText(text: string): string {
  const isQuoted = /content-transfer-encoding:\s*quoted-printable/i.test(text);
  const readable = isQuoted ? unquoted(text) : text;
  const lines = readable.split(/\r?\n/).filter((line) => !/^[A-Za-z0-9+/=]{60,}$/.test(line));
  const plain = lines.join('\n');
  return /<(?:html|body|p|div)\b/i.test(plain) ? markupText(plain) : plain;
}

function unquoted(text: string): string {
  return text.replaceAll(/=\r?\n/g, '').replaceAll(/(?:=[0-9A-F]{2})+/gi, (run) => {
    const bytes = Uint8Array.from(run.slice(1).split('='), (code) => Number.parseInt(code, 16));
    return new TextDecoder().decode(bytes);
  });
}

function markupText(text: string): string {
  return text
    .replaceAll(/<(script|style)\b[\s\S]*?<\/\1>/gi, ' ')
    .replaceAll(/<[^>]*>/g, ' ')
    .replaceAll(/&(?:nbsp|#160);/g, ' ')
    .replaceAll('&amp;', '&');
}
