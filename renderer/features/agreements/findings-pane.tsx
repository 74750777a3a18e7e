import { type AgreementKind, termFieldPrefix } from '#shared/domain/agreements/agreement';
import type { Problem } from '#shared/domain/agreements/agreement-commands';
import type { ContestedValue, MissingValue } from '#shared/domain/agreements/agreement-rules';
import { termsOf } from '#shared/domain/agreements/terms';
import type { PackIndex } from '#shared/domain/playbook/pack-index';
import type { SlaFinding } from '#shared/domain/slas/lint-finding';
import { usePlaybook } from '../../data/use-playbook';
import { Button } from '../../ui/button';
import { Link } from '../../ui/link';
import { StateMark } from '../../ui/state-mark';
import { useText } from '../../ui/use-text';
import { problemWords, termWords } from './agreement-words';
import styles from './findings-pane.module.css';
import { LintFindings } from './lint-findings';
import { moduleTitle } from './question-links';

export interface FindingsPaneProps {
  readonly partnerId: string;
  readonly kind: AgreementKind;
  readonly missing: readonly MissingValue[];
  readonly problems: readonly Problem[];
  readonly contested: readonly ContestedValue[];
  /** What the linter says of a service level agreement, warnings among it. Told instead of `problems`. */
  readonly lint: readonly SlaFinding[];
  readonly linkTo: (questionId: string | null) => string;
  readonly onSelectTerm: (termId: string) => void;
  readonly onSelectClause: (clause: string) => void;
}

/** What stands between the draft and its signatures, each with the way to cure it. */
export function FindingsPane(props: FindingsPaneProps) {
  const { missing, problems, contested } = props;
  const text = useText();
  const index = usePlaybook();
  const errors = problemCount(props);
  const count = missing.length + errors + contested.length;
  return (
    <section aria-label={text('agreements.findings.title')} className={styles.pane}>
      <h2 className={styles.title}>{text('agreements.findings.title')}</h2>
      {count === 0 ? (
        <p className={styles.note}>
          <StateMark state="proven" word={text('agreements.findings.none')} />
        </p>
      ) : (
        <p className={styles.note}>{text('agreements.findings.count', { count })}</p>
      )}
      {contested.map((one) => (
        <Finding key={JSON.stringify(one)} state="conflict" words={text('agreements.findings.contested')}>
          <Link href={one.kind === 'answer' ? props.linkTo(one.questionId) : `/sync/differences/${props.partnerId}`}>
            {contestedName(one, props, text)}
          </Link>
        </Finding>
      ))}
      <LintFindings
        findings={props.lint}
        linkTo={props.linkTo}
        onSelectTerm={props.onSelectTerm}
        onSelectClause={props.onSelectClause}
      />
      {(props.lint.length > 0 ? [] : problems).map((problem) => (
        <Finding
          key={JSON.stringify(problem)}
          state="breach"
          words={text(problemWords[problem.code], toldDetails(problem))}
        >
          {problem.questionId !== null && (
            <Link href={props.linkTo(problem.questionId)}>
              {text('agreements.findings.change', { module: moduleTitle(index, problem.questionId) })}
            </Link>
          )}
        </Finding>
      ))}
      <MissingValues {...props} />
    </section>
  );
}

/** How many values do not go together: as the linter counts them where it was asked. */
export function problemCount({ lint, problems }: Pick<FindingsPaneProps, 'lint' | 'problems'>): number {
  return lint.length > 0 ? lint.filter(({ severity }) => severity === 'error').length : problems.length;
}

/** Grouped by where they are cured: one card for an interview, one link for a question that lacks three values. */
function MissingValues({ missing, linkTo, onSelectTerm }: FindingsPaneProps) {
  const text = useText();
  const index = usePlaybook();
  const here = missing.filter(({ cure }) => cure === 'agreement');
  const elsewhere = missing.filter(({ cure }) => cure !== 'agreement');
  const places = Object.entries(Object.groupBy(elsewhere, wordsOfPlace(text, index)));
  return (
    <>
      {here.length > 0 && (
        <Finding state="missing" words={text('agreements.findings.missing-here')}>
          {here.map((value) => (
            <Button key={value.termId} kind="plain" onPress={() => onSelectTerm(value.termId)}>
              {text(termWords(value))}
            </Button>
          ))}
        </Finding>
      )}
      {places.map(([words, values = []]) => (
        <Finding key={words} state="missing" words={words}>
          {[...Map.groupBy(values, ({ questionId }) => questionId)].map(([questionId, asked]) => (
            <Link key={questionId} href={linkTo(questionId)}>
              {asked.map((value) => text(termWords(value))).join(' · ')}
            </Link>
          ))}
        </Finding>
      ))}
    </>
  );
}

const wordsOfPlace =
  (text: ReturnType<typeof useText>, index: PackIndex) =>
  ({ questionId }: MissingValue): string =>
    questionId === null
      ? text('agreements.findings.missing-record')
      : text('agreements.findings.missing-question', { module: moduleTitle(index, questionId) });

function Finding({
  state,
  words,
  children,
}: {
  readonly state: 'missing' | 'breach' | 'conflict';
  readonly words: string;
  readonly children: React.ReactNode;
}) {
  return (
    <div className={styles.finding} data-finding={state}>
      <StateMark state={state} word={words} />
      <div className={styles.cures}>{children}</div>
    </div>
  );
}

function contestedName(one: ContestedValue, { kind }: FindingsPaneProps, text: ReturnType<typeof useText>): string {
  if (one.kind === 'deletion') return text('agreements.findings.decide');
  const terms = Object.values(termsOf(kind));
  const found =
    one.kind === 'answer'
      ? terms.find(({ home }) => home.kind === 'question' && home.questionId === one.questionId)
      : terms.find(({ id, home }) =>
          one.entity === 'agreement'
            ? one.field === termFieldPrefix + id
            : home.kind === 'record' && one.field.startsWith(home.field),
        );
  return found ? text(termWords(found)) : text('agreements.findings.decide');
}

// A message formats a day only from a Date.
function toldDetails({ details }: Problem): Readonly<Record<string, string | number | Date>> {
  const { earliestPossible } = details;
  return typeof earliestPossible === 'string'
    ? { ...details, earliestPossible: new Date(`${earliestPossible}T12:00:00`) }
    : details;
}
