import { useMemo } from 'react';
import { addMonths, type CalendarDate, dayOf } from '#shared/base/calendar-date';
import { multiply, ratio, roundTo } from '#shared/base/decimal';
import { incentiveScore } from '#shared/domain/commercial/incentive';
import { partnerBands } from '#shared/domain/commercial/partner-bands';
import { escapedDefects } from '#shared/domain/delivery/delivery-rules';
import type { PackIndex } from '#shared/domain/playbook/pack-index';
import type { PartnerFile } from '#shared/records/partner-file';
import { usePlaybook } from '../../data/use-playbook';
import { useWorkspace } from '../../data/use-workspace';
import { usePresentation } from '../../session/presentation';
import { EmptyState } from '../../ui/empty-state';
import { useText } from '../../ui/use-text';
import { AccountablePanel } from './accountable-panel';
import { BandPanel } from './band-panel';
import { CoSellingPanel } from './co-selling-panel';
import styles from './commercial.module.css';
import { DealsPanel } from './deals-panel';
import { ForecastPanel } from './forecast-panel';
import { IncentivePanel } from './incentive-panel';
import { dealsOf, type ShownDeal } from './shown-deal';

/** The commercial side of a partner: band, deals with their clocks, forecast, who leads, who answers, incentive. */
export function CommercialPanel({ file }: { readonly file: PartnerFile }) {
  const { surroundings } = useWorkspace();
  return <CommercialView file={file} index={usePlaybook()} asOf={new Date(surroundings.now()).toISOString()} />;
}

export interface CommercialViewProps {
  readonly file: PartnerFile;
  readonly index: PackIndex;
  /** The instant at which it is looked at. */
  readonly asOf: string;
}

/** The panel at a given instant. */
export function CommercialView({ file, index, asOf }: CommercialViewProps) {
  const text = useText();
  const isTurned = usePresentation();
  const rules = index.pack.commercial;
  const today = dayOf(asOf);
  const bands = useMemo(() => partnerBands(file, index, today), [file, index, today]);
  if (!rules || !bands) {
    return <EmptyState title={text('commercial.none')}>{text('commercial.none-hint')}</EmptyState>;
  }
  const deals = dealsOf(file, rules.deals, asOf);
  const figures = {
    jointWins: jointWins(deals, addMonths(today, -12)),
    csat90: bands.figures.csat90?.percent ?? null,
    defectEscape: escapePercent(file, addMonths(today, -12), today),
  };
  return (
    <div className={styles.parts}>
      <BandPanel bands={bands} />
      <DealsPanel partner={file.partner} deals={deals} rules={rules} />
      <ForecastPanel partner={file.partner} deals={deals} rules={rules.forecast} />
      <div className={styles.pair}>
        <AccountablePanel people={file.people} />
        {!isTurned && (
          <IncentivePanel score={incentiveScore(figures, rules.incentive)} target={rules.incentive.jointWinsTarget} />
        )}
      </div>
      <CoSellingPanel rules={rules.coSelling} />
    </div>
  );
}

/** Deals won together in the last twelve months. */
function jointWins(deals: readonly ShownDeal[], since: string): number {
  return deals.filter(
    ({ deal, standing }) => deal.lead === 'joint' && standing.state === 'won' && dayOf(standing.at) > since,
  ).length;
}

/** Of the defects found in the last twelve months, how many in a hundred escaped. Where nobody noted one, nothing is known. */
function escapePercent(
  { defects, engagements }: Pick<PartnerFile, 'defects' | 'engagements'>,
  since: CalendarDate,
  today: CalendarDate,
): string | null {
  const lately = defects.filter(({ foundOn }) => foundOn > since && foundOn <= today);
  const { escaped, of } = escapedDefects(lately, engagements);
  return of === 0 ? null : roundTo(multiply(ratio(escaped, of), ratio(100)), 3, 'up');
}
