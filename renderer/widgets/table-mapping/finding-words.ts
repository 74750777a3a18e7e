import { useCallback } from 'react';
import { useIntl } from 'react-intl';
import type { DatasetFinding } from '#shared/domain/datasets/dataset-finding';
import { type MessageId, type MessageValues, useText } from '../../ui/use-text';

/** What is wrong and what to do about it, for every reason against a file. */
export const findingMessages = {
  empty: 'datasets.finding.empty',
  notJson: 'datasets.finding.not-json',
  openQuote: 'datasets.finding.open-quote',
  noRows: 'datasets.finding.no-rows',
  unknownZone: 'datasets.finding.unknown-zone',
  unknownColumn: 'datasets.finding.unknown-column',
  missingColumn: 'datasets.finding.missing-column',
  noSuchHeading: 'datasets.finding.no-such-heading',
  headingTwice: 'datasets.finding.heading-twice',
  cellCount: 'datasets.finding.cell-count',
  blank: 'datasets.finding.blank',
  notAMoment: 'datasets.finding.not-a-moment',
  dayOnly: 'datasets.finding.day-only',
  noZone: 'datasets.finding.no-zone',
  noSuchTime: 'datasets.finding.no-such-time',
  timeTwice: 'datasets.finding.time-twice',
  notANumber: 'datasets.finding.not-a-number',
  decimalComma: 'datasets.finding.decimal-comma',
  unit: 'datasets.finding.unit',
  negative: 'datasets.finding.negative',
  notWhole: 'datasets.finding.not-whole',
  outOfRange: 'datasets.finding.out-of-range',
  unknownWord: 'datasets.finding.unknown-word',
  volumeUnknown: 'datasets.finding.volume-unknown',
  notAPause: 'datasets.finding.not-a-pause',
  notASeverityChange: 'datasets.finding.not-a-severity-change',
  noSeverity: 'datasets.finding.no-severity',
  endBeforeStart: 'datasets.finding.end-before-start',
  duplicate: 'datasets.finding.duplicate',
  endsBeforeLastCheck: 'datasets.finding.ends-before-last-check',
  more: 'datasets.finding.more',
} as const satisfies Record<DatasetFinding['code'], MessageId>;

/** Says a finding with its place, as `Row 3, up: …`. */
export function useFindingWords(): (finding: DatasetFinding) => string {
  const text = useText();
  const cure = useFindingCure();
  return useCallback(
    (finding) => {
      const words = cure(finding);
      if (!('row' in finding)) return words;
      const { row } = finding;
      return 'column' in finding
        ? text('datasets.finding.in-cell', { row, column: finding.column, words })
        : text('datasets.finding.in-row', { row, words });
    },
    [text, cure],
  );
}

/** Says a finding without its place, beside the field it is about. */
export function useFindingCure(): (finding: DatasetFinding) => string {
  const text = useText();
  const { formatList } = useIntl();
  return useCallback(
    (finding) => {
      const list = (words: readonly string[]) => formatList(words, { type: 'disjunction' });
      return text(findingMessages[finding.code], factsOf(finding, list));
    },
    [text, formatList],
  );
}

/** The facts of a finding as a message can hold them, and of what may be absent whether it is there. */
export function factsOf(finding: DatasetFinding, list: (words: readonly string[]) => string): MessageValues {
  switch (finding.code) {
    case 'unknownColumn':
      return { ...finding, hasLike: finding.like === null ? 'no' : 'yes' };
    case 'unit':
      return { ...finding, hasInstead: finding.instead === null ? 'no' : 'yes' };
    case 'outOfRange':
      return { ...finding, hasMost: finding.most === null ? 'no' : 'yes' };
    case 'unknownWord':
      return { ...finding, words: list(finding.words) };
    case 'duplicate':
      return { ...finding, columns: finding.columns.join(', ') };
    default:
      return { ...finding };
  }
}
