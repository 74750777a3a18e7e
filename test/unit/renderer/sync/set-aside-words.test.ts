import { createIntl } from 'react-intl';
import { describe, expect, test } from 'vitest';
import { english } from '../../../../renderer/messages/messages';
import type { Text } from '../../../../renderer/ui/use-text';
import { setAsideWords } from '../../../../renderer/widgets/set-aside-words';

const intl = createIntl({ locale: 'en-GB', messages: english });
const text: Text = (id, values) => intl.formatMessage({ id }, values);

// The words with which headquarters sets a change aside.
const reasons = [
  ...['unknown-form', 'repeated-id', 'broken-chain', 'device-withdrawn', 'other-space', 'other-author', 'immutable'],
  ...['unseen-parent', 'role', 'overtaken', 'no-step', 'grant-withdrawn', 'auditor', 'moved-away'],
];

describe('a change that was set aside', () => {
  test.each(reasons)('for "%s" is told in plain words, with what to do', (why) => {
    const told = setAsideWords(why, text);

    expect(told.why).toMatch(/^[A-Z].*\.$/);
    expect(told.todo).toMatch(/^[A-Z].*\.$/);
    expect(told.why).not.toBe(setAsideWords('something-new', text).why.replace('something-new', why));
  });

  test('for a reason of a newer headquarters says its word, and to ask', () => {
    expect(setAsideWords('something-new', text)).toEqual({
      ...{ why: 'HQ says: something-new', cure: 'ask' },
      todo: 'Ask a lead or headquarters: they can accept it. Until then it is kept.',
    });
  });
});
