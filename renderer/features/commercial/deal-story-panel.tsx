import { useIntl } from 'react-intl';
import type { DealEvent } from '#shared/domain/commercial/deal';
import type { DealStoryLine } from '#shared/domain/commercial/deal-rules';
import type { DealRules } from '#shared/domain/playbook/pack-commercial';
import { useColleagues } from '../../data/queries/sync-queries';
import { usePresentation } from '../../session/presentation';
import { EmptyState } from '../../ui/empty-state';
import { Panel } from '../../ui/panel';
import { useText } from '../../ui/use-text';
import styles from './commercial.module.css';
import { clockEventWords, dealEventWords } from './commercial-words';

export interface DealStoryPanelProps {
  readonly lines: readonly DealStoryLine[];
  readonly rules: DealRules;
}

/** What happened to a deal, the latest first: what people did and what the clock brought about. */
export function DealStoryPanel({ lines, rules }: DealStoryPanelProps) {
  const text = useText();
  return (
    <Panel title={text('commercial.story.title')}>
      {lines.length === 0 ? (
        <EmptyState title={text('commercial.story.empty')}>{text('commercial.story.empty-hint')}</EmptyState>
      ) : (
        <ol className={styles.story} reversed>
          {lines
            .toReversed()
            .map((line) =>
              line.kind === 'event' ? (
                <EventLine key={line.event.id} event={line.event} heeded={line.heeded} rules={rules} />
              ) : (
                <ClockLine key={`${line.what} ${line.on}`} what={line.what} on={line.on} />
              ),
            )}
        </ol>
      )}
    </Panel>
  );
}

interface EventLineProps {
  readonly event: DealEvent;
  readonly heeded: boolean;
  readonly rules: DealRules;
}

function EventLine({ event, heeded, rules }: EventLineProps) {
  const text = useText();
  const { formatDate } = useIntl();
  const isTurned = usePresentation();
  const colleagues = useColleagues();
  const code = rules.rejectionReasons.find(({ id }) => id === event.code)?.label;
  return (
    <li className={styles.line}>
      <span className={styles.when}>{formatDate(event.at, { dateStyle: 'medium', timeStyle: 'short' })}</span>
      <span className={styles.what}>
        <span className={heeded ? undefined : styles.unheeded}>
          {text('commercial.story.event', {
            what: text(dealEventWords[event.kind]),
            by: isTurned ? '' : (colleagues?.get(event.by) ?? text('commercial.story.this-device')),
            hasName: isTurned ? 'no' : 'yes',
          })}
        </span>
        {code && <span>{code}</span>}
        {event.reason !== '' && (
          <span className={styles.words} data-private>
            {event.reason}
          </span>
        )}
        {!heeded && <span className={styles.words}>{text('commercial.story.unheeded')}</span>}
      </span>
    </li>
  );
}

function ClockLine({ what, on }: { readonly what: 'approved' | 'overturned' | 'expired'; readonly on: string }) {
  const text = useText();
  const { formatDate } = useIntl();
  return (
    <li className={styles.line}>
      <span className={styles.when}>{formatDate(on, { dateStyle: 'medium', timeZone: 'UTC' })}</span>
      <span className={styles.what}>{text(clockEventWords[what])}</span>
    </li>
  );
}
