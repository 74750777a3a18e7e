import { useMemo } from 'react';
import { dayOf } from '#shared/base/calendar-date';
import type { PackIndex } from '#shared/domain/playbook/pack-index';
import type { PartnerFile } from '#shared/records/partner-file';
import { usePlaybook } from '../../data/use-playbook';
import { useWorkspace } from '../../data/use-workspace';
import { usePresentation } from '../../session/presentation';
import { EmptyState } from '../../ui/empty-state';
import { useText } from '../../ui/use-text';
import { DrillsPanel } from './drills-panel';
import styles from './enablement.module.css';
import { enablementFacts } from './enablement-facts';
import { PeopleTable } from './people-table';
import { PracticePanel } from './practice-panel';
import { BufferPanel, RightsPanel } from './rights-panel';

export interface EnablementPanelProps {
  readonly file: PartnerFile;
  /** Opens the capture of a kind of evidence. */
  readonly onBring: (evidenceTypeId: string) => void;
  /** Opens a piece of evidence. */
  readonly onLook: (evidenceId: string) => void;
}

/** The partner's people: who learns what, who holds which credential, what follows from it, and what was practised. */
export function EnablementPanel(props: EnablementPanelProps) {
  const { surroundings } = useWorkspace();
  const today = dayOf(new Date(surroundings.now()).toISOString());
  return <EnablementView {...props} index={usePlaybook()} today={today} />;
}

export interface EnablementViewProps extends EnablementPanelProps {
  readonly index: PackIndex;
  readonly today: string;
}

/** The panel on a given day. */
export function EnablementView({ file, index, today, onBring, onLook }: EnablementViewProps) {
  const text = useText();
  const isTurned = usePresentation();
  const known = useMemo(() => enablementFacts(file, index, today), [file, index, today]);
  if (index.pack.curricula.length === 0) {
    return <EmptyState title={text('enablement.none')}>{text('enablement.none-hint')}</EmptyState>;
  }
  return (
    <div className={styles.parts}>
      <PeopleTable file={file} index={index} known={known} today={today} onBring={onBring} />
      <div className={styles.pair}>
        <RightsPanel index={index} known={known} />
        {!isTurned && <BufferPanel index={index} known={known} />}
      </div>
      <PracticePanel
        index={index}
        pieces={known.pieces}
        people={file.people}
        today={today}
        onBring={onBring}
        onLook={onLook}
      />
      <DrillsPanel partnerId={file.partner.id} index={index} pieces={known.pieces} today={today} />
    </div>
  );
}
