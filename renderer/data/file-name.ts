/** The longest name a record takes. */
const longest = 255;

/**
 * The name of a file without what does not belong in one: folders, control characters, and marks that turn the
 * direction of reading, with which `invoice<mark>fdp.exe` looks like a PDF.
 */
export function cleanFileName(given: string): string {
  const last = given.split(/[/\\]/).findLast((part) => /[^.\s]/.test(part)) ?? '';
  const clean = last
    .normalize('NFC')
    .replace(/[\p{Cc}\p{Zl}\p{Zp}\u061C\u200E\u200F\u202A-\u202E\u2066-\u2069\uFEFF]/gu, '')
    .replace(/[<>:"|?*]/g, '_')
    .replace(/\s+/g, ' ')
    .trim()
    .replace(/^\.+/, '')
    .replace(/[. ]+$/, '');
  // The end of a name says its kind.
  return clean === '' ? 'file' : [...clean].slice(-longest).join('').slice(-longest);
}
