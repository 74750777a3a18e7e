import { unreachable } from '#shared/base/unreachable';
import type { EvidenceType, Gate, Need } from '#shared/domain/playbook/pack';
import type { Commercial } from '#shared/domain/playbook/pack-commercial';
import type { PackIndex } from '#shared/domain/playbook/pack-index';
import { bold, heading, list, paragraph, table } from './clause';
import type { Block } from './page';

/** The criteria of a gate in plain words: what is asked, what shows it, and whether it can be waived. */
export function gateBlocks(gate: Gate, index: PackIndex): readonly Block[] {
  const rows = gate.criteria.map(({ title, needs, hard }) => [
    [bold(title)],
    needsWords(needs, index),
    hard ? 'No' : 'For a while',
  ]);
  return [
    heading(2, '', `${gate.title}: ${gate.promise.replace(/\.$/, '')}`),
    table([{ title: 'What is asked' }, { title: 'What shows it', share: 1 }, { title: 'Can be waived' }], rows),
  ];
}

/** What shows a criterion; of one kind of evidence asked for in several roles, the roles are gathered. */
function needsWords(needs: readonly Need[], index: PackIndex): string {
  const whats = new Map<string, readonly string[]>();
  for (const need of needs) {
    const words = needWords(need, index);
    const what = need.kind === 'evidence' && need.what !== undefined ? [need.what] : [];
    whats.set(words, [...new Set([...(whats.get(words) ?? []), ...what])]);
  }
  return [...whats].map(([words, what]) => (what.length > 0 ? `${words} (${what.join(', ')})` : words)).join('; ');
}

function needWords(need: Need, index: PackIndex): string {
  switch (need.kind) {
    case 'evidence':
      return index.evidenceTypeById.get(need.typeId)?.title ?? need.typeId;
    case 'question':
      return 'What was said in the interview';
    case 'riskTier':
      return 'The accepted risk tier';
    case 'document':
      return need.document === 'sla' ? 'The signed service level agreement' : 'The signed joint success plan';
    case 'gate':
      return `${index.gateById.get(need.gateId)?.title ?? need.gateId}, passed and not lapsed`;
    case 'controls':
      return need.set === 'minimum' ? 'The smallest set of controls' : 'The controls of the risk tier';
    case 'credentials':
      return `Certified people: ${index.pack.curricula.find(({ role }) => role === need.role)?.title ?? need.role}`;
    case 'integrationChecks':
      return 'Every check of the interface that applies';
    case 'onCallCoverage':
      return 'Somebody on call in all promised hours';
    case 'deal':
      return 'A registered deal';
    default:
      return unreachable(need);
  }
}

/** Discount bands and what keeps them. */
export function bandBlocks({ bands, bandGraceQuarters }: Commercial): readonly Block[] {
  const rows = bands.map(({ name, percent, minCertified, minCsat, minResponses }) => [
    [bold(name)],
    `${percent} %`,
    minCertified === 0 ? '—' : String(minCertified),
    minCsat === null ? '—' : `${minCsat} %`,
    minResponses === null ? '—' : String(minResponses),
  ]);
  const kept = `A band is kept for ${counted(bandGraceQuarters, 'quarter')} after its conditions are lost. With fewer answers than asked for, satisfaction is not known: then nobody gains a band and nobody loses one.`;
  return [
    table(
      [
        { title: 'Band', share: 1 },
        { title: 'Discount', align: 'end' },
        { title: 'Certified people', align: 'end' },
        { title: 'Satisfied customers', align: 'end' },
        { title: 'From answers', align: 'end' },
      ],
      rows,
    ),
    paragraph(kept),
  ];
}

/** The clocks of deal registration, and why a deal can be turned down. */
export function dealBlocks({ deals }: Commercial): readonly Block[] {
  const silence = deals.silenceApproves ? '; our silence means yes' : '';
  return [
    table(
      [{ title: 'From us', share: 1 }, { title: 'Within' }],
      [
        ['First decision on a registered deal', `${counted(deals.decisionDays, 'working day')}${silence}`],
        ['Decision on an appeal, by another person', counted(deals.appealDays, 'working day')],
        ['Protection of an approved deal', counted(deals.protectionDays, 'day')],
        ['One extension, where progress is shown', `${counted(deals.extensionDays, 'day')} more`],
      ],
    ),
    paragraph('A deal is turned down only for one of these reasons, and the reason is named:'),
    list(deals.rejectionReasons.map(({ label }) => label)),
  ];
}

/** Who leads at which customers. */
export function leadBlocks({ coSelling }: Commercial): readonly Block[] {
  const leads = { direct: 'We', partner: 'The partner', joint: 'Both, named per case' } as const;
  return [
    table(
      [{ title: 'Customers', share: 1 }, { title: 'Who leads' }, { title: 'Rule', share: 2 }],
      coSelling.map(({ segment, lead, rule }) => [segment, leads[lead], rule]),
    ),
  ];
}

/** What is brought once, and what comes again: `Once: … Renewed every 12 months: …`. */
export function broughtWords(types: readonly EvidenceType[]): string {
  const terms = [...new Set(types.map(({ validMonths }) => validMonths))].sort(
    (left, right) => (left ?? 0) - (right ?? 0),
  );
  const words = terms.map((months) => {
    const titles = types.filter(({ validMonths }) => validMonths === months).map(({ title }) => title);
    return `${months === null ? 'Once' : `Again every ${counted(months, 'month')}`}: ${titles.join(', ')}.`;
  });
  return words.join(' ');
}

const smallNumbers = [
  'no',
  'one',
  'two',
  'three',
  'four',
  'five',
  'six',
  'seven',
  'eight',
  'nine',
  'ten',
  'eleven',
  'twelve',
];

/** `three`, and figures where a word would be long. */
export const inWords = (count: number) => smallNumbers[count] ?? String(count);

export const capital = (text: string) => text.charAt(0).toUpperCase() + text.slice(1);

/** To the next quarter of an hour: `2 h 15 min`. Estimates told to the minute are not believed. */
export function hours(minutes: number): string {
  const quarters = Math.max(1, Math.round(minutes / 15));
  const [whole, rest] = [Math.floor(quarters / 4), (quarters % 4) * 15];
  if (whole === 0) return `${rest} min`;
  return rest === 0 ? `${whole} h` : `${whole} h ${rest} min`;
}

export function counted(count: number, unit: string): string {
  return `${count} ${unit}${count === 1 ? '' : 's'}`;
}

export const roleTitle = (index: PackIndex, roleId: string) =>
  index.pack.roles.find(({ id }) => id === roleId)?.title ?? roleId;
