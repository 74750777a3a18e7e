import { useState } from 'react';
import { useIntl } from 'react-intl';
import type { AgreementNotice } from '#shared/domain/agreements/agreement-approval';
import type { AgreementLife } from '#shared/domain/agreements/agreement-life';
import type { GivenNotice } from '../../data/actions/agreement-review-actions';
import { Button } from '../../ui/button';
import { StateMark } from '../../ui/state-mark';
import { useText } from '../../ui/use-text';
import styles from './findings-pane.module.css';
import { NoticeDialog } from './notice-dialog';
import { lifeMarks, lifeWords, noticeWords, sideWords, stepWords } from './review-words';

export interface LifePanelProps {
  readonly life: AgreementLife;
  readonly notices: readonly AgreementNotice[];
  readonly today: string;
  readonly onGive: (given: GivenNotice) => Promise<string | null>;
}

/** Until when a signed agreement runs, why, and what was declared about it. */
export function LifePanel({ life, notices, today, onGive }: LifePanelProps) {
  const text = useText();
  const { formatDate } = useIntl();
  const [isGiving, setGiving] = useState(false);
  const day = (date: string) => formatDate(`${date}T12:00:00Z`, { dateStyle: 'long', timeZone: 'UTC' });
  const withdrawn = new Set(notices.flatMap(({ noticeId }) => noticeId ?? []));
  return (
    <section aria-label={text('agreements.life.title')} className={styles.pane}>
      <h2 className={styles.title}>{text('agreements.life.title')}</h2>
      <div className={styles.finding}>
        <StateMark state={lifeMarks[life.state]} word={text(lifeWords[life.state], { until: day(life.until) })} />
        {life.noticeBy !== null && <span>{text('agreements.life.notice-by', { by: day(life.noticeBy) })}</span>}
        {life.why.map((step) => (
          <span key={`${step.what} ${step.on} ${step.until}`} className={styles.note}>
            {text(stepWords[step.what], { on: day(step.on), until: day(step.until) })}
          </span>
        ))}
      </div>
      {notices.map((notice) => (
        <div key={notice.id} className={styles.finding}>
          <strong>{text(noticeWords[notice.kind])}</strong>
          <span>
            {text('agreements.notice.by', {
              name: notice.personName,
              side: text(sideWords[notice.givenBy]),
              on: day(notice.givenOn),
            })}
          </span>
          {notice.endsOn !== null && <span>{text('agreements.notice.ends-on', { on: day(notice.endsOn) })}</span>}
          {notice.reason !== '' && <span className={styles.note}>{notice.reason}</span>}
          {withdrawn.has(notice.id) && <StateMark state="neutral" word={text('agreements.notice.taken-back')} />}
        </div>
      ))}
      <div>
        <Button onPress={() => setGiving(true)} isDisabled={life.state === 'ended'}>
          {text('agreements.notice.give')}
        </Button>
      </div>
      {isGiving && (
        <NoticeDialog
          notices={notices.filter(({ id, kind }) => kind !== 'withdrawn' && !withdrawn.has(id))}
          today={today}
          onGive={onGive}
          onClose={() => setGiving(false)}
        />
      )}
    </section>
  );
}
