import { expect, test } from 'vitest';
import { termsOf } from '#shared/domain/agreements/terms';
import english from '../../../../renderer/messages/en/agreements.json';

test.each(['plan', 'sla'] as const)('every term of a %s has a name', (kind) => {
  const nameless = Object.values(termsOf(kind)).filter(({ label }) => !(label in english));

  expect(nameless).toEqual([]);
});
