import { useParams } from 'react-router';
import type { Proof } from '#shared/domain/playbook/pack';
import { visitUnderWay } from '#shared/domain/visits/visit-rules';
import type { PartnerFile } from '#shared/records/partner-file';
import { usePartnerFile } from '../../data/queries/partner-file';
import { usePlaybook } from '../../data/use-playbook';
import { ModuleScreen } from '../../features/interviews/module-screen';
import { usePage } from '../../session/open-page';
import { Skeleton } from '../../ui/skeleton';
import { useText } from '../../ui/use-text';
import { NotFoundPage } from '../not-found-page';
import { CaptureProvider, useEvidenceWays } from './capture';
import type { PartnerTab } from './partner-tabs';

/** Where a proof that is no evidence comes about. */
const tabOf = {
  interview: 'overview',
  question: 'overview',
  score: 'overview',
  document: 'overview',
  evidence: 'evidence',
  integrationChecks: 'evidence',
  gate: 'gates',
  riskTier: 'identity',
  controls: 'controls',
  credentials: 'enablement',
  handoff: 'enablement',
  deal: 'commercial',
} as const satisfies Record<Proof['kind'], PartnerTab>;

/** One module of the playbook for one partner. */
export function ModulePage() {
  const { partnerId = '', moduleId = '' } = useParams();
  const text = useText();
  const file = usePartnerFile(partnerId);
  const module = usePlaybook().moduleById.get(moduleId);
  usePage({
    title: module?.title ?? text('interviews.modules.title'),
    crumbs: [
      { label: text('partners.title'), href: '/partners' },
      ...(file ? [{ label: file.partner.legalName, href: `/partners/${file.partner.id}` }] : []),
    ],
  });
  if (file === undefined) return <Skeleton words={text('interviews.question.opening')} lines={6} />;
  if (file === null || !module) return <NotFoundPage />;
  return (
    <CaptureProvider file={file}>
      <OpenModule file={file} moduleId={moduleId} />
    </CaptureProvider>
  );
}

function OpenModule({ file, moduleId }: { readonly file: PartnerFile; readonly moduleId: string }) {
  const { capture } = useEvidenceWays();
  const partner = `/partners/${file.partner.id}`;
  const hrefOf = (proof: Proof) => `${partner}/${tabOf[proof.kind]}`;
  return (
    <ModuleScreen
      file={file}
      moduleId={moduleId}
      visitId={visitUnderWay(file.visits)?.id ?? null}
      onBring={(typeId) => capture({ typeId, evidenceId: null, questionId: null })}
      hrefOf={hrefOf}
    />
  );
}
