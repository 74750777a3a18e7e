import { hex } from '../bytes';
import type { PdfDict, PdfString, PdfValue } from '../reader/pdf-value';
import type { ByteSheet } from './byte-sheet';

/** Where a value lies in the file, from its first to behind its last byte. Values are told apart as objects. */
export type Places = Map<PdfValue, { readonly from: number; readonly to: number }>;

/**
 * Writes a value. A number comes out digit by digit as it was: the library rounds to five places, and whoever compares
 * a field before and after a signature then finds it moved.
 */
export function writeValue(value: PdfValue, sheet: ByteSheet, places: Places): void {
  const from = sheet.place;
  switch (value.kind) {
    case 'null':
      sheet.writeText('null');
      break;
    case 'boolean':
      sheet.writeText(String(value.value));
      break;
    case 'number':
      sheet.writeText(value.text);
      break;
    case 'name':
      sheet.writeText(nameText(value.name));
      break;
    case 'string':
      sheet.writeText(value.hex ? `<${hex(value.bytes)}>` : literal(value));
      break;
    case 'ref':
      sheet.writeText(`${value.number} ${value.generation} R`);
      break;
    case 'array':
      sheet.writeText('[');
      for (const [index, item] of value.items.entries()) {
        if (index > 0) sheet.writeText(' ');
        writeValue(item, sheet, places);
      }
      sheet.writeText(']');
      break;
    case 'dict':
      writeEntries(value, sheet, places);
      break;
    case 'stream':
      writeEntries(value.dict, sheet, places);
      sheet.writeText('\nstream\n');
      sheet.write(value.raw);
      sheet.writeText('\nendstream');
  }
  places.set(value, { from, to: sheet.place });
}

function writeEntries({ entries }: PdfDict, sheet: ByteSheet, places: Places): void {
  sheet.writeText('<<');
  for (const [key, value] of entries) {
    sheet.writeText(`\n${nameText(key)} `);
    writeValue(value, sheet, places);
  }
  sheet.writeText('\n>>');
}

/** One character is one byte; everything but plain signs is written by its number (ISO 32000-1, 7.3.5). */
function nameText(text: string): string {
  const written = Array.from(text, (sign) =>
    sign > ' ' && sign < '\u007f' && !'#%()<>[]{}/'.includes(sign)
      ? sign
      : `#${sign.charCodeAt(0).toString(16).padStart(2, '0')}`,
  );
  return `/${written.join('')}`;
}

/** Ends of lines are written as a sign of their own: readers make one of their kinds into the other. */
function literal({ bytes }: PdfString): string {
  const written = Array.from(bytes, (byte) => {
    if (byte === 0x0d) return '\\r';
    const sign = String.fromCharCode(byte);
    return '\\()'.includes(sign) ? `\\${sign}` : sign;
  });
  return `(${written.join('')})`;
}
