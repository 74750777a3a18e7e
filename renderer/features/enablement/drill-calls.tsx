import { Phone, PhoneOff } from 'lucide-react';
import { useState } from 'react';
import { useIntl } from 'react-intl';
import { type DrillMoment, type DrillRun, endCall, minutesOf, placeCall } from '#shared/domain/enablement/drill-rules';
import type { Person } from '#shared/domain/partners/person';
import { Button } from '../../ui/button';
import { ComboBox } from '../../ui/combo-box';
import { Panel } from '../../ui/panel';
import { StateMark } from '../../ui/state-mark';
import { useText } from '../../ui/use-text';
import styles from './drill-screen.module.css';
import { useReadMoment } from './use-moment';

export interface DrillCallsProps {
  readonly people: readonly Person[];
  readonly run: DrillRun;
  readonly now: DrillMoment;
  readonly onChange: (run: DrillRun) => void;
}

/** Who is called, in the order of the ladder, and who answered when. The first answer stops the clock. */
export function DrillCalls({ people, run, onChange }: DrillCallsProps) {
  const text = useText();
  const { formatNumber } = useIntl();
  const read = useReadMoment();
  const [personId, setPersonId] = useState<string | null>(null);
  const nameOf = (id: string) => people.find((person) => person.id === id);
  const ringing = run.calls.find(({ ended }) => ended === null);
  const callable = people.filter(({ party }) => party === 'partner');
  const call = () => {
    if (personId === null) return;
    onChange(placeCall(run, personId, read()));
    setPersonId(null);
  };
  return (
    <Panel title={text('enablement.drill.calls')}>
      <div className={styles.stack}>
        {run.calls.length > 0 && (
          <ol className={styles.calls}>
            {run.calls.map((each) => (
              <li key={`${each.personId} ${each.called}`} className={styles.call}>
                <span>{nameOf(each.personId)?.name ?? text('enablement.people.unknown')}</span>
                <span className={styles.quiet}>
                  {text('enablement.drill.called-after', { minutes: formatNumber(minutesOf(each.called)) })}
                </span>
                <StateMark
                  state={each.ended === null ? 'pending' : each.answered ? 'proven' : 'missing'}
                  word={
                    each.ended === null
                      ? text('enablement.drill.rings')
                      : each.answered
                        ? text('enablement.drill.answered-after', { minutes: formatNumber(minutesOf(each.ended)) })
                        : text('enablement.drill.not-answered')
                  }
                />
              </li>
            ))}
          </ol>
        )}
        {ringing && (
          <div className={styles.ringing}>
            <span>
              {nameOf(ringing.personId)?.name} <strong>{nameOf(ringing.personId)?.phone}</strong>
            </span>
            <span className={styles.buttons}>
              <Button kind="filled" icon={Phone} onPress={() => onChange(endCall(run, true, read()))}>
                {text('enablement.drill.answered')}
              </Button>
              <Button icon={PhoneOff} onPress={() => onChange(endCall(run, false, read()))}>
                {text('enablement.drill.no-answer')}
              </Button>
            </span>
          </div>
        )}
        {!ringing && run.stopped === null && (
          <div className={styles.ringing}>
            <ComboBox
              label={text('enablement.drill.whom')}
              choices={callable.map(({ id, name, phone }) => ({
                id: id as string,
                label: name,
                ...(phone === '' ? {} : { description: phone }),
              }))}
              value={personId}
              onChange={setPersonId}
            />
            <Button icon={Phone} isDisabled={personId === null} onPress={call}>
              {text('enablement.drill.call')}
            </Button>
          </div>
        )}
      </div>
    </Panel>
  );
}
