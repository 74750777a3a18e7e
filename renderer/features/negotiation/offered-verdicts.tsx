import { type Dispatch, type SetStateAction, useCallback, useMemo } from 'react';
import type { MeasurableAgreement } from '#shared/domain/measuring/measurable-agreement';
import type { AgreementMeasured, WindowResult } from '#shared/domain/measuring/measurement';
import { rejudge } from '#shared/domain/measuring/rejudge';
import type { MeasuredState } from '../../data/queries/measured-files';
import { Button } from '../../ui/button';
import { EmptyState } from '../../ui/empty-state';
import { ErrorState } from '../../ui/error-state';
import { ProgressBar } from '../../ui/progress-bar';
import { useText } from '../../ui/use-text';
import { FindingList } from '../../widgets/table-mapping/finding-list';
import type { MoveFigure } from './figure-mover';
import styles from './negotiation-screen.module.css';
import { agreementWith, type Offer, standardOffer } from './offer';
import { VerdictGrid } from './verdict-grid';

export interface OfferedVerdictsProps {
  readonly standing: MeasurableAgreement;
  readonly offer: Offer;
  readonly onOffer: Dispatch<SetStateAction<Offer>>;
  readonly onWhy: (result: WindowResult) => void;
  readonly state: MeasuredState;
  readonly onAgain: () => void;
}

/** What the offer makes of the months, or how far the measuring has come. */
export function OfferedVerdicts({ state, onAgain, ...judged }: OfferedVerdictsProps) {
  const text = useText();
  switch (state.step) {
    case 'none':
      return <EmptyState title={text('negotiation.empty.title')}>{text('negotiation.empty.hint')}</EmptyState>;
    case 'measuring':
      return (
        <div className={styles.measuring}>
          <ProgressBar
            label={text('negotiation.measuring.title')}
            done={state.done}
            of={state.of}
            words={text('negotiation.measuring.done', { done: state.done, of: state.of })}
          />
          <Button onPress={state.stop}>{text('negotiation.measuring.stop')}</Button>
        </div>
      );
    case 'stopped':
      return (
        <EmptyState
          title={text('negotiation.stopped.title')}
          action={<Button onPress={onAgain}>{text('negotiation.stopped.again')}</Button>}
        />
      );
    case 'notHere':
      return (
        <ErrorState title={text('negotiation.not-here.title')} shape="inline">
          {text('negotiation.not-here.hint', { names: state.names.join(', ') })}
        </ErrorState>
      );
    case 'unread':
      return (
        <ErrorState title={text('negotiation.unread.title')} shape="inline">
          {text('negotiation.unread.hint', { names: state.files.map(({ name }) => name).join(', ') })}
          <FindingList findings={state.files.flatMap(({ findings }) => findings)} />
        </ErrorState>
      );
    case 'measured':
      return <Judged {...judged} measured={state.measured} />;
  }
}

function Judged({
  standing,
  offer,
  onOffer,
  onWhy,
  measured,
}: Omit<OfferedVerdictsProps, 'state' | 'onAgain'> & { readonly measured: AgreementMeasured }) {
  const offered = useMemo(() => agreementWith(standing, offer), [standing, offer]);
  // Only judged anew: what was counted stands as it is, so that a slider can be followed by the eye.
  const judged = useMemo(() => rejudge(measured, offered), [measured, offered]);
  const standard = useMemo(
    () => rejudge(measured, agreementWith(standing, standardOffer(standing))),
    [measured, standing],
  );
  const move = useCallback<MoveFigure>(
    (measure, part) =>
      onOffer((before) => {
        const now = before[measure] ?? standing.serviceLevels.find(({ id }) => id === measure)?.commitment;
        return now === undefined ? before : { ...before, [measure]: { ...now, ...part } };
      }),
    [onOffer, standing],
  );
  return <VerdictGrid offered={offered} measured={judged} standard={standard} onMove={move} onWhy={onWhy} />;
}
