import type { CreditBand } from '#shared/domain/slas/remedies';
import type { ServiceLevel, Sla } from '#shared/domain/slas/sla';
import { breachThresholdText, judgeExample } from '#shared/domain/slas/verdict';
import { answered, bold, heading, list, paragraph, table, term } from './clause';
import type { Block } from './page';
import { printedDate } from './page-words';
import { printedContact, printedHours, printedPerson, printedValue } from './printed-figures';
import { stageTitles } from './sla-scope-clauses';
import { printedTarget, verdictTitles, windowTitles } from './sla-service-clauses';

/** Appendices A to E, each made from the same data as the clauses. */
export function slaAppendices(sla: Sla, dataSha256: string | null): readonly Block[] {
  return [
    { kind: 'pageBreak' },
    ...definitionsAppendix(sla),
    ...thresholdsAppendix(sla),
    ...responsibilityAppendix(sla),
    ...calendarAppendix(sla),
    ...dataAppendix(dataSha256),
  ];
}

function definitionsAppendix(sla: Sla): readonly Block[] {
  return [
    heading(1, 'A', 'Appendix: definitions of the measures'),
    paragraph(
      'Each measure in plain words, how it is computed, and one example with figures. The result of the example is computed with the target and tolerance of clause 7.',
    ),
    ...sla.serviceLevels.flatMap((level, index) => [
      heading(2, `A.${index + 1}`, `${level.id} ${level.name}`),
      table(
        [
          { title: 'What', share: 20 },
          { title: 'Agreed', share: 80 },
        ],
        [
          ['It tells', level.meaning],
          ['Formula', level.formula],
          ['Unit and window', `${level.unit}, ${windowTitles[level.window].toLowerCase()}`],
          ['Source', level.source],
          ['Checked by', level.validation],
          ['Example', exampleText(level)],
        ],
        level.questionId === null ? {} : { source: { questionId: level.questionId } },
      ),
    ]),
  ];
}

function exampleText(level: ServiceLevel) {
  const { shown, verdict } = judgeExample(level, level.commitment);
  const threshold = breachThresholdText(level.better, level.commitment);
  const because =
    verdict === 'notMeasured'
      ? `, because fewer than ${level.commitment.minimumSample} ${level.sample} were there`
      : ` (target ${printedTarget(level)}, breach ${level.better === 'higher' ? 'below' : 'above'} ${printedValue(threshold, level.unit)})`;
  return [
    `${level.example.story} That is ${printedValue(shown, level.unit)}: `,
    bold(verdictTitles[verdict].toLowerCase()),
    `${because}.`,
  ];
}

function thresholdsAppendix(sla: Sla): readonly Block[] {
  return [
    heading(1, 'B', 'Appendix: thresholds and credit bands'),
    table(
      [
        { title: 'Measure', share: 24 },
        { title: 'Met', share: 18 },
        { title: 'Deviation', share: 20 },
        { title: 'Breach', share: 16 },
        { title: 'Base credit', share: 22 },
      ],
      sla.serviceLevels.map((level) => {
        const threshold = breachThresholdText(level.better, level.commitment);
        const isHigher = level.better === 'higher';
        return [
          `${level.id} ${level.name}`,
          printedTarget(level),
          isHigher
            ? `from ${printedValue(threshold, level.unit)} to below the target`
            : `above the target, up to ${printedValue(threshold, level.unit)}`,
          `${isHigher ? 'below' : 'above'} ${printedValue(threshold, level.unit)}`,
          level.bands.length === 0
            ? 'No credit; an action instead'
            : level.bands.map((band) => bandText(band, level)).join('; '),
        ];
      }),
    ),
  ];
}

/** Bands are half-open on the side of failure, so that a value on the threshold is still a deviation. */
function bandText(band: CreditBand, level: ServiceLevel): string {
  const share = `${band.percent}\u00a0%`;
  if (level.better === 'higher') {
    if (band.to === null) return `${band.from} and above: ${share}`;
    return band.from === null ? `below ${band.to}: ${share}` : `${band.from} to below ${band.to}: ${share}`;
  }
  if (band.from === null) return `up to ${band.to}: ${share}`;
  return band.to === null ? `above ${band.from}: ${share}` : `above ${band.from} up to ${band.to}: ${share}`;
}

function responsibilityAppendix(sla: Sla): readonly Block[] {
  const { stages } = sla.said;
  const rows = [
    [stageTitles.orderIntake, stages.orderIntake],
    [stageTitles.integrationPoints, stages.integration],
    [stageTitles.serviceDelivery, stages.delivery],
    [stageTitles.incidentHandling, stages.incident],
    [stageTitles.postResolution, stages.followUp],
  ] as const;
  const services = sla.said.services.map((row) => [row.service, { does: row.owner, accountable: row.owner }] as const);
  const letter = (side: 'vendor' | 'partner', row: { does: string; accountable: string }) => {
    const marks = [row.does === side || row.does === 'both' ? 'R' : '', row.accountable === side ? 'A' : ''].join('');
    return marks === '' ? 'I' : [...marks].join(' ');
  };
  return [
    heading(1, 'C', 'Appendix: who is responsible'),
    paragraph('R does the work · A answers for it, exactly one in each row · I is kept informed.', 'small'),
    table(
      ['Work', { title: 'Vendor', align: 'center' }, { title: 'Partner', align: 'center' }],
      [...rows, ...services].map(([work, row]) => [work, letter('vendor', row), letter('partner', row)]),
      { source: answered('M8.Q1', 'stages') },
    ),
  ];
}

const rosterDays = { all: 'Every day', workdays: 'Monday to Friday', weekend: 'Saturday and Sunday' } as const;

function calendarAppendix(sla: Sla): readonly Block[] {
  const { said } = sla;
  const closedDays = said.closedDays ?? [];
  return [
    heading(1, 'D', 'Appendix: calendar and roster'),
    heading(2, 'D.1', 'Service hours'),
    list(printedHours(said.hours), answered('M8.Q2', 'hours')),
    heading(2, 'D.2', 'On call'),
    paragraph(`Number: ${said.onCallNumber}`, undefined, answered('M8.Q4', 'onCallNumber')),
    table(
      ['On call', 'Days', 'Hours', 'Steps in', 'Reached at'],
      sla.roster.map((line) => [
        printedPerson(line.person),
        rosterDays[line.days],
        line.from === line.to ? 'Day and night' : `${line.from}–${line.to}`,
        line.backup === null ? 'Next rung of clause 12' : printedPerson(line.backup),
        printedContact(line.person),
      ]),
      { source: answered('M8.Q4', 'roster') },
    ),
    heading(2, 'D.3', 'Days without support'),
    closedDays.length === 0
      ? paragraph('None named.', undefined, answered('M8.Q2', 'closedDays'))
      : table(
          ['Day', 'Reason'],
          closedDays.map((row) => [printedDate(row.date), row.reason ?? 'No reason given']),
          { source: answered('M8.Q2', 'closedDays') },
        ),
    ...(sla.sites.length === 0
      ? []
      : [
          heading(2, 'D.4', 'Places of work'),
          table(
            ['Place', 'Address', 'Time zone'],
            sla.sites.map((site) => [
              site.name,
              site.address === '' ? 'Address not recorded' : site.address,
              site.zone,
            ]),
          ),
        ]),
  ];
}

function dataAppendix(dataSha256: string | null): readonly Block[] {
  return [
    heading(1, 'E', 'Appendix: data of this agreement'),
    paragraph(
      'Everything in this document is made from one set of data, which both parties can be given as a file. Its fingerprint (SHA-256 of its canonical JSON) tells whether a set of data is the one that was agreed:',
    ),
    dataSha256 === null
      ? paragraph('The text is a draft; its fingerprint is computed when the text is fixed for signature.', 'notice')
      : paragraph([bold(dataSha256)]),
    paragraph(
      'Appendix A is at the same time the set of examples with which anybody can test their own way of computing the measures.',
      'small',
      term('commitments'),
    ),
  ];
}
