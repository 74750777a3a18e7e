import { describe, expect, test } from 'vitest';
import { fileKind, fileText } from '../../../../renderer/data/watch/file-text';

const file = (name: string, mime = '', bytes = 100) => ({ sha256: 'a', name, mime, bytes });

describe('the words in a file', () => {
  test('are read where it is text, mail, markup or a PDF, and not where it is a picture or too large', () => {
    expect(fileKind(file('minutes.md'))).toBe('text');
    expect(fileKind(file('list', 'text/csv'))).toBe('text');
    expect(fileKind(file('told.eml'))).toBe('mail');
    expect(fileKind(file('page.html'))).toBe('markup');
    expect(fileKind(file('policy.PDF'))).toBe('pdf');
    expect(fileKind(file('photo.png', 'image/png'))).toBeNull();
    expect(fileKind(file('huge.csv', 'text/csv', 50_000_000))).toBeNull();
    expect(fileKind(file('huge.pdf', 'application/pdf', 50_000_000))).toBeNull();
  });

  test('of a mail are those somebody wrote: letters come back, packed parts go', async () => {
    const mail = [
      'Subject: Insurance',
      'Content-Transfer-Encoding: quoted-printable',
      '',
      'Die Pr=C3=BCfung ist =',
      'bestanden.',
      'QUJDREVGR0hJSktMTU5PUFFSU1RVVldYWVphYmNkZWZnaGlqa2xtbm9wcXJzdHV2d3h5eg==',
    ].join('\r\n');
    const text = await fileText(new Blob([mail]), 'mail');
    expect(text).toContain('Die Prüfung ist bestanden.');
    expect(text).not.toContain('QUJD');
  });

  test('of markup are those between the marks', async () => {
    const text = await fileText(new Blob(['<style>p{}</style><p>Fire &amp; <b>theft</b></p>']), 'markup');
    expect(text.replaceAll(/\s+/g, ' ').trim()).toBe('Fire & theft');
  });
});
