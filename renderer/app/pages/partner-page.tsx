import { CalendarPlus } from 'lucide-react';
import { useState } from 'react';
import { useNavigate, useParams } from 'react-router';
import { dayOf } from '#shared/base/calendar-date';
import { visitUnderWay } from '#shared/domain/visits/visit-rules';
import type { PartnerFile } from '../../data/partner-file';
import { usePartnerFile } from '../../data/queries/partner-file';
import { usePlaybook } from '../../data/use-playbook';
import { useWorkspace } from '../../data/use-workspace';
import { AgreementsPanel } from '../../features/agreements/agreements-panel';
import { EvidencePanel } from '../../features/evidence/evidence-panel';
import { gateFacts } from '../../features/gates/gate-facts';
import { GatePanel } from '../../features/gates/gate-panel';
import { GateSeal } from '../../features/gates/gate-seal';
import { PartnerNextStep } from '../../features/gates/partner-next-step';
import { ModulesPanel } from '../../features/interviews/modules-panel';
import { HistoryPanel } from '../../features/partners/history-panel';
import { IdentityPanel } from '../../features/partners/identity-panel';
import { archetypeWords, programTierWords } from '../../features/partners/partner-words';
import { PeoplePanel } from '../../features/partners/people-panel';
import { RiskPanel } from '../../features/partners/risk-panel';
import { SitesPanel } from '../../features/partners/sites-panel';
import { VisitDialog } from '../../features/visits/visit-dialog';
import { VisitRows } from '../../features/visits/visit-list';
import { usePage } from '../../session/open-page';
import { Badge } from '../../ui/badge';
import { Button } from '../../ui/button';
import { PageHeader } from '../../ui/page-header';
import { Skeleton } from '../../ui/skeleton';
import { Tabs } from '../../ui/tabs';
import { useText } from '../../ui/use-text';
import { useCountryName } from '../../widgets/use-country-names';
import { NotFoundPage } from '../not-found-page';
import { useBring } from './bring';
import { CaptureProvider, useEvidenceWays } from './capture';
import styles from './partner-page.module.css';

export function PartnerPage() {
  const { partnerId = '' } = useParams();
  const file = usePartnerFile(partnerId);
  return file === null ? <NotFoundPage /> : <KnownPartner file={file} />;
}

function KnownPartner({ file }: { readonly file: PartnerFile | undefined }) {
  const text = useText();
  usePage({
    title: file?.partner.legalName ?? text('partners.title'),
    crumbs: [{ label: text('partners.title'), href: '/partners' }],
  });
  if (file === undefined) return <Skeleton words={text('partners.page.opening')} lines={8} />;
  return (
    <CaptureProvider file={file}>
      <OpenPartner file={file} />
    </CaptureProvider>
  );
}

const tabs = ['overview', 'identity', 'evidence', 'history'] as const;
type Tab = (typeof tabs)[number];

function OpenPartner({ file }: { readonly file: PartnerFile }) {
  const text = useText();
  const navigate = useNavigate();
  const { tab } = useParams();
  const { capture, look } = useEvidenceWays();
  const { partner } = file;
  const open: Tab = tabs.find((each) => each === tab) ?? 'overview';
  return (
    <div className={styles.tabbed}>
      <PartnerHead file={file} />
      <Tabs
        label={text('partners.page.parts')}
        value={open}
        onChange={(next) => void navigate(`/partners/${partner.id}/${next}`, { replace: true })}
        tabs={[
          { id: 'overview', label: text('partners.page.overview'), content: <Overview file={file} /> },
          { id: 'identity', label: text('partners.page.identity'), content: <Identity file={file} /> },
          {
            id: 'evidence',
            label: text('evidence.title'),
            content: (
              <EvidencePanel
                file={file}
                onOpen={look}
                onCapture={() => capture({ typeId: null, evidenceId: null, questionId: null })}
              />
            ),
          },
          { id: 'history', label: text('partners.page.history'), content: <HistoryPanel partnerId={partner.id} /> },
        ]}
      />
    </div>
  );
}

function PartnerHead({ file }: { readonly file: PartnerFile }) {
  const text = useText();
  const navigate = useNavigate();
  const countryName = useCountryName();
  const [planning, setPlanning] = useState(false);
  const { partner } = file;
  const { surroundings } = useWorkspace();
  const gate = gateFacts(file, 'G1', { asOf: dayOf(new Date(surroundings.now()).toISOString()), index: usePlaybook() });
  return (
    <>
      <PageHeader
        title={partner.legalName}
        facts={
          <>
            <Badge>{countryName(partner.country)}</Badge>
            <Badge>{text(archetypeWords[partner.archetype])}</Badge>
            <Badge>{text(programTierWords[partner.programTier])}</Badge>
            {gate && <GateSeal title={gate.view.gate.title} standing={gate.view.standing} />}
          </>
        }
        actions={
          <Button icon={CalendarPlus} onPress={() => setPlanning(true)}>
            {text('visits.form.plan')}
          </Button>
        }
      />
      <VisitDialog
        isOpen={planning}
        partnerId={partner.id}
        onClose={() => setPlanning(false)}
        onKept={(visit) => void navigate(`/visits/${visit.id}`)}
      />
    </>
  );
}

function Overview({ file }: { readonly file: PartnerFile }) {
  const text = useText();
  const bring = useBring();
  const visits = [...file.visits].sort((left, right) => (left.plannedFor < right.plannedFor ? 1 : -1));
  return (
    <div className={styles.parts}>
      <PartnerNextStep file={file} onBring={bring} />
      <ModulesPanel file={file} visitId={visitUnderWay(file.visits)?.id ?? null} />
      <GatePanel file={file} gateId="G1" onBring={bring} />
      <AgreementsPanel partnerId={file.partner.id} agreements={file.agreements} signatures={file.signatures} />
      {visits.length > 0 && <VisitRows title={text('visits.title')} visits={visits} isOfOnePartner />}
    </div>
  );
}

function Identity({ file }: { readonly file: PartnerFile }) {
  const { surroundings } = useWorkspace();
  const today = dayOf(new Date(surroundings.now()).toISOString());
  const { partner, people, sites } = file;
  return (
    <div className={styles.parts}>
      <div className={styles.pair}>
        <IdentityPanel partner={partner} />
        <RiskPanel partner={partner} today={today} />
      </div>
      <PeoplePanel partnerId={partner.id} people={people} />
      <SitesPanel partnerId={partner.id} country={partner.country} sites={sites} />
    </div>
  );
}
