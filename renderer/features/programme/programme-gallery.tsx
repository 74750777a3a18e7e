import { brand } from '#shared/base/brand';
import { refuse } from '#shared/base/result';
import { builtInPack } from '#shared/domain/playbook/built-in-pack';
import type { ProgrammeTemplate } from '#shared/domain/playbook/pack-programme';
import type { Blocker, ProgrammeGoal } from '#shared/domain/programme/programme';
import { startProgramme } from '#shared/domain/programme/programme-commands';
import type { GalleryGroup } from '../../ui/gallery-group';
import { ProgrammeBoard, type ProgrammeBoardProps } from './programme-board';
import { ProgrammeStart } from './programme-start';

const pilot = brand<'Partner'>('01930000-0000-7000-8000-00000000ab01');
const partners = [{ id: pilot, label: 'Nordlicht Systemhaus GmbH' }];
// Nothing is stored from the gallery; the dialogs show what a refusal looks like.
const refused = async () => refuse({ kind: 'storage-full' } as const);

const actions: ProgrammeBoardProps['actions'] = {
  correct: refused,
  noteFigure: refused,
  move: refused,
  assign: refused,
  noteWeek: refused,
  blockers: { raise: refused, correct: refused, fix: refused, reopen: refused },
};

function boardProps(template: ProgrammeTemplate): ProgrammeBoardProps | null {
  let made = 0;
  const newId = () => {
    made += 1;
    return `01930000-0000-7000-8000-${String(made).padStart(12, '0')}`;
  };
  const begun = startProgramme({ title: '', startsOn: '2026-10-05', archetypes: [], pilotIds: [pilot] }, template, [], {
    newId,
    now: '2026-10-05T08:00:00Z',
    by: 'ines',
  });
  if (!begun.ok) return null;
  const { programme, goals } = begun.value;
  return {
    programme: { ...programme, baselines: { firstValue: '118', touches: '9' }, outcomes: { firstValue: '84.5' } },
    template,
    goals: goals.map(advanced),
    blockers: [...Array.from({ length: 6 }, (_, place) => blocker(place, null)), blocker(6, '2026-11-12T08:00:00Z')],
    suggestions: [
      { partnerId: pilot, title: 'The laboratory has no open interface', owner: '', severity: 5, reach: 1 },
    ],
    notes: [],
    pilots: [
      {
        partnerId: pilot,
        name: 'Nordlicht Systemhaus GmbH',
        gates: [
          { title: 'Gate 1', standing: { state: 'open' } },
          { title: 'Gate 2', standing: { state: 'closed' } },
        ],
        modulesDone: 3,
        modules: 8,
        next: 'Decide Gate 1',
      },
    ],
    partners,
    today: '2026-11-20',
    actions,
    onShow: () => {},
  };
}

function advanced(goal: ProgrammeGoal, place: number): ProgrammeGoal {
  if (place < 4) return { ...goal, state: 'done', shown: 'Seen by both sponsors', doneAt: '2026-11-02T08:00:00Z' };
  return place < 8 ? { ...goal, state: 'inHand', owner: 'Jonas Weber' } : goal;
}

function blocker(place: number, fixedAt: string | null): Blocker {
  return {
    id: brand<'Blocker'>(`01930000-0000-7000-8000-2${String(place).padStart(11, '0')}`),
    partnerId: place === 1 ? pilot : null,
    title: ['Sandbox keys come after the first visit', 'No open interface', 'Legal answers late'][place % 3] ?? '',
    owner: place === 0 ? 'Jana Roth' : '',
    severity: 5 - (place % 5),
    reach: 3,
    raisedBy: 'ines',
    raisedAt: '2026-10-12T08:00:00Z',
    fixedAt,
    fix: fixedAt === null ? '' : 'Keys are issued with the invitation',
  };
}

function drawBoard() {
  const template = builtInPack().pack.programme;
  const props = template && boardProps(template);
  return props && <ProgrammeBoard {...props} />;
}

function drawStart() {
  const template = builtInPack().pack.programme;
  return (
    template && (
      <ProgrammeStart template={template} today="2026-11-20" partners={partners} onStart={refused} onShow={() => {}} />
    )
  );
}

export const programmeGallery: GalleryGroup = {
  id: 'programme',
  title: 'Ninety-day programme',
  samples: [
    { name: 'not begun', wide: true, draw: drawStart },
    { name: 'in the second sprint', wide: true, draw: drawBoard },
  ],
};
