/**
 * Text as it is set on paper: composed characters, no invisible ones. The preview and the PDF both set this form,
 * so a hidden mark that turns text around (or a soft hyphen) cannot make them read differently.
 */
export function printableText(text: string): string {
  return text
    .normalize('NFC')
    .replace(/\r\n?/g, '\n')
    .replace(invisible, '')
    .replace(/[\t\v\f\u0085\u2028\u2029]/g, ' ');
}

/**
 * Soft hyphen, zero-width marks, direction marks, variation selectors, byte order mark. The two joiners stay between
 * letters of scripts that are written with them: without one a Persian plural is another word.
 */
const invisible =
  /\u00ad|[\u200b\u200e\u200f]|(?<![\p{Script=Arabic}\p{Script=Devanagari}\p{Script=Bengali}\p{Script=Tamil}\p{M}])[\u200c\u200d]|[\u200c\u200d](?![\p{Script=Arabic}\p{Script=Devanagari}\p{Script=Bengali}\p{Script=Tamil}])|[\u202a-\u202e]|[\u2060-\u2069]|[\ufe00-\ufe0f]|\ufeff/gu;
