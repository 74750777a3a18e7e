import { CalendarPlus } from 'lucide-react';
import { useMemo, useState } from 'react';
import { useNavigate, useParams } from 'react-router';
import { dayOf } from '#shared/base/calendar-date';
import { evaluatePartner } from '#shared/domain/gates/evaluate-partner';
import type { PartnerFile } from '#shared/records/partner-file';
import { recordsFor } from '#shared/records/partner-records';
import { usePartnerFile } from '../../data/queries/partner-file';
import { useLaneOf, useTerritories } from '../../data/queries/territory-queries';
import { usePlaybook } from '../../data/use-playbook';
import { useWorkspace } from '../../data/use-workspace';
import { GateSeal } from '../../features/gates/gate-seal';
import { ExportPartnerButton } from '../../features/partners/export-partner-button';
import { AuditorNotice } from '../../features/sync/auditor-notice';
import { DifferencesNotice } from '../../features/sync/differences-notice';
import { usePage } from '../../session/open-page';
import { Badge } from '../../ui/badge';
import { Button } from '../../ui/button';
import { PageHeader } from '../../ui/page-header';
import { Skeleton } from '../../ui/skeleton';
import { Tabs } from '../../ui/tabs';
import { useText } from '../../ui/use-text';
import { archetypeWords, programTierWords } from '../../widgets/partner-words';
import { useCountryName } from '../../widgets/use-country-names';
import { NotFoundPage } from '../not-found-page';
import { CaptureProvider } from './capture';
import styles from './partner-page.module.css';
import { partnerTabOf, usePartnerTabs } from './partner-tabs';
import { PlanVisitPart } from './plan-visit-part';

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

function OpenPartner({ file }: { readonly file: PartnerFile }) {
  const text = useText();
  const navigate = useNavigate();
  const { tab } = useParams();
  const { partner } = file;
  return (
    <div className={styles.tabbed}>
      <PartnerHead file={file} />
      <AuditorNotice partnerId={partner.id} />
      <DifferencesNotice partnerId={partner.id} />
      <Tabs
        label={text('partners.page.parts')}
        value={partnerTabOf(tab)}
        onChange={(next) => void navigate(`/partners/${partner.id}/${next}`, { replace: true })}
        tabs={usePartnerTabs(file)}
      />
    </div>
  );
}

function PartnerHead({ file }: { readonly file: PartnerFile }) {
  const text = useText();
  const countryName = useCountryName();
  const [planning, setPlanning] = useState(false);
  const { partner } = file;
  const { surroundings } = useWorkspace();
  const index = usePlaybook();
  const asOf = dayOf(new Date(surroundings.now()).toISOString());
  const gates = useMemo(() => evaluatePartner(recordsFor(file), index, { asOf }).gates, [file, index, asOf]);
  return (
    <>
      <PageHeader
        title={partner.legalName}
        facts={
          <>
            <TerritoryBadge partnerId={partner.id} />
            <Badge>{countryName(partner.country)}</Badge>
            <Badge>{text(archetypeWords[partner.archetype])}</Badge>
            <Badge>{text(programTierWords[partner.programTier])}</Badge>
            {gates.map(({ gate, standing }) => (
              <GateSeal key={gate.id} title={gate.title} standing={standing} />
            ))}
          </>
        }
        actions={
          <>
            <ExportPartnerButton partnerId={partner.id} />
            <Button icon={CalendarPlus} onPress={() => setPlanning(true)}>
              {text('visits.form.plan')}
            </Button>
          </>
        }
      />
      <PlanVisitPart isOpen={planning} partnerId={partner.id} onClose={() => setPlanning(false)} />
    </>
  );
}

/** Said only where there are several: with one territory it says nothing. */
function TerritoryBadge({ partnerId }: { readonly partnerId: string }) {
  const territories = useTerritories();
  const lane = useLaneOf(partnerId);
  const territory = territories.find((one) => one.lane === lane);
  return territories.length > 1 && territory ? <Badge>{territory.name}</Badge> : null;
}
