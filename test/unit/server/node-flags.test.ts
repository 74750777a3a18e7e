import { expect, test } from 'vitest';
import { memoryFlags as ofScripts } from '../../../scripts/headquarters-memory.mjs';
import { memoryFlags } from '../../../server/node-flags';

test.each([
  ['as it comes', {}, ['--max-semi-space-size=16', '--max-old-space-size=256']],
  [
    'with more memory, where the operator says so',
    { FIELDPACT_HQ_MEMORY_MB: '1024' },
    ['--max-semi-space-size=16', '--max-old-space-size=1024'],
  ],
  [
    'with the usual memory, where what was said is no number',
    { FIELDPACT_HQ_MEMORY_MB: 'lots' },
    ['--max-semi-space-size=16', '--max-old-space-size=256'],
  ],
  ['with what Node itself was told', { NODE_OPTIONS: '--max-old-space-size=4096' }, ['--max-semi-space-size=16']],
])('headquarters is started %s, by whichever program starts it', (_, environment, flags) => {
  expect([memoryFlags(environment), ofScripts(environment)]).toEqual([flags, flags]);
});
