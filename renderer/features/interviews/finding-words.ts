import type { AnswerFinding } from '#shared/domain/interviews/answer-check';
import { type MessageId, useText } from '../../ui/use-text';

const words = {
  required: 'interviews.finding.required',
  wrongType: 'interviews.finding.wrong-type',
  notADate: 'interviews.finding.not-a-date',
  notATime: 'interviews.finding.not-a-time',
  notACountry: 'interviews.finding.not-a-country',
  unknownOption: 'interviews.finding.unknown-option',
  repeatedOption: 'interviews.finding.repeated-option',
  unknownField: 'interviews.finding.unknown-field',
  unknownRow: 'interviews.finding.unknown-field',
  unknownColumn: 'interviews.finding.unknown-field',
  tooSmall: 'interviews.finding.too-small',
  tooLarge: 'interviews.finding.too-large',
  tooLong: 'interviews.finding.too-long',
  tooFewRows: 'interviews.finding.too-few-rows',
  tooFewRanked: 'interviews.finding.too-few-ranked',
  tooManyRanked: 'interviews.finding.too-many-ranked',
  notWhole: 'interviews.finding.not-whole',
  endsBeforeItBegins: 'interviews.finding.ends-before-it-begins',
} as const satisfies Record<Exclude<AnswerFinding['code'], 'constraint'>, MessageId>;

/** What is wrong, in a sentence; the playbook brings its own for its own constraints. */
export function useFindingWords(): (finding: AnswerFinding | undefined) => string | undefined {
  const text = useText();
  return (finding) => {
    if (!finding) return undefined;
    if (finding.code === 'constraint') return finding.otherwise;
    return text(words[finding.code], 'limit' in finding ? { limit: finding.limit } : {});
  };
}
