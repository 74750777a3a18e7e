import { dayOf } from '#shared/base/calendar-date';
import type { PartnerFile } from '#shared/records/partner-file';
import { useWorkspace } from '../../data/use-workspace';
import { CasesPanel } from './cases-panel';
import { DefectsPanel } from './defects-panel';
import styles from './delivery.module.css';
import { EngagementsPanel } from './engagements-panel';

export interface DeliveryViewProps {
  readonly file: Pick<PartnerFile, 'partner' | 'engagements' | 'defects' | 'serviceCases'>;
  /** ISO text. */
  readonly now: string;
}

/** What the partner does at customers: engagements with their go-live, defects before and after it, and cases. */
export function DeliveryPanel({ file }: Pick<DeliveryViewProps, 'file'>) {
  const { surroundings } = useWorkspace();
  return <DeliveryView file={file} now={new Date(surroundings.now()).toISOString()} />;
}

/** The panel at a given instant. */
export function DeliveryView({ file, now }: DeliveryViewProps) {
  const { partner, engagements, defects, serviceCases } = file;
  return (
    <div className={styles.parts}>
      <EngagementsPanel partnerId={partner.id} engagements={engagements} defects={defects} />
      <DefectsPanel engagements={engagements} defects={defects} today={dayOf(now)} />
      <CasesPanel partnerId={partner.id} cases={serviceCases} now={now} />
    </div>
  );
}
