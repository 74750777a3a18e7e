import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { mailAddress } from '../../../../renderer/widgets/open-mail';

describe('a prepared mail', () => {
  test('carries whom it goes to, what it is about and its words', () => {
    const address = mailAddress({ to: 'mira@nord.example', subject: 'Renewal & more', words: 'Dear Mira,\n\nplease' });
    const url = new URL(address);
    expect(url.pathname).toBe('mira@nord.example');
    expect(url.searchParams.get('subject')).toBe('Renewal & more');
    expect(url.searchParams.get('body')).toBe('Dear Mira,\r\n\r\nplease');
  });

  test('adds no field of its own whatever a name contains', () => {
    const { searchParams, pathname } = new URL(mailAddress({ to: 'a?bcc=x@y.example', subject: '&cc=z', words: '' }));
    expect([...searchParams.keys()]).toEqual(['subject', 'body']);
    expect(decodeURIComponent(pathname)).toBe('a?bcc=x@y.example');
  });

  test('is never longer than a system takes, and its words end between two letters', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 900 }), (words) => {
        const address = mailAddress({ to: 'a@b.example', subject: 'S', words });
        expect(address.length).toBeLessThanOrEqual(2000);
        const body = new URL(address).searchParams.get('body') ?? '';
        expect(words.replaceAll(/\r?\n/g, '\r\n').startsWith(body)).toBe(true);
      }),
    );
  });
});
