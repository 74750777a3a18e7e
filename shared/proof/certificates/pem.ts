import { type Bytes, ownBytes } from '../bytes';
import { readAsn } from './der';

/** What stands in the first line of a PEM block. */
export type PemLabel =
  | 'CERTIFICATE'
  | 'X509 CRL'
  | 'CERTIFICATE REQUEST'
  | 'PRIVATE KEY'
  | 'ENCRYPTED PRIVATE KEY'
  | 'PUBLIC KEY';

export function toPem(der: Bytes, label: PemLabel): string {
  const letters = btoa(Array.from(der, (byte) => String.fromCharCode(byte)).join(''));
  const lines = letters.match(/.{1,64}/g) ?? [];
  return `-----BEGIN ${label}-----\n${lines.join('\n')}\n-----END ${label}-----\n`;
}

/** The certificates of a file from anybody: those of its PEM blocks, else the file itself as DER, whatever it is. */
export function certificatesIn(file: Bytes): readonly Bytes[] {
  const found = readPem(new TextDecoder('latin1').decode(file));
  return found.length > 0 ? found : [ownBytes(file)];
}

/** Every block with this label, in order; none where the text holds none. Damaged blocks are left out. */
export function readPem(text: string, label: PemLabel = 'CERTIFICATE'): readonly Bytes[] {
  const blocks = new RegExp(`-----BEGIN ${label}-----([A-Za-z0-9+/=\\s]*)-----END ${label}-----`, 'g');
  return [...text.matchAll(blocks)].flatMap(([, letters]) => {
    try {
      const der = Uint8Array.from(atob((letters ?? '').replace(/\s/g, '')), (letter) => letter.charCodeAt(0));
      return readAsn(der) ? [ownBytes(der)] : [];
    } catch {
      return [];
    }
  });
}
