import { useCallback, useMemo, useState } from 'react';
import type { Agreement } from '#shared/domain/agreements/agreement';
import type { MeasurableAgreement } from '#shared/domain/measuring/measurable-agreement';
import type { WindowResult } from '#shared/domain/measuring/measurement';
import type { Partner } from '#shared/domain/partners/partner';
import type { PerformanceFile } from '#shared/domain/performance/performance-file';
import { leaveOutHistory } from '../../data/actions/negotiation-actions';
import { useMeasured } from '../../data/queries/measured-files';
import { useWorkspace } from '../../data/use-workspace';
import { showToast } from '../../ui/toast';
import { useText } from '../../ui/use-text';
import { MappingDialog } from '../../widgets/table-mapping/mapping-dialog';
import { bringRefusalWords } from './bring-words';
import { HistoryPanel } from './history-panel';
import { NegotiationHead } from './negotiation-head';
import styles from './negotiation-screen.module.css';
import { agreementWith, movedOnly, type Offer } from './offer';
import { OfferedVerdicts } from './offered-verdicts';
import { useBringing } from './use-bringing';
import { useTakeOver } from './use-take-over';
import { WhySheet } from './why-sheet';

export interface NegotiationTableProps {
  readonly agreement: Agreement;
  readonly partner: Pick<Partner, 'id' | 'legalName'>;
  /** What the agreement says now. */
  readonly standing: MeasurableAgreement;
  /** Files that count. */
  readonly files: readonly PerformanceFile[];
}

/** Months brought, offers moved, and the cost of both. */
export function NegotiationTable({ agreement, partner, standing, files }: NegotiationTableProps) {
  const text = useText();
  const workspace = useWorkspace();
  const bringing = useBringing(partner.id, standing.zone);
  const leaveOut = async (file: PerformanceFile) => {
    const left = await leaveOutHistory(workspace, file.id, text('negotiation.history.left-out'));
    if (!left.ok) showToast({ tone: 'refused', words: text(bringRefusalWords(left.error.kind)) });
    else showToast({ tone: 'done', words: text('negotiation.history.left-out-told', { name: file.file.name }) });
  };
  return (
    <div className={styles.screen}>
      <OfferPart agreement={agreement} partner={partner} standing={standing} files={files} />
      <HistoryPanel
        files={files}
        problem={bringing.problem}
        onFiles={bringing.bring}
        onLeaveOut={(file) => void leaveOut(file)}
      />
      {bringing.bringing && (
        <MappingDialog
          bringing={bringing.bringing}
          onChange={bringing.change}
          onTake={() => void bringing.take()}
          onSkip={bringing.skip}
        />
      )}
    </div>
  );
}

/** What changes with every step of a slider; all else on the screen stays as it is drawn. */
function OfferPart({ agreement, partner, standing, files }: NegotiationTableProps) {
  const [months, setMonths] = useState(12);
  const [offer, setOffer] = useState<Offer>({});
  const [why, setWhy] = useState<WindowResult | null>(null);
  const { state, again } = useMeasured(standing, files, months);
  const moved = useMemo(() => movedOnly(standing, offer), [standing, offer]);
  const reset = useCallback(() => setOffer({}), []);
  const takeOver = useTakeOver(agreement, moved, reset);
  const openWhy = useCallback((result: WindowResult) => setWhy(result), []);
  return (
    <>
      <NegotiationHead
        agreement={agreement}
        partner={partner}
        moved={Object.keys(moved).length}
        months={months}
        onMonths={setMonths}
        onReset={reset}
        onTakeOver={agreement.state === 'draft' ? takeOver : null}
      />
      <OfferedVerdicts
        standing={standing}
        offer={offer}
        onOffer={setOffer}
        onWhy={openWhy}
        state={state}
        onAgain={again}
      />
      <WhySheet
        result={why}
        // As it was judged: by the offer on the table, not by what the agreement still says.
        level={agreementWith(standing, moved).serviceLevels.find(({ id }) => id === why?.measure) ?? null}
        zone={standing.zone}
        onClose={() => setWhy(null)}
      />
    </>
  );
}
