import { useParams } from 'react-router';
import { dayOf } from '#shared/base/calendar-date';
import type { Visit } from '#shared/domain/visits/visit';
import { visitState } from '#shared/domain/visits/visit-rules';
import type { PartnerFile } from '#shared/records/partner-file';
import { usePartnerFile } from '../../data/queries/partner-file';
import { useRecord } from '../../data/queries/record-queries';
import { useWorkspace } from '../../data/use-workspace';
import { AgreementsPanel } from '../../features/agreements/agreements-panel';
import { EvidencePanel } from '../../features/evidence/evidence-panel';
import { GatePanel } from '../../features/gates/gate-panel';
import { PartnerNextStep } from '../../features/gates/partner-next-step';
import { useVisitPlan } from '../../features/gates/use-visit-plan';
import { ModulesPanel } from '../../features/interviews/modules-panel';
import { TalksPanel } from '../../features/interviews/talks-panel';
import { VisitAgenda } from '../../features/visits/visit-agenda';
import { VisitFacts, VisitHead } from '../../features/visits/visit-head';
import { usePage } from '../../session/open-page';
import { Skeleton } from '../../ui/skeleton';
import { useText } from '../../ui/use-text';
import { NotFoundPage } from '../not-found-page';
import { useAgendaDoor } from './agenda-door';
import { useBring } from './bring';
import { CaptureProvider, useEvidenceWays } from './capture';
import { useCurrentGate } from './current-gate';
import styles from './partner-page.module.css';

export function VisitPage() {
  const { visitId = '' } = useParams();
  const text = useText();
  const visit = useRecord('visit', visitId);
  const file = usePartnerFile(visit?.partnerId ?? '');
  usePage({
    title: file ? text('visits.page.title', { partner: file.partner.legalName }) : text('visits.title'),
    crumbs: [
      { label: text('visits.title'), href: '/visits' },
      ...(file ? [{ label: file.partner.legalName, href: `/partners/${file.partner.id}` }] : []),
    ],
  });
  if (visit === undefined || (visit && file === undefined))
    return <Skeleton words={text('visits.list.reading')} lines={6} />;
  if (!visit || !file) return <NotFoundPage />;
  return (
    <CaptureProvider file={file}>
      <OpenVisit visit={visit} file={file} />
    </CaptureProvider>
  );
}

/** Everything a visit needs, in the order in which it is needed. */
function OpenVisit({ visit, file }: { readonly visit: Visit; readonly file: PartnerFile }) {
  const { capture, look } = useEvidenceWays();
  const bring = useBring();
  const { people, sites } = file;
  const { surroundings } = useWorkspace();
  const asOf = dayOf(new Date(surroundings.now()).toISOString());
  const { boxes } = useVisitPlan(file, asOf, null);
  const gateId = useCurrentGate(file, asOf);
  const heldIn = visitState(visit) === 'ended' ? null : visit.id;
  const open = useAgendaDoor(file, { capture, look });
  return (
    <div className={styles.page}>
      <VisitHead visit={visit} partnerName={file.partner.legalName} people={people} sites={sites} />
      <PartnerNextStep file={file} isInVisit isMain={visitState(visit) !== 'planned'} onBring={bring} />
      <VisitAgenda visit={visit} proposals={boxes} onOpen={open} />
      <ModulesPanel file={file} visitId={heldIn} />
      <TalksPanel file={file} visitId={heldIn} />
      <EvidencePanel
        file={file}
        onOpen={look}
        onCapture={() => capture({ typeId: null, evidenceId: null, questionId: null })}
        onRenew={({ evidence: { id, typeId, questionId } }) => capture({ typeId, evidenceId: id, questionId })}
      />
      {gateId !== null && <GatePanel file={file} gateId={gateId} onBring={bring} />}
      <AgreementsPanel partnerId={file.partner.id} agreements={file.agreements} signatures={file.signatures} />
      <VisitFacts visit={visit} people={people} sites={sites} />
    </div>
  );
}
