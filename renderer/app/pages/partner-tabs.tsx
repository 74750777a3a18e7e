import { useEffect, useState } from 'react';
import { useSearchParams } from 'react-router';
import { dayOf } from '#shared/base/calendar-date';
import type { Control, Criterion } from '#shared/domain/playbook/pack';
import { visitUnderWay } from '#shared/domain/visits/visit-rules';
import type { PartnerFile } from '#shared/records/partner-file';
import { usePlaybook } from '../../data/use-playbook';
import { useWorkspace } from '../../data/use-workspace';
import { AgreementsPanel } from '../../features/agreements/agreements-panel';
import { CommercialPanel } from '../../features/commercial/commercial-panel';
import { ConcessionDialog } from '../../features/controls/concession-dialog';
import { ControlsPanel } from '../../features/controls/controls-panel';
import { DeliveryPanel } from '../../features/delivery/delivery-panel';
import { EnablementPanel } from '../../features/enablement/enablement-panel';
import { EvidencePanel } from '../../features/evidence/evidence-panel';
import { GatePanel } from '../../features/gates/gate-panel';
import { PartnerNextStep } from '../../features/gates/partner-next-step';
import { HandoffsPanel } from '../../features/handoffs/handoffs-panel';
import { ModulesPanel } from '../../features/interviews/modules-panel';
import { TalksPanel } from '../../features/interviews/talks-panel';
import { HistoryPanel } from '../../features/partners/history-panel';
import { IdentityPanel } from '../../features/partners/identity-panel';
import { PartnerTerritory } from '../../features/partners/partner-territory';
import { PeoplePanel } from '../../features/partners/people-panel';
import { RiskPanel } from '../../features/partners/risk-panel';
import { SitesPanel } from '../../features/partners/sites-panel';
import { ReadinessPanel } from '../../features/readiness/readiness-panel';
import { SurveysPanel } from '../../features/surveys/surveys-panel';
import { EarlierValuesPanel } from '../../features/sync/earlier-values-panel';
import { VisitRows } from '../../features/visits/visit-list';
import type { TabEntry } from '../../ui/tabs';
import { useText } from '../../ui/use-text';
import { useBring } from './bring';
import { useEvidenceWays } from './capture';
import { useCurrentGate } from './current-gate';
import styles from './partner-page.module.css';
import { PlannedVisitPart } from './planned-visit-part';

const tabs = [
  'overview',
  'gates',
  'evidence',
  'controls',
  'commercial',
  'delivery',
  'enablement',
  'readiness',
  'identity',
  'history',
] as const;
export type PartnerTab = (typeof tabs)[number];

/** The tab an address means. Addresses of parts of the overview (`/gate`, `/agreements`) lead there. */
export function partnerTabOf(address: string | undefined): PartnerTab {
  return tabs.find((tab) => tab === address) ?? 'overview';
}

/** The sides of a partner, each put together from the features that know it. */
export function usePartnerTabs(file: PartnerFile): readonly TabEntry<PartnerTab>[] {
  const text = useText();
  return [
    { id: 'overview', label: text('partners.page.overview'), content: <Overview file={file} /> },
    { id: 'gates', label: text('partners.page.gates'), content: <Gates file={file} /> },
    { id: 'evidence', label: text('evidence.title'), content: <Evidence file={file} /> },
    { id: 'controls', label: text('partners.page.controls'), content: <Controls file={file} /> },
    { id: 'commercial', label: text('partners.page.commercial'), content: <CommercialPanel file={file} /> },
    { id: 'delivery', label: text('delivery.title'), content: <Delivery file={file} /> },
    { id: 'enablement', label: text('partners.page.enablement'), content: <Enablement file={file} /> },
    { id: 'readiness', label: text('partners.page.readiness'), content: <ReadinessPanel file={file} /> },
    { id: 'identity', label: text('partners.page.identity'), content: <Identity file={file} /> },
    {
      id: 'history',
      label: text('partners.page.history'),
      content: <History partnerId={file.partner.id} />,
    },
  ];
}

interface PartProps {
  readonly file: PartnerFile;
}

function useToday(): string {
  const { surroundings } = useWorkspace();
  return dayOf(new Date(surroundings.now()).toISOString());
}

function Overview({ file }: PartProps) {
  const text = useText();
  const bring = useBring();
  const visitId = visitUnderWay(file.visits)?.id ?? null;
  const visits = [...file.visits].sort((left, right) => (left.plannedFor < right.plannedFor ? 1 : -1));
  const gateId = useCurrentGate(file, useToday());
  return (
    <div className={styles.parts}>
      <PartnerNextStep file={file} onBring={bring} />
      <ModulesPanel file={file} visitId={visitId} />
      {gateId !== null && <GatePanel file={file} gateId={gateId} onBring={bring} />}
      <AgreementsPanel partnerId={file.partner.id} agreements={file.agreements} signatures={file.signatures} />
      <TalksPanel file={file} visitId={visitId} />
      {visits.length > 0 && <VisitRows title={text('visits.title')} visits={visits} isOfOnePartner />}
    </div>
  );
}

function Gates({ file }: PartProps) {
  const bring = useBring();
  const index = usePlaybook();
  const asOf = useToday();
  const [waived, setWaived] = useState<Criterion | null>(null);
  return (
    <div className={styles.parts}>
      {index.pack.gates.map(({ id }) => (
        <GatePanel key={id} file={file} gateId={id} onBring={bring} onAskWaiver={setWaived} />
      ))}
      <PlannedVisitPart file={file} asOf={asOf} />
      <ConcessionDialog
        file={file}
        asOf={asOf}
        request={waived && { kind: 'waiver', control: waived }}
        satisfied={noControls}
        onClose={() => setWaived(null)}
      />
    </div>
  );
}

/** A waiver names nothing that does the work instead. */
const noControls: readonly Control[] = [];

function Evidence({ file }: PartProps) {
  const { capture, look } = useEvidenceWays();
  useAskedPiece(look);
  return (
    <EvidencePanel
      file={file}
      onOpen={look}
      onCapture={() => capture({ typeId: null, evidenceId: null, questionId: null })}
      onRenew={({ evidence: { id, typeId, questionId } }) => capture({ typeId, evidenceId: id, questionId })}
    />
  );
}

/** An address can ask for one piece (`?piece=`); it is opened once, and the address forgets it. */
function useAskedPiece(look: (evidenceId: string) => void): void {
  const [address, setAddress] = useSearchParams();
  const piece = address.get('piece');
  useEffect(() => {
    if (piece === null) return;
    look(piece);
    setAddress({}, { replace: true });
  }, [piece, look, setAddress]);
}

function Controls({ file }: PartProps) {
  const { capture, look } = useEvidenceWays();
  return (
    <ControlsPanel
      file={file}
      asOf={useToday()}
      onOpenEvidence={look}
      onBring={(typeId) => capture({ typeId, evidenceId: null, questionId: null })}
    />
  );
}

function Enablement({ file }: PartProps) {
  const { capture, look } = useEvidenceWays();
  return (
    <div className={styles.parts}>
      <EnablementPanel
        file={file}
        onBring={(typeId) => capture({ typeId, evidenceId: null, questionId: null })}
        onLook={look}
      />
      <HandoffsPanel file={file} />
    </div>
  );
}

function Delivery({ file }: PartProps) {
  return (
    <div className={styles.parts}>
      <DeliveryPanel file={file} />
      <SurveysPanel file={file} />
    </div>
  );
}

function Identity({ file }: PartProps) {
  const { partner, people, sites } = file;
  return (
    <div className={styles.parts}>
      <div className={styles.pair}>
        <IdentityPanel partner={partner} />
        <RiskPanel partner={partner} today={useToday()} />
      </div>
      <PartnerTerritory partner={partner} />
      <PeoplePanel partnerId={partner.id} people={people} />
      <SitesPanel partnerId={partner.id} country={partner.country} sites={sites} />
    </div>
  );
}

function History({ partnerId }: { readonly partnerId: string }) {
  return (
    <div className={styles.parts}>
      <HistoryPanel partnerId={partnerId} />
      <EarlierValuesPanel partnerId={partnerId} />
    </div>
  );
}
