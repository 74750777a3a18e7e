import { createIntl } from 'react-intl';
import { describe, expect, test } from 'vitest';
import { pseudoMessages } from '../../../../renderer/messages/pseudo';

function say(message: string, values: Record<string, string | number> = {}): string {
  const intl = createIntl({ locale: 'en-XA', messages: pseudoMessages({ sample: message }) });
  return String(intl.formatMessage({ id: 'sample' as never }, values));
}

describe('the pseudo-language', () => {
  test('is accented and in brackets', () => {
    expect(say('Sync')).toBe('[Šýñç ·~]');
  });

  test('is at least 40 % longer, as a translation may be', () => {
    const text = 'What you saved is safe on this device.';
    expect(say(text).length).toBeGreaterThanOrEqual(text.length * 1.4);
  });

  test('leaves what is put in its places as it is', () => {
    expect(say('Saved by {name}', { name: 'Ines' })).toMatch(/^\[Šåvéd bý Ines /);
  });

  test('keeps plurals and choices working', () => {
    const text = '{count, plural, one {one gate} other {# gates}}';
    expect(say(text, { count: 1 })).toContain('öñé gåté ');
    expect(say(text, { count: 7 })).toContain('7 gåtéš');
  });
});
