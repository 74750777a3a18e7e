import type { IsoStage } from '#shared/domain/playbook/pack-iso-stages';
import type { Readiness } from '#shared/domain/playbook/pack-readiness';
import { classNames } from '../../ui/class-names';
import { useText } from '../../ui/use-text';
import styles from './stage-track.module.css';

export interface StageTrackProps {
  readonly stages: Readiness['stages'];
  readonly stage: IsoStage | null;
}

/** The stages of a relationship in order, and where this one stands. */
export function StageTrack({ stages, stage }: StageTrackProps) {
  const text = useText();
  const reached = stages.findIndex(({ id }) => id === stage);
  return (
    <ol className={styles.track}>
      {stages.map(({ id, title }, at) => (
        <li
          key={id}
          className={classNames(styles.stage, at < reached && styles.behind, at === reached && styles.here)}
          aria-current={at === reached ? 'step' : undefined}
        >
          {at === reached ? text('readiness.stage.here', { stage: title }) : title}
        </li>
      ))}
    </ol>
  );
}
