import { addDays, type CalendarDate, dayOf } from '#shared/base/calendar-date';
import { compare, exact } from '#shared/base/decimal';
import { unreachable } from '#shared/base/unreachable';
import type { GateDecision } from '#shared/domain/gates/gate-decision';
import type { GateStanding } from '#shared/domain/gates/gate-rules';
import type { PartnerId } from '#shared/domain/partners/partner';
import type { ProgrammeTemplate } from '#shared/domain/playbook/pack-programme';
import { rankBlockers, topBlockers } from '#shared/domain/programme/blocker-rules';
import type { PilotStanding } from '#shared/domain/programme/pilot-standing';
import type { Blocker, Programme, ProgrammeGoal, WeekNote } from '#shared/domain/programme/programme';
import { mondayOf, programmeDay } from '#shared/domain/programme/programme-days';
import {
  figuresOf,
  gainPercent,
  headlineFigureId,
  type ProgrammeFigure,
} from '#shared/domain/programme/programme-figures';
import { bold, heading, paragraph, table } from './clause';
import type { Block, DocumentPage, Inline } from './page';
import { printedDate } from './page-words';
import { sheetPage } from './sheet-frame';
import { counted } from './sheet-playbook-parts';

/** How a pilot stands, and what is next in the words of the screen. */
export interface PilotLine extends PilotStanding {
  readonly partnerId: PartnerId;
  readonly name: string;
  readonly next: string;
}

/** Everything a weekly update is computed from. */
export interface WeekFacts {
  readonly issuer: string;
  readonly programme: Programme;
  readonly template: ProgrammeTemplate;
  readonly goals: readonly ProgrammeGoal[];
  readonly blockers: readonly Blocker[];
  /** Decisions of all partners of this device. */
  readonly decisions: readonly GateDecision[];
  readonly pilots: readonly PilotLine[];
  readonly note: WeekNote | null;
  /** Any day of the week. */
  readonly on: CalendarDate;
  readonly partnerName: (partnerId: string) => string;
  readonly gateTitle: (gateId: string) => string;
  /** A pilot sees itself and the programme, no other partner and nothing that is ours to decide. */
  readonly reader: { readonly kind: 'executives' } | { readonly kind: 'pilot'; readonly partnerId: PartnerId };
}

/** So many lines of a list; what is more is counted. One page is read, two are not. */
const most = 4;

/** The week on one page: computed, but for what a person says and asks. */
export function weekUpdate(given: WeekFacts): DocumentPage {
  const facts = seenBy(given);
  const { programme, template, on, issuer } = facts;
  const monday = mondayOf(on);
  const day = programmeDay(programme, template, on);
  const sprint = template.sprints.find(({ number }) => day.phase === 'running' && number === day.sprint);
  const where =
    day.phase === 'running'
      ? `Day ${day.day} of ${day.of}   ·   Sprint ${day.sprint}: ${sprint?.title ?? ''}`
      : day.phase === 'before'
        ? `Begins in ${counted(day.daysUntil, 'day')}`
        : `Ended on ${printedDate(day.endedOn)}`;
  return sheetPage(
    {
      title: programme.title,
      subtitle: `Week of ${printedDate(monday)}   ·   ${where}`,
      issuer,
      date: on,
      reference: `Weekly update ${monday}`,
    },
    [
      ...headline(facts),
      ...goalCards(facts, monday),
      ...pilotTable(facts),
      ...decisionTable(facts, monday),
      ...blockerTable(facts),
      ...words(facts),
    ],
  );
}

function seenBy(facts: WeekFacts): WeekFacts {
  const { reader } = facts;
  if (reader.kind === 'executives') return facts;
  const isTheirs = ({ partnerId }: { readonly partnerId: string | null }) => partnerId === reader.partnerId;
  return {
    ...facts,
    pilots: facts.pilots.filter(isTheirs),
    decisions: facts.decisions.filter(isTheirs),
    blockers: facts.blockers.filter((blocker) => blocker.partnerId === null || isTheirs(blocker)),
    note: facts.note && { ...facts.note, asks: '' },
  };
}

function headline({ programme, template }: WeekFacts): readonly Block[] {
  const figures = figuresOf(programme, template);
  const first = figures.find(({ id }) => id === headlineFigureId) ?? figures[0];
  if (!first) return [];
  const others = figures.filter(({ id, baseline, outcome }) => id !== first.id && (baseline ?? outcome) !== null);
  return [
    paragraph([bold(`${first.title}: `), gainWords(first)], 'lead'),
    ...(others.length > 0 ? [paragraph(others.flatMap(figureWords), 'small')] : []),
  ];
}

function gainWords({ gain, baseline, outcome, unit }: ProgrammeFigure): string {
  const measured = (value: string | null) => (value === null ? 'not measured yet' : inUnit(value, unit));
  if (gain === null) {
    if (baseline === null && outcome === null) return 'not measured yet';
    return outcome === null
      ? `${measured(baseline)} before the start; after it, not measured yet`
      : `${measured(outcome)}; not measured before the start`;
  }
  const percent = gainPercent(gain);
  const way = compare(gain, exact('0'));
  const change = way === 0 ? 'unchanged' : way > 0 ? `${percent} % shorter` : `${percent.replace('-', '')} % longer`;
  return `${change}, ${measured(outcome)} after ${measured(baseline)}`;
}

function figureWords({ title, unit, baseline, outcome }: ProgrammeFigure, place: number): readonly Inline[] {
  const value =
    outcome === null
      ? `${inUnit(baseline ?? '', unit)} before`
      : `${inUnit(outcome, unit)}, before ${baseline ?? 'not measured'}`;
  return [...(place === 0 ? [] : ['   ·   ']), `${title} `, bold(value)];
}

const inUnit = (value: string, unit: string) => (unit === 'count' ? value : `${value}\u00a0${unit}`);

function goalCards({ goals }: WeekFacts, monday: CalendarDate): readonly Block[] {
  const done = goals.filter(({ state }) => state === 'done');
  const now = done.filter(({ doneAt }) => doneAt !== null && isInWeek(dayOf(doneAt), monday));
  const inHand = goals.filter(({ state }) => state === 'inHand');
  const lines = (some: readonly ProgrammeGoal[], none: string) =>
    cut(
      some.map(({ title, owner }): readonly Inline[] => [
        title,
        ...(owner === '' ? [] : [{ text: `, ${owner}`, italic: true }]),
      ]),
      none,
    );
  return [
    {
      kind: 'cards',
      cards: [
        { title: `Reached this week (${done.length} of ${goals.length} in all)`, points: lines(now, 'None.') },
        { title: 'In hand', points: lines(inHand, 'Nothing is in hand.') },
      ],
    },
  ];
}

function standingWords(standing: GateStanding): string {
  switch (standing.state) {
    case 'closed':
      return 'not yet';
    case 'open':
      return 'to be decided';
    case 'passed':
      return 'passed';
    case 'lapsing':
      return `passed, ends ${shortDate(standing.until)}`;
    case 'lapsed':
      return `lapsed ${shortDate(standing.since)}`;
    case 'suspended':
      return `suspended ${shortDate(standing.since)}`;
    default:
      return unreachable(standing);
  }
}

function pilotTable({ pilots }: WeekFacts): readonly Block[] {
  if (pilots.length === 0) return [heading(2, '', 'Pilots'), paragraph('No pilot has been won yet.', 'small')];
  return [
    heading(2, '', 'Pilots'),
    table(
      [
        { title: 'Partner', share: 2 },
        { title: 'Gates', share: 2 },
        { title: 'Modules done', align: 'end' },
        { title: 'Next', share: 3 },
      ],
      pilots.map(({ name, gates, modulesDone, modules, next }) => [
        [bold(name)],
        gates.map(({ title, standing }) => `${title} ${standingWords(standing)}`).join('\n'),
        `${modulesDone} of ${modules}`,
        next,
      ]),
    ),
  ];
}

const decisionWords = { passed: 'passed', refused: 'not passed', suspended: 'suspended' } as const;

function decisionTable({ decisions, partnerName, gateTitle }: WeekFacts, monday: CalendarDate): readonly Block[] {
  const own = decisions
    .filter(({ asOf }) => isInWeek(dayOf(asOf), monday))
    .sort((left, right) => (left.asOf < right.asOf ? -1 : 1));
  const rows = own
    .slice(0, most)
    .map(({ partnerId, gateId, decision, provisional, asOf, reason }) => [
      shortDate(dayOf(asOf)),
      [bold(partnerName(partnerId))],
      `${gateTitle(gateId)} ${decisionWords[decision]}`,
      (decision !== 'passed' && shortened(reason, 120)) || (provisional ? 'To be countersigned' : ''),
    ]);
  const more = own.length - rows.length;
  return [
    heading(2, '', 'Decisions at gates'),
    own.length === 0
      ? paragraph('None this week.', 'small')
      : table([{ title: 'Day' }, { title: 'Partner' }, { title: 'Decision' }, { title: 'Because', share: 4 }], rows),
    ...(more > 0 ? [paragraph(`And ${more} more.`, 'small')] : []),
  ];
}

function blockerTable({ blockers, partnerName, reader }: WeekFacts): readonly Block[] {
  const ranked = rankBlockers(blockers);
  const top = ranked.slice(0, topBlockers);
  if (top.length === 0) return [heading(2, '', 'What holds partners up'), paragraph('Nothing is open.', 'small')];
  const more = ranked.length - top.length;
  const title =
    more > 0
      ? `What holds partners up: the worst ${topBlockers} of ${ranked.length}, by severity × partners`
      : 'What holds partners up, by severity × partners';
  const rows = top.map(({ blocker, rank }) => {
    const whose = blocker.partnerId === null || reader.kind === 'pilot' ? '' : partnerName(blocker.partnerId);
    return [
      String(rank),
      [shortened(blocker.title, 110), ...(whose === '' ? [] : [{ text: `, ${whose}`, italic: true }])],
      shortened(blocker.owner, 40) || '—',
      `${blocker.severity} × ${blocker.reach}`,
      shortDate(dayOf(blocker.raisedAt)),
    ];
  });
  return [
    heading(2, '', title),
    table(
      [
        { title: '' },
        { title: 'What', share: 1 },
        { title: 'Who clears it' },
        { title: 'Weight', align: 'end' },
        { title: 'Since' },
      ],
      rows,
    ),
  ];
}

/** `12 Oct`. The year stands in the head. */
function shortDate(day: CalendarDate): string {
  const [date = '', month = ''] = printedDate(day).split(' ');
  return `${date}\u00a0${month.slice(0, 3)}`;
}

function words({ note }: WeekFacts): readonly Block[] {
  const cards = [
    { title: 'What there is to say', text: note?.said ?? '' },
    { title: 'What we need decided', text: note?.asks ?? '' },
  ];
  const said = cards.filter(({ text }) => text !== '');
  if (said.length === 0) return [];
  return [
    {
      kind: 'cards',
      cards: said.map(({ title, text }) => ({ title, points: text.split(/\n+/).map((line) => [line]) })),
    },
  ];
}

function cut(lines: readonly (readonly Inline[])[], none: string): readonly (readonly Inline[])[] {
  if (lines.length === 0) return [[none]];
  const more = lines.length - most;
  return more > 0 ? [...lines.slice(0, most), [`and ${more} more`]] : lines;
}

const shortened = (text: string, length: number) =>
  text.length > length ? `${text.slice(0, length - 1).trimEnd()}…` : text;

function isInWeek(day: CalendarDate, monday: CalendarDate): boolean {
  return day >= monday && day <= addDays(monday, 6);
}
