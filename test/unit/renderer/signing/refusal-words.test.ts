import { IntlMessageFormat } from 'intl-messageformat';
import { describe, expect, test } from 'vitest';
import { TokenRefused } from '../../../../renderer/data/own-key';
import { type CeremonyRefusal, refusalWords } from '../../../../renderer/features/signing/refusal-words';
import { english } from '../../../../renderer/messages/messages';

const names = { organisation: () => 'Nordlicht Systemhaus GmbH', day: (at: string) => at.slice(0, 10) };

function said(refusal: CeremonyRefusal): string {
  const [id, values] = refusalWords(refusal, names);
  return String(new IntlMessageFormat(english[id] ?? '', 'en').format({ ...values } as Record<string, string>));
}

const at = '2026-11-01T00:00:00Z';

describe('a refusal of a signing', () => {
  test('says what happened and what to do', () => {
    expect(said({ kind: 'wrongPin' })).toBe('That is not the PIN. Nothing was signed. Try again.');
    expect(said({ kind: 'wrong-password' })).toBe(
      'The password does not open the file. Nothing was signed. Try again.',
    );
    expect(said({ kind: 'storage-full' })).toContain('space');
    expect(said({ kind: 'certificateExpired', at })).toContain('was valid until 2026-11-01');
    expect(said({ kind: 'certificateNotYetValid', at })).toContain('check its date and time');
    expect(said({ kind: 'fileLost' })).toContain('Nothing was signed');
    expect(said({ kind: 'sideMissing', parties: ['partner'] })).toContain('Nordlicht Systemhaus GmbH');
    expect(said({ kind: 'noAuthority', personName: 'Eva Lindner' })).toContain('Eva Lindner');
  });

  test('tells by how much the clock is off, and in which direction', () => {
    const day = 24 * 60 * 60_000;

    expect(said({ kind: 'clockOff', by: 3 * day, certain: false })).toContain('3 days ahead');
    expect(said({ kind: 'clockOff', by: -day, certain: true })).toContain('1 day behind');
    expect(said({ kind: 'clockOff', by: 20 * 60_000, certain: true })).toContain('20 minutes ahead');
  });

  test('names the letters that cannot be drawn, and a card that was pulled out', () => {
    const detail = { kind: 'glyph-missing', findings: [{ characters: ['𓀀'], where: 'Eva 𓀀' }] };

    expect(said({ kind: 'notSigned', detail })).toContain('𓀀');
    expect(said({ kind: 'notSigned', detail: new TokenRefused('taken-out') })).toContain('was taken out');
    expect(said({ kind: 'notSigned', detail: 'who knows' })).toContain('your drawing is still here');
  });
});
