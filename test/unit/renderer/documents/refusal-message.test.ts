import { expect, test } from 'vitest';
import { refusalMessage } from '../../../../renderer/documents/refusal-message';
import { english } from '../../../../renderer/messages/messages';

test('a refusal names the first text that cannot be printed, in a sentence there is', () => {
  const finding = { kind: 'glyph-missing', characters: ['株', '式'], where: '株式 AG', source: null } as const;
  const message = refusalMessage({ kind: 'glyph-missing', findings: [finding] });
  expect(message).toEqual({
    id: 'documents.refused.glyphMissing',
    values: { characters: '株 式', where: '株式 AG' },
  });
  expect(english[message.id]).toContain('{characters}');
  expect(english[refusalMessage({ kind: 'failed', detail: 'x' }).id]).toContain('Your data is unchanged');
  expect(english[refusalMessage({ kind: 'cancelled' }).id]).toContain('stopped');
});
