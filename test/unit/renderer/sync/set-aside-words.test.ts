import { createIntl } from 'react-intl';
import { describe, expect, test } from 'vitest';
import { english } from '../../../../renderer/messages/messages';
import type { Text } from '../../../../renderer/ui/use-text';
import { setAsideWords } from '../../../../renderer/widgets/set-aside-words';
import type { Quarantine } from '../../../../server/sync/judge-change';

const intl = createIntl({ locale: 'en-GB', messages: english });
const text: Text = (id, values) => intl.formatMessage({ id }, values);

// Every word with which headquarters can set a change aside: one that is added there is missing here for the compiler.
const reasons = Object.keys({
  'unknown-form': true,
  'repeated-id': true,
  'broken-chain': true,
  'device-withdrawn': true,
  'grant-withdrawn': true,
  'other-space': true,
  'other-author': true,
  auditor: true,
  role: true,
  immutable: true,
  'unseen-parent': true,
  'moved-away': true,
  erased: true,
  overtaken: true,
  'no-step': true,
} satisfies Record<Quarantine, true>);

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
