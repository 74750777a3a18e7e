import { useIntl } from 'react-intl';
import { termsOf } from '#shared/domain/agreements/terms';
import type { RosterHoles, SlaFinding } from '#shared/domain/slas/lint-finding';
import { usePlaybook } from '../../data/use-playbook';
import { Button } from '../../ui/button';
import { Link } from '../../ui/link';
import { StateMark } from '../../ui/state-mark';
import { useText } from '../../ui/use-text';
import { problemWords, termWords, warningWords } from './agreement-words';
import { clauseName } from './clause-names';
import styles from './findings-pane.module.css';
import { moduleTitle } from './question-links';

export interface LintFindingsProps {
  readonly findings: readonly SlaFinding[];
  readonly linkTo: (questionId: string | null) => string;
  readonly onSelectTerm: (termId: string) => void;
  readonly onSelectClause: (clause: string) => void;
}

/** What the linter says: errors stand in the way of signing, warnings should be talked about first. */
export function LintFindings({ findings, ...ways }: LintFindingsProps) {
  const text = useText();
  const errors = findings.filter(({ severity }) => severity === 'error');
  const warnings = findings.filter(({ severity }) => severity === 'warning');
  return (
    <>
      {errors.map((finding) => (
        <LintFinding key={keyOf(finding)} finding={finding} {...ways} />
      ))}
      {warnings.length > 0 && (
        <>
          <h3 className={styles.title}>{text('agreements.findings.warnings', { count: warnings.length })}</h3>
          {warnings.map((finding) => (
            <LintFinding key={keyOf(finding)} finding={finding} {...ways} />
          ))}
        </>
      )}
    </>
  );
}

const keyOf = ({ code, clause, measure, facts }: SlaFinding) => JSON.stringify([code, clause, measure, facts]);

function LintFinding({
  finding,
  linkTo,
  onSelectTerm,
  onSelectClause,
}: Omit<LintFindingsProps, 'findings'> & { readonly finding: SlaFinding }) {
  const text = useText();
  const index = usePlaybook();
  const { code, severity, clause, questionId, termId, facts, holes } = finding;
  const term = termId === null ? undefined : termsOf('sla')[termId];
  const isDecidedHere = term?.home.kind === 'agreement';
  return (
    <div className={styles.finding} data-finding={severity === 'error' ? 'breach' : 'lapsing'}>
      <StateMark
        state={severity === 'error' ? 'breach' : 'lapsing'}
        word={text(isWarning(code) ? warningWords[code] : problemWords[code], facts)}
      />
      {holes && <Holes holes={holes} />}
      <div className={styles.cures}>
        <Button kind="plain" onPress={() => onSelectClause(clause)}>
          {text('agreements.findings.clause', { clause: clauseName(clause), code })}
        </Button>
        {term && isDecidedHere && (
          <Button kind="plain" onPress={() => onSelectTerm(term.id)}>
            {text('agreements.findings.decide-at', { term: text(termWords(term)) })}
          </Button>
        )}
        {questionId !== null && (
          <Link href={linkTo(questionId)}>
            {text('agreements.findings.change', { module: moduleTitle(index, questionId) })}
          </Link>
        )}
      </div>
    </div>
  );
}

function isWarning(code: SlaFinding['code']): code is keyof typeof warningWords {
  return code in warningWords;
}

/** When nobody is on call: every week, and on the next days that differ. */
function Holes({ holes }: { readonly holes: RosterHoles }) {
  const text = useText();
  const { formatDate } = useIntl();
  // 2024 began on a Monday.
  const dayName = (day: number) => formatDate(new Date(Date.UTC(2024, 0, day)), { weekday: 'long', timeZone: 'UTC' });
  const date = (day: string) => formatDate(`${day}T12:00:00Z`, { dateStyle: 'medium', timeZone: 'UTC' });
  return (
    <ul className={styles.holes}>
      {holes.weekly.map(({ weekday, from, to }) => (
        <li key={`${weekday} ${from}`}>{text('agreements.findings.hole', { day: dayName(weekday), from, to })}</li>
      ))}
      {holes.dates.slice(0, 5).map((one) => (
        <li key={`${one.date} ${one.from}`}>
          {text('agreements.findings.hole', { day: date(one.date), from: one.from, to: one.to })}
        </li>
      ))}
    </ul>
  );
}
