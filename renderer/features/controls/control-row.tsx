import { ChevronRight } from 'lucide-react';
import { useId, useState } from 'react';
import { useIntl } from 'react-intl';
import type { ControlStanding } from '#shared/domain/gates/control-rules';
import type { Need } from '#shared/domain/playbook/pack';
import type { PartnerFile } from '#shared/records/partner-file';
import { usePlaybook } from '../../data/use-playbook';
import { Badge } from '../../ui/badge';
import { Button } from '../../ui/button';
import { StateMark } from '../../ui/state-mark';
import { useText } from '../../ui/use-text';
import { riskTierWords } from '../../widgets/partner-words';
import type { ConcessionRequest } from './concession-dialog';
import { lowestTier } from './control-list';
import { clauseWord, controlStateMarks, controlStateWords } from './control-words';
import styles from './controls-panel.module.css';
import { useNeedName } from './need-words';

export interface ControlRowProps {
  readonly standing: ControlStanding;
  readonly file: PartnerFile;
  readonly onOpenEvidence: ((evidenceId: string) => void) | undefined;
  readonly onBring: ((typeId: string) => void) | undefined;
  readonly onRequest: ((request: ConcessionRequest) => void) | undefined;
}

/** One control; opened, it says why it stands where it stands. */
export function ControlRow(props: ControlRowProps) {
  const text = useText();
  const id = useId();
  const [isOpen, setOpen] = useState(false);
  const { control, state } = props.standing;
  const clause = clauseWord(control.protects.clause);
  return (
    <li className={styles.row}>
      <button
        type="button"
        className={styles.head}
        aria-expanded={isOpen}
        aria-controls={id}
        onClick={() => setOpen(!isOpen)}
      >
        <ChevronRight className={styles.arrow} data-open={isOpen || undefined} size="1rem" aria-hidden />
        <span className={styles.title}>{control.title}</span>
        <span className={styles.marks}>
          {clause === null && <StateMark state="lapsing" word={text('controls.orphan')} />}
          <Badge>{text(riskTierWords[lowestTier(control)])}</Badge>
          <span className={styles.state}>
            <StateMark state={controlStateMarks[state]} word={text(controlStateWords[state])} />
          </span>
        </span>
      </button>
      <div id={id} className={styles.why} hidden={!isOpen}>
        {isOpen && <Why {...props} />}
      </div>
    </li>
  );
}

function Why({ standing, onOpenEvidence, onBring, onRequest }: ControlRowProps) {
  const text = useText();
  const index = usePlaybook();
  const { formatDate, formatList } = useIntl();
  const { control, state, open, by, concession, until } = standing;
  const clause = clauseWord(control.protects.clause);
  const role = index.pack.roles.find(({ id }) => id === control.role)?.title ?? control.role;
  const lacksSomething = open.length > 0 && state !== 'notApplicable';
  return (
    <>
      {lacksSomething && <OpenNeeds open={open} onBring={onBring} />}
      {by.length > 0 && (
        <div>
          <h4 className={styles.what}>{text('controls.why.by')}</h4>
          <ul className={styles.pieces}>
            {by.map(({ evidence, until: ends }) => (
              <li key={evidence.id}>
                {onOpenEvidence ? (
                  <Button kind="plain" onPress={() => onOpenEvidence(evidence.id)}>
                    {evidence.title}
                  </Button>
                ) : (
                  evidence.title
                )}{' '}
                <span className={styles.quiet}>
                  {ends === null
                    ? text('controls.why.until-replaced')
                    : text('controls.why.until', { day: formatDate(ends, { dateStyle: 'medium', timeZone: 'UTC' }) })}
                </span>
              </li>
            ))}
          </ul>
        </div>
      )}
      {concession && (
        <p className={styles.words}>
          {text(concession.kind === 'waiver' ? 'controls.why.waived' : 'controls.why.compensated', {
            reason: concession.reason,
            by: formatList(concession.by.map((id) => index.controlById.get(id)?.title ?? id)),
          })}
        </p>
      )}
      {until !== null && standing.settled && (
        <p className={styles.words}>
          {text('controls.why.settled-until', { day: formatDate(until, { dateStyle: 'long', timeZone: 'UTC' }) })}
        </p>
      )}
      {state === 'notApplicable' && <p className={styles.words}>{text('controls.why.not-applicable')}</p>}
      <dl className={styles.facts}>
        <dt>{text('controls.why.protects')}</dt>
        <dd>
          {clause === null
            ? text('controls.why.protects-nothing')
            : text('controls.why.clause', { number: control.protects.clause, title: text(clause) })}{' '}
          <span className={styles.quiet}>{control.protects.why}</span>
        </dd>
        <dt>{text('controls.why.role')}</dt>
        <dd>{role}</dd>
        <dt>{text('controls.why.nist')}</dt>
        <dd>{control.nist.join(', ')}</dd>
      </dl>
      {onRequest && lacksSomething && !standing.settled && (
        <div className={styles.actions}>
          <Button onPress={() => onRequest({ kind: 'waiver', control })}>{text('controls.request.waiver')}</Button>
          <Button onPress={() => onRequest({ kind: 'compensation', control })}>
            {text('controls.request.compensation')}
          </Button>
        </div>
      )}
    </>
  );
}

function OpenNeeds({
  open,
  onBring,
}: {
  readonly open: readonly Need[];
  readonly onBring: ((typeId: string) => void) | undefined;
}) {
  const text = useText();
  const nameOf = useNeedName();
  return (
    <div>
      <h4 className={styles.what}>{text('controls.why.missing')}</h4>
      <ul className={styles.pieces}>
        {open.map((need) => (
          <li key={JSON.stringify(need)} className={styles.need}>
            <span>{nameOf(need)}</span>
            {need.kind === 'evidence' && onBring && (
              <Button
                aria-label={text('controls.why.bring-what', { what: nameOf(need) })}
                onPress={() => onBring(need.typeId)}
              >
                {text('controls.why.bring')}
              </Button>
            )}
          </li>
        ))}
      </ul>
    </div>
  );
}
