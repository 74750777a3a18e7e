import type { CalendarDate } from '#shared/base/calendar-date';
import type { EvidenceType, Module } from '#shared/domain/playbook/pack';
import type { AssetBlock } from '#shared/domain/playbook/pack-assets';
import type { PackIndex } from '#shared/domain/playbook/pack-index';
import { bold, heading, list, paragraph, table } from './clause';
import type { Block, DocumentPage, Inline } from './page';
import { assetBlocks, assetParts, assetTexts } from './sheet-assets';
import { sheetPage } from './sheet-frame';
import {
  bandBlocks,
  broughtWords,
  capital,
  counted,
  dealBlocks,
  gateBlocks,
  hours,
  inWords,
  leadBlocks,
} from './sheet-playbook-parts';

/** What is not in the playbook: whose guide it is and of which day. */
export interface GuideFacts {
  readonly issuer: string;
  readonly date: CalendarDate;
}

/**
 * The guide for companies that work with us or think about it. Made from the playbook itself, so that what a partner
 * reads is what the program computes; only what the playbook marks as meant for partners is looked at.
 */
export function partnerGuide(index: PackIndex, { issuer, date }: GuideFacts): DocumentPage {
  const { pack } = index;
  const { commercial } = pack;
  const own = pack.assets.find(({ kind, audience }) => kind === 'partnerGuide' && audience === 'partner');
  const parts = assetParts(own?.blocks ?? []);
  const opening = parts.find(({ title }) => title === '')?.blocks[0];
  const blocks: readonly Block[] = [
    ...(opening?.kind === 'text' ? [paragraph(opening.text, 'lead')] : []),
    ...promises(index),
    heading(1, '', `The way in ${inWords(pack.modules.length)} parts`),
    paragraph('Each part ends with proof and not with a promise. What does not apply to you is not asked of you.'),
    ...pack.modules.flatMap((module, place) => moduleBlocks(module, place + 1, index)),
    heading(1, '', 'What opens each gate'),
    ...pack.gates.flatMap((gate) => gateBlocks(gate, index)),
    ...smallestSet(index),
    ...(commercial
      ? [
          heading(1, '', 'Discounts'),
          ...bandBlocks(commercial),
          heading(1, '', 'Registering a deal'),
          ...dealBlocks(commercial),
          heading(1, '', 'Who leads at which customer'),
          ...leadBlocks(commercial),
        ]
      : []),
    ...certificates(index),
    ...handedOut(index),
    ...whoAnswers(index),
    ...ownWords(parts),
  ];
  return sheetPage(
    {
      title: own?.title ?? 'Partner guide',
      subtitle: own?.purpose ?? '',
      issuer,
      date,
      reference: `Playbook ${pack.version}`,
    },
    blocks,
  );
}

/** The three things a reader remembers. */
function promises({ pack }: PackIndex): readonly Block[] {
  const { commercial } = pack;
  const roles = pack.roles.filter(({ id }) => commercial?.accountable.includes(id));
  const cards = [
    {
      title: `${capital(inWords(pack.gates.length))} gates`,
      points: pack.gates.map(({ title, promise }): readonly Inline[] => [bold(`${title}: `), promise]),
    },
    ...(commercial
      ? [
          {
            title: 'Clocks that bind us',
            points: [
              [`A decision on your deal within ${counted(commercial.deals.decisionDays, 'working day')}.`],
              [`An appeal is heard by somebody else within ${counted(commercial.deals.appealDays, 'working day')}.`],
            ],
          },
          {
            title: `${capital(inWords(roles.length))} people who answer`,
            points: roles.map(({ title, purpose }): readonly Inline[] => [bold(`${title}. `), purpose]),
          },
        ]
      : []),
  ];
  return [{ kind: 'cards', cards }];
}

function moduleBlocks(module: Module, number: number, index: PackIndex): readonly Block[] {
  const { arc, steps } = module;
  const brought = broughtByPartner(module, index);
  const usual = steps.filter(({ mandatory }) => mandatory);
  const minutes = usual.reduce((sum, step) => sum + step.minutes, 0);
  return [
    heading(2, '', `${number}  ${module.title}`),
    paragraph(`${arc.problem} ${arc.insight}`),
    paragraph([bold('What we do. '), arc.solution]),
    ...(brought.length > 0 ? [paragraph([bold('What you bring. '), broughtWords(brought)])] : []),
    paragraph([
      bold('What it takes. '),
      `${capital(inWords(usual.length))} steps, about ${hours(minutes)} in all, none longer than an hour. `,
      bold('How it is judged. '),
      arc.impact,
    ]),
  ];
}

function broughtByPartner(module: Module, { evidenceTypeById }: PackIndex): readonly EvidenceType[] {
  const ids = module.steps.flatMap(({ proof }) => (proof.kind === 'evidence' ? [proof.typeId] : []));
  return [...new Set(ids)].flatMap((id) => {
    const type = evidenceTypeById.get(id);
    return type && type.broughtBy !== 'vendor' ? [type] : [];
  });
}

/** The controls every partner keeps, whatever the tier. */
function smallestSet({ pack }: PackIndex): readonly Block[] {
  const everybody = pack.controls.filter(({ tiers }) => tiers.includes('T1'));
  if (everybody.length === 0) return [];
  return [
    heading(1, '', 'What everybody keeps'),
    paragraph('The smallest set of controls. More is asked only where more is at stake.'),
    table(
      [
        { title: 'Control', share: 1 },
        { title: 'What it is good for', share: 1 },
      ],
      everybody.map(({ title, protects }) => [title, protects.why]),
    ),
  ];
}

function certificates({ pack }: PackIndex): readonly Block[] {
  if (pack.curricula.length === 0) return [];
  const rows = pack.curricula.map(({ title, purpose, courses, examId, credential }) => {
    const exam = pack.exams.find(({ id }) => id === examId);
    const minutes = courses.reduce((sum, course) => sum + course.minutes, 0);
    return [
      [bold(title)],
      purpose,
      `${counted(courses.length, 'course')}, ${hours(minutes)}`,
      exam ? `${exam.passAt} %` : '—',
      counted(credential.validMonths, 'month'),
    ];
  });
  return [
    heading(1, '', 'Training and certificates'),
    table(
      [
        { title: 'Role' },
        { title: 'What it is for', share: 1 },
        { title: 'Learning' },
        { title: 'Exam passed at', align: 'end' },
        { title: 'Holds for' },
      ],
      rows,
    ),
  ];
}

/** The templates both sides work from while something is wrong. */
function handedOut({ pack }: PackIndex): readonly Block[] {
  const kinds = ['escalationMatrix', 'serviceCalendar'] as const;
  const assets = kinds.flatMap((kind) =>
    pack.assets.filter((asset) => asset.kind === kind && asset.audience === 'partner'),
  );
  return assets.flatMap(({ title, purpose, blocks }) => [
    heading(1, '', title),
    paragraph([`${purpose} `, { text: 'Words in italics are agreed with each partner.', italic: true }]),
    ...assetBlocks(blocks, 2),
  ]);
}

function whoAnswers({ pack }: PackIndex): readonly Block[] {
  const side = (party: 'vendor' | 'partner', title: string) => [
    heading(2, '', title),
    table(
      [{ title: 'Role' }, { title: 'What for', share: 1 }, { title: 'Answers for', share: 2 }],
      pack.roles
        .filter((role) => role.party === party)
        .map((role) => [[bold(role.title)], role.purpose, role.answersFor.join('\n')]),
    ),
  ];
  if (pack.roles.length === 0) return [];
  return [heading(1, '', 'Who answers for what'), ...side('vendor', 'At our side'), ...side('partner', 'At your side')];
}

/**
 * The guide's own words where they hold no figures and no tables. The rest of it says in words what stands above as
 * data, and words that were written once fall behind.
 */
function ownWords(parts: ReturnType<typeof assetParts>): readonly Block[] {
  const isPlain = (blocks: readonly AssetBlock[]) =>
    blocks.every((block) => block.kind !== 'table' && !assetTexts(block).some((text) => /\d/.test(text)));
  return parts
    .filter(({ title, blocks }) => title !== '' && isPlain(blocks))
    .flatMap(({ title, blocks }) => [
      heading(1, '', title),
      ...blocks.flatMap((block) => (block.kind === 'list' ? [list(block.items)] : assetBlocks([block], 2))),
    ]);
}
