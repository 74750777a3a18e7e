import { brand } from '#shared/base/brand';
import { builtInPack } from '#shared/domain/playbook/built-in-pack';
import type { ProgrammeTemplate } from '#shared/domain/playbook/pack-programme';
import type { Blocker, Programme, ProgrammeGoal } from '#shared/domain/programme/programme';
import { startProgramme } from '#shared/domain/programme/programme-commands';

/** The template of the pack that comes with the program. */
export function aTemplate(): ProgrammeTemplate {
  const { programme } = builtInPack().pack;
  if (!programme) throw new Error('the pack has no programme');
  return programme;
}

export const firstPilot = brand<'Partner'>('01930000-0000-7000-8000-00000000aa01');
export const secondPilot = brand<'Partner'>('01930000-0000-7000-8000-00000000aa02');

/** A context that counts its ids. */
export function programmeContext(now = '2026-10-05T09:00:00Z') {
  let made = 0;
  return {
    newId: () => {
      made += 1;
      return `01930000-0000-7000-8000-${String(made).padStart(12, '0')}`;
    },
    now,
    by: 'ines',
  };
}

/** A programme that began on 5 October 2026, with the goals of the template. */
export function aProgramme(changes: Partial<Programme> = {}): {
  readonly programme: Programme;
  readonly goals: readonly ProgrammeGoal[];
} {
  const begun = startProgramme(
    { title: '', startsOn: '2026-10-05', archetypes: ['reseller'], pilotIds: [firstPilot, secondPilot] },
    aTemplate(),
    [],
    programmeContext(),
  );
  if (!begun.ok) throw new Error(JSON.stringify(begun.error));
  return { ...begun.value, programme: { ...begun.value.programme, ...changes } };
}

let raised = 0;

export function aBlocker(changes: Partial<Blocker> = {}): Blocker {
  raised += 1;
  return {
    id: brand<'Blocker'>(`01930000-0000-7000-8000-1${String(raised).padStart(11, '0')}`),
    partnerId: null,
    title: 'Legal answers deviations after three weeks',
    owner: 'Jana Roth',
    severity: 3,
    reach: 2,
    raisedBy: 'ines',
    raisedAt: '2026-10-12T09:00:00Z',
    fixedAt: null,
    fix: '',
    ...changes,
  };
}
