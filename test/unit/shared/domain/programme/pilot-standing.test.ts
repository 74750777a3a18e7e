import { expect, test } from 'vitest';
import { nothingOnRecord } from '#shared/domain/gates/known-records';
import { builtInPack } from '#shared/domain/playbook/built-in-pack';
import { pilotStanding } from '#shared/domain/programme/pilot-standing';
import { aPartner } from '../../../../builders/a-partner-case';

test('a pilot of whom nothing is known has passed no gate and done no module', () => {
  expect(pilotStanding({ partner: aPartner(), ...nothingOnRecord }, builtInPack(), '2026-11-20')).toEqual({
    gates: [
      { title: 'Gate 1', standing: { state: 'closed' } },
      { title: 'Gate 2', standing: { state: 'closed' } },
    ],
    modulesDone: 0,
    modules: 8,
  });
});
