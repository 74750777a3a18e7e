import { useIntl } from 'react-intl';
import type { Capability, OversightLevel, Partner } from '#shared/domain/partners/partner';
import type { PackIndex } from '#shared/domain/playbook/pack-index';
import type { FrictionSigns } from '#shared/domain/readiness/friction-signs';
import type { ReadinessView, Shortfall } from '#shared/domain/readiness/readiness-rules';
import type { ValueNarrative } from '#shared/domain/readiness/value-narrative';
import { Button } from '../../ui/button';
import { DefinitionList } from '../../ui/definition-list';
import { Panel } from '../../ui/panel';
import { ProgressBar } from '../../ui/progress-bar';
import { StateMark } from '../../ui/state-mark';
import { useText } from '../../ui/use-text';
import { CapabilityTable } from './capability-table';
import styles from './readiness-board.module.css';
import { StageTrack } from './stage-track';

export interface ReadinessBoardProps {
  readonly index: PackIndex;
  readonly partner: Partner;
  readonly view: ReadinessView;
  readonly story: ValueNarrative;
  readonly signs: FrictionSigns;
  readonly onOversight: (capability: Capability, level: OversightLevel) => void;
  readonly onLeaving: (isLeaving: boolean) => void;
}

/** A partner's readiness as it is drawn. */
export function ReadinessBoard(props: ReadinessBoardProps) {
  const { index, partner, view, story, signs, onOversight, onLeaving } = props;
  const text = useText();
  const { formatDate } = useIntl();
  return (
    <div className={styles.board}>
      <Panel title={text('readiness.title')}>
        <Verdict index={index} view={view} />
        <h3 className={styles.title}>{text('readiness.dimensions.title')}</h3>
        <ul className={styles.dimensions}>
          {view.dimensions.map(({ id, title, means, proven, outOf }) => (
            <li key={id}>
              <ProgressBar
                label={title}
                done={proven}
                of={Math.max(outOf, 1)}
                words={
                  outOf === 0 ? text('readiness.dimension.none') : text('readiness.dimension.done', { proven, outOf })
                }
              />
              <p className={styles.quiet}>{means}</p>
            </li>
          ))}
        </ul>
      </Panel>
      <Panel title={text('readiness.capabilities.title')} flush>
        <CapabilityTable capabilities={view.capabilities} onOversight={onOversight} />
      </Panel>
      <div className={styles.pair}>
        <Panel title={text('readiness.story.title')}>
          <Story story={story} />
        </Panel>
        <Panel title={text('readiness.stage.title')}>
          <StageTrack stages={index.pack.readiness?.stages ?? []} stage={view.stage} />
          <div data-private className={styles.leaving}>
            {partner.leavingSince !== null && (
              <p className={styles.quiet}>
                {text('readiness.leaving.since', {
                  since: formatDate(partner.leavingSince, { dateStyle: 'long', timeZone: 'UTC' }),
                })}
              </p>
            )}
            <Button kind="plain" onPress={() => onLeaving(partner.leavingSince === null)}>
              {text(partner.leavingSince === null ? 'readiness.leaving.start' : 'readiness.leaving.stop')}
            </Button>
          </div>
        </Panel>
      </div>
      <div data-private>
        <Panel title={text('readiness.friction.title')}>
          <DefinitionList
            items={[
              {
                term: text('readiness.friction.rework'),
                value: text('readiness.friction.rework-value', { redone: signs.redone, submitted: signs.submitted }),
              },
              { term: text('readiness.friction.twice'), value: signs.askedTwice.join(', ') || '0' },
              {
                term: text('readiness.friction.minutes'),
                value: text('readiness.friction.minutes-value', {
                  spent: signs.minutesSpent,
                  planned: signs.minutesPlanned,
                }),
              },
            ]}
          />
        </Panel>
      </div>
    </div>
  );
}

function Verdict({ index, view }: Pick<ReadinessBoardProps, 'index' | 'view'>) {
  const text = useText();
  if (view.isReady) return <StateMark state="proven" word={text('readiness.ready')} />;
  return (
    <>
      <StateMark state="pending" word={text('readiness.not-ready', { count: view.shortfalls.length })} />
      <ul className={styles.shortfalls}>
        {view.shortfalls.map((shortfall) => (
          <li key={keyOf(shortfall)}>
            <ShortfallWords index={index} view={view} shortfall={shortfall} />
          </li>
        ))}
      </ul>
    </>
  );
}

function ShortfallWords({
  index,
  view,
  shortfall,
}: Pick<ReadinessBoardProps, 'index' | 'view'> & { readonly shortfall: Shortfall }) {
  const text = useText();
  switch (shortfall.kind) {
    case 'gate':
      return text('readiness.shortfall.gate', {
        gate: index.gateById.get(shortfall.gateId)?.title ?? shortfall.gateId,
      });
    case 'dimension': {
      const dimension = view.dimensions.find(({ id }) => id === shortfall.dimension);
      return (
        <>
          {text('readiness.shortfall.dimension', {
            dimension: dimension?.title ?? shortfall.dimension,
            count: shortfall.open.length,
          })}
          <p className={styles.quiet}>{shortfall.open.map(({ title }) => title).join(' · ')}</p>
        </>
      );
    }
    case 'oversight':
      return text('readiness.shortfall.oversight', { capability: shortfall.capability.title });
  }
}

function keyOf(shortfall: Shortfall): string {
  if (shortfall.kind === 'gate') return shortfall.gateId;
  return shortfall.kind === 'dimension' ? shortfall.dimension : shortfall.capability.id;
}

function Story({ story }: Pick<ReadinessBoardProps, 'story'>) {
  const text = useText();
  if (story.lines.length === 0) return <p className={styles.quiet}>{text('readiness.story.none')}</p>;
  return (
    <>
      <ul className={styles.story}>
        {story.lines.map((line) => (
          <li key={`${line.customerType} ${line.offering} ${line.outcome}`}>
            {text('readiness.story.line', {
              offering: line.offering,
              customerType: line.customerType,
              outcome: line.outcome,
            })}
            {line.measure !== '' && (
              <p className={styles.quiet}>{text('readiness.story.measured', { measure: line.measure })}</p>
            )}
          </li>
        ))}
      </ul>
      <p className={styles.quiet}>
        {story.proofs.length === 0
          ? text('readiness.story.unproven')
          : text('readiness.story.proofs', { proofs: story.proofs.join(', ') })}
      </p>
    </>
  );
}
