import { addDays } from '#shared/base/calendar-date';
import type { CreditBand } from '#shared/domain/slas/remedies';
import type { ServiceLevel } from '#shared/domain/slas/sla';
import { judgeExample } from '#shared/domain/slas/verdict';
import { answered, bold, paragraph, term } from './clause';
import { figureBlock } from './figures/figure';
import { type RaciLetter, raciFigure } from './figures/raci-figure';
import type { Block, Inline } from './page';
import { slaCalendars } from './sla-calendars-appendix';
import type { SlaPen } from './sla-pen';
import { stageAnswers } from './sla-service-map';

/** Appendices A to E, each made from the same data as the clauses. */
export function slaAppendices(
  pen: SlaPen,
  data: { readonly sha256: string | null; readonly format: number },
): readonly (readonly Block[])[] {
  return [
    definitionsAppendix(pen),
    thresholdsAppendix(pen),
    responsibilityAppendix(pen),
    slaCalendars(pen),
    dataAppendix(pen, data),
  ];
}

function definitionsAppendix(pen: SlaPen): readonly Block[] {
  return [
    pen.heading(1, 'A', 'sla.a.title'),
    pen.paragraph('sla.a.intro'),
    ...pen.sla.serviceLevels.flatMap((level, index): readonly Block[] => {
      const words = pen.measure(level);
      const window = pen.text(`sla.window.${level.window}`);
      const title = { ...pen.heading(2, `A.${index + 1}`, 'sla.a.title'), text: `${level.id} ${words.name}` } as Block;
      return [
        title,
        pen.record(
          [
            { id: 'sla.a.column.what', share: 22 },
            { id: 'sla.a.column.agreed', share: 78 },
          ],
          [
            [pen.text('sla.a.tells'), words.meaning],
            [pen.text('sla.a.formula'), words.formula],
            [pen.text('sla.a.unit'), pen.text('sla.a.unitAndWindow', { unit: words.unit, window })],
            [pen.text('sla.a.source'), words.source],
            [pen.text('sla.a.checked'), words.validation],
            [pen.text('sla.a.example'), exampleText(pen, level)],
          ],
          level.questionId === null ? undefined : { questionId: level.questionId },
        ),
      ];
    }),
  ];
}

function exampleText(pen: SlaPen, level: ServiceLevel): readonly Inline[] {
  const { shown, verdict } = judgeExample(level, level.commitment);
  const { story, sample } = pen.measure(level);
  const values = {
    story,
    shown: pen.value(shown, level),
    verdict: pen.text(`sla.result.${verdict}`),
  };
  if (verdict === 'notMeasured')
    return pen.rich('sla.a.exampleNotMeasured', {
      ...values,
      least: String(level.commitment.minimumSample),
      sample,
    });
  return pen.rich('sla.a.exampleResult', {
    ...values,
    target: pen.target(level),
    threshold: breachText(pen, level),
  });
}

const breachText = (pen: SlaPen, level: ServiceLevel) =>
  pen.text(level.better === 'higher' ? 'sla.b.below' : 'sla.b.above', { value: pen.threshold(level) });

function thresholdsAppendix(pen: SlaPen): readonly Block[] {
  return [
    pen.heading(1, 'B', 'sla.b.title'),
    pen.paragraph('sla.b.intro'),
    pen.table(
      [
        { id: 'sla.7.column.measure', share: 25 },
        { id: 'sla.verdict.met', share: 17 },
        { id: 'sla.verdict.deviation', share: 20 },
        { id: 'sla.verdict.breach', share: 15 },
        { id: 'sla.b.column.base', share: 23 },
      ],
      pen.sla.serviceLevels.map((level) => [
        [bold(level.id), ` ${pen.measure(level).name}`],
        pen.target(level),
        deviationText(pen, level),
        breachText(pen, level),
        level.bands.length === 0
          ? pen.text('sla.b.noCredit')
          : level.bands.map((band) => bandText(pen, band, level)).join('; '),
      ]),
      term('commitments'),
    ),
  ];
}

function deviationText(pen: SlaPen, level: ServiceLevel): string {
  if (/^0+(\.0+)?$/.test(level.commitment.tolerance)) return pen.text('sla.b.noDeviation');
  return pen.text(level.better === 'higher' ? 'sla.b.deviationHigher' : 'sla.b.deviationLower', {
    threshold: pen.threshold(level),
  });
}

/** Bands are half-open on the side of failure, so that a value on the threshold is still a deviation. */
function bandText(pen: SlaPen, band: CreditBand, { better }: ServiceLevel): string {
  const share = pen.percent(band.percent);
  const from = band.from === null ? null : pen.decimal(band.from);
  const to = band.to === null ? null : pen.decimal(band.to);
  if (better === 'higher') {
    if (from !== null)
      return to === null
        ? pen.text('sla.b.bandAndAbove', { from, share })
        : pen.text('sla.b.bandFromBelow', { from, to, share });
    return to === null ? share : pen.text('sla.b.bandBelow', { to, share });
  }
  if (from !== null)
    return to === null
      ? pen.text('sla.b.bandAbove', { from, share })
      : pen.text('sla.b.bandAboveUpTo', { from, to, share });
  return to === null ? share : pen.text('sla.b.bandUpTo', { to, share });
}

/** So many rows of a figure stay on one page; what is more goes into the next figure. */
const rowsPerFigure = 18;

function responsibilityAppendix(pen: SlaPen): readonly Block[] {
  const { said } = pen.sla;
  const stages = stageAnswers(said).map(([stage, row]) => raciRow(pen.text(`sla.stage.${stage}`), row));
  const services = said.services.map((row) => raciRow(row.service, { does: row.owner, accountable: row.owner }));
  const chunks = Array.from({ length: Math.ceil(services.length / rowsPerFigure) }, (_, index) =>
    services.slice(index * rowsPerFigure, (index + 1) * rowsPerFigure),
  );
  return [
    pen.heading(1, 'C', 'sla.c.title'),
    pen.paragraph('sla.c.intro'),
    raci(pen, 'sla.c.stages', stages),
    ...chunks.map((rows) => raci(pen, 'sla.c.services', rows)),
  ];
}

type RaciRow = Parameters<typeof raciFigure>[0]['rows'][number];

function raciRow(
  work: string,
  row: { readonly does: 'vendor' | 'partner' | 'both'; readonly accountable: string },
): RaciRow {
  const lettersOf = (side: 'vendor' | 'partner'): readonly RaciLetter[] => {
    const does = row.does === side || row.does === 'both';
    const letters: RaciLetter[] = [];
    if (does) letters.push('R');
    if (row.accountable === side) letters.push('A');
    return letters.length === 0 ? ['I'] : letters;
  };
  return { work, letters: [lettersOf('vendor'), lettersOf('partner')] };
}

function raci(pen: SlaPen, caption: 'sla.c.stages' | 'sla.c.services', rows: readonly RaciRow[]): Block {
  const figure = raciFigure({
    title: `${pen.text('sla.c.figure')} – ${pen.text(caption)}`,
    workTitle: pen.text('sla.c.work'),
    columns: [pen.text('sla.party.vendor'), pen.text('sla.party.partner')],
    rows,
    legend: (['R', 'A', 'I'] as const).map((letter) => ({ letter, meaning: pen.text(`sla.c.letter.${letter}`) })),
  });
  const source = caption === 'sla.c.stages' ? answered('M8.Q1', 'stages') : answered('M8.Q1', 'services');
  return figureBlock(figure, { caption: pen.text(caption), source });
}

/** Name of the file in the PDF, and of the schema that describes it. */
export const slaFileName = 'sla.json';
export const slaSchema = 'sla.schema.json';

function dataAppendix(
  pen: SlaPen,
  { sha256, format }: { readonly sha256: string | null; readonly format: number },
): readonly Block[] {
  const command = (text: string): readonly Inline[] => [{ text, bold: true }];
  return [
    pen.heading(1, 'E', 'sla.e.title'),
    pen.paragraph('sla.e.intro', { name: slaFileName, format: String(format), schema: slaSchema }),
    sha256 === null
      ? pen.paragraph('sla.e.draft', {}, 'notice')
      : pen.paragraph('sla.e.hash', { hash: sha256 }, 'notice'),
    pen.paragraph('sla.e.canonical'),
    pen.list([
      pen.rich('sla.e.command.extract', {
        command: command(`npx fieldpact document extract AGREEMENT.pdf --out ${slaFileName}`),
      }),
      pen.rich('sla.e.command.hash', { command: command(`sha256sum ${slaFileName}`) }),
      pen.rich('sla.e.command.measure', {
        command: command(
          `npx fieldpact sla measure --agreement ${slaFileName} --data RECORDS.csv --from ${pen.sla.said.effectiveDate} --to ${addDays(pen.sla.endDate, 1)}`,
        ),
      }),
    ]),
    paragraph(pen.rich('sla.e.vectors'), 'small', term('commitments')),
  ];
}
