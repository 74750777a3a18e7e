import { decimalOf, exact } from '#shared/base/decimal';
import { impacts, severityMatrix, severityTitles, urgencies } from '#shared/domain/slas/severity';
import type { ServiceLevel, Sla } from '#shared/domain/slas/sla';
import { breachThresholdText, judge } from '#shared/domain/slas/verdict';
import { answered, bold, clause, list, say, table, term } from './clause';
import type { Block } from './page';
import { printedDate } from './page-words';
import { counted, printedLimit, printedValue } from './printed-figures';
import { stageTitles } from './sla-scope-clauses';

/** Clauses 7 to 11: what is promised in figures, how it is measured and judged, and what happens in an incident. */
export function serviceClauses(sla: Sla): readonly Block[] {
  return [
    ...serviceLevelsClause(sla),
    ...measurementClause(sla),
    ...verdictClause(sla),
    ...severityClause(sla),
    ...incidentClause(sla),
  ];
}

export const verdictTitles = {
  met: 'Met',
  deviation: 'Deviation',
  breach: 'Breach',
  notMeasured: 'Not measured',
} as const;
export const windowTitles = { month: 'Calendar month', quarter: 'Calendar quarter', year: 'Calendar year' } as const;
const measuredByTitles = {
  partner: 'Partner',
  vendor: 'Vendor',
  both: 'Both',
  thirdParty: 'Third party named by both',
} as const;

/** `at least 99.90 %` or `at most 4 h`. */
export function printedTarget(level: ServiceLevel): string {
  return `${level.better === 'higher' ? 'at least' : 'at most'} ${printedValue(level.commitment.target, level.unit)}`;
}

function serviceLevelsClause(sla: Sla): readonly Block[] {
  const source = answered('M8.Q3', 'availability');
  return clause('7', 'Service levels', [
    say('The parties promise their customers and each other these service levels:', source),
    table(
      [
        { title: 'No.', share: 6 },
        { title: 'Measure', share: 22 },
        { title: 'Target', share: 15 },
        { title: 'Tolerance', share: 12 },
        { title: 'Window', share: 11 },
        { title: 'Source and who measures', share: 20 },
        { title: 'Smallest sample', share: 14 },
      ],
      sla.serviceLevels.map((level) => [
        level.id,
        level.name,
        printedTarget(level),
        printedValue(level.commitment.tolerance, level.unit),
        windowTitles[level.window],
        `${level.source} · ${measuredByTitles[level.measuredBy]}`,
        level.commitment.minimumSample === 1 ? 'Any' : `${level.commitment.minimumSample} ${level.sample}`,
      ]),
      { source: answered('M8.Q3', 'source') },
    ),
    say(
      'Availability, first responses, satisfaction, first contact and restoration carry the figures that the Partner says it can keep today; the others start from the standard of the Vendor’s programme. Appendix A says for each measure how it is computed, with an example in figures; Appendix B says from where on it is breached.',
      source,
    ),
    ...historyParts(sla),
  ]);
}

/** What the last months would have been worth under these terms. */
function historyParts(sla: Sla) {
  const history = sla.said.history ?? [];
  const source = answered('M8.Q3', 'history');
  if (history.length === 0)
    return [
      say(
        'No figures of past months were shown. The first two windows are therefore measured and reported, and no credit is due for them.',
        source,
      ),
    ];
  const cell = (id: string, value: number | undefined, sample: number | undefined): string => {
    const level = sla.serviceLevels.find((one) => one.id === id);
    if (value === undefined || level === undefined) return 'Not shown';
    const size = id === 'S1' ? level.commitment.minimumSample : (sample ?? 0);
    const verdict = judge(level.better, level.commitment, {
      value: exact(decimalOf(value)),
      sample: size,
      coverage: exact('1'),
    });
    return `${printedValue(decimalOf(value), '%')} · ${verdictTitles[verdict].toLowerCase()}`;
  };
  return [
    say(
      'This is what the Partner’s last months would have been worth under these terms. Satisfaction is shown without a result, because it is judged by quarter and by the number of answers:',
      source,
    ),
    table(
      [
        'Month',
        { title: 'Cases', align: 'end' as const },
        'Availability (S1)',
        'First response in time (S8)',
        'Satisfaction',
      ],
      history.map((row) => [
        printedDate(row.month).replace(/^1 /, ''),
        row.cases === undefined ? 'Not shown' : String(row.cases),
        cell('S1', row.availability, row.cases),
        cell('S8', row.onTime, row.cases),
        row.satisfaction === undefined ? 'Not shown' : printedValue(decimalOf(row.satisfaction), '%'),
      ]),
      { source },
    ),
  ];
}

function measurementClause(sla: Sla): readonly Block[] {
  return clause('8', 'How it is measured', [
    say(
      'Whoever measures uses the source named in clause 7 and keeps the raw records from which the value was computed, so that the other party can compute it again. The way of checking is named in Appendix A.',
      answered('M8.Q3', 'source'),
    ),
    say(
      `The values of a window are reported within 5 working days of its end. For 10 working days after that either party may correct the data, saying what was wrong and showing the record. Then the values stand.`,
    ),
    say(
      'Where the two parties’ data differ, the source named in clause 7 holds until it is corrected. If they still disagree, clause 23 decides.',
    ),
    say(
      'A window is not judged when it has fewer items than the smallest sample, or when there is data for less than 95 % of its time. Two windows in a row without a verdict are a failure of the party that owns the source, and are taken up in the next review.',
    ),
    say(
      'Exclusions count only where this agreement names them: announced maintenance, and pauses of a case with a reason, an author and a time (waiting for the customer, waiting for the other party with its ticket number, or a postponement agreed with the customer). Exclusions that overlap are counted once.',
    ),
    say(
      'Values are compared unrounded. Where they are printed they are rounded towards failure: a value just below the target never prints as the target. A percentile is the item in place p × number, rounded up, of the ordered values; nothing is interpolated.',
    ),
    say(
      `Measured records are kept for ${counted(sla.said.recordsMonths, 'month')}.`,
      answered('M8.Q7', 'recordsMonths'),
    ),
  ]);
}

function verdictClause(sla: Sla): readonly Block[] {
  const availability = sla.serviceLevels.find((level) => level.id === 'S1');
  const example =
    availability === undefined
      ? ''
      : ` For availability: from ${printedTarget(availability)} on it is met, down to ${printedValue(breachThresholdText(availability.better, availability.commitment), '%')} it is a deviation, and below that it is a breach.`;
  return clause('9', 'Met, deviation, breach', [
    say(`Every measured window has one of four results.${example}`, answered('M8.Q3', 'availability')),
    table(
      ['Result', 'When more is better', 'When less is better', 'What follows'],
      [
        ['Met', 'value ≥ target', 'value ≤ target', 'Nothing'],
        [
          'Deviation',
          'target − tolerance ≤ value < target',
          'target < value ≤ target + tolerance',
          'Talked about in the next review; costs nothing',
        ],
        ['Breach', 'value < target − tolerance', 'value > target + tolerance', 'Clause 15'],
        ['Not measured', 'too little data', 'too little data', 'Clause 8; neither met nor breached'],
      ],
    ),
    say(
      'Chronic deviation: three deviations among the last four measured windows of one measure count as one breach of it.',
    ),
  ]);
}

const clockTitles = {
  always: 'Day and night, every day',
  onCallHours: 'While somebody is on call (Appendix D)',
  serviceHours: 'Service hours',
} as const;

function severityClause(sla: Sla): readonly Block[] {
  const source = answered('M8.Q3', 'times');
  return clause('10', 'Severity', [
    say('Every case has a severity. It follows from what is hurt and how soon help is needed:', source),
    table(
      ['Impact', ...urgencies.map((urgency) => ({ title: urgency }))],
      severityMatrix.map((row, index) => [impacts[index] ?? '', ...row.map((severity) => severityTitles[severity])]),
    ),
    say('These limits are owed at each severity:', source),
    table(
      [
        { title: 'Severity', share: 20 },
        { title: 'Clock', share: 14 },
        { title: 'Acknowledge', share: 13 },
        { title: 'First response', share: 14 },
        { title: 'Updates every', share: 13 },
        { title: 'Restore', share: 13 },
        { title: 'Resolve', share: 13 },
      ],
      sla.severities.map((rule) => [
        [bold(severityTitles[rule.severity]), `: ${rule.faults.toLowerCase()}`],
        clockTitles[rule.clock],
        printedLimit(rule.acknowledge),
        printedLimit(rule.firstResponse),
        printedLimit(rule.updateEvery),
        printedLimit(rule.restore),
        printedLimit(rule.resolve),
      ]),
      { source },
    ),
    say(
      'Restore means that the customer can work again, if need be by a way around. Resolve means that the cause is gone. Where a limit to resolve would end before the limit to restore, the limit to restore holds for both.',
    ),
    say(
      'The person who reports a case names its severity first. It is lowered only with their consent. While the parties disagree, the higher severity runs. When severity rises, the new limits count from the time the case was opened.',
    ),
    say(
      'A case that touches security or personal data is never below severity 2, and clause 17 applies to it as well.',
    ),
  ]);
}

function incidentClause(sla: Sla): readonly Block[] {
  const { said } = sla;
  const coverText = {
    supportHours:
      'Somebody is on call during service hours. Outside them nobody is promised: a case opened then is handled when service hours begin, at every severity.',
    extended:
      'For severity 1 and 2 somebody is on call beyond service hours, at the times of Appendix D. Outside them a case waits until on-call or service hours begin.',
    always: 'For severity 1 and 2 somebody is on call day and night, every day (Appendix D).',
  } as const;
  return clause('11', 'Handling an incident', [
    say('An incident runs in these steps, each with its time in the log:'),
    list([
      'Detect: by monitoring or by a customer. Whoever sees it first opens the case, on whichever side.',
      'Acknowledge: a named person takes the case and says so to whoever reported it.',
      'Respond: what is known, what is being done, when the next news comes.',
      'Update: in the rhythm of the severity, also when there is nothing new.',
      'Restore: the customer works again and has confirmed it.',
      'Resolve and close: the cause is gone; the customer has been asked how it went.',
    ]),
    say(coverText[said.cover], answered('M8.Q4', 'cover')),
    say(
      `Whoever is on call on the Partner’s side is reached at ${said.onCallNumber}. The number is tested before this agreement takes effect and every six months after that.`,
      answered('M8.Q4', 'onCallNumber'),
    ),
    say(
      said.vendorOnCall === null
        ? 'The Vendor has named no on-call number of its own for this partnership; its technical authority (clause 12) is called directly.'
        : `Whoever is on call on the Vendor’s side is reached at ${said.vendorOnCall}.`,
      term('vendorOnCall'),
    ),
    say(
      `A case has one owner at a time. In the stage “${stageTitles.incidentHandling}” the accountable party is the ${sla.accountable.incidentHandling === 'partner' ? 'Partner' : 'Vendor'}; it stays so when the other party does the work. The customer never has to find out which of the two is responsible.`,
      answered('M8.Q1', 'stages'),
    ),
  ]);
}
