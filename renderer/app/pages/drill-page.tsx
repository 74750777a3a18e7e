import { useParams } from 'react-router';
import { usePartnerFile } from '../../data/queries/partner-file';
import { usePlaybook } from '../../data/use-playbook';
import { DrillScreen } from '../../features/enablement/drill-screen';
import { usePage } from '../../session/open-page';
import { Skeleton } from '../../ui/skeleton';
import { useText } from '../../ui/use-text';
import { NotFoundPage } from '../not-found-page';

export function DrillPage() {
  const { partnerId = '', drillId = '' } = useParams();
  const text = useText();
  const file = usePartnerFile(partnerId);
  const { pack, evidenceTypeById } = usePlaybook();
  const drill = pack.drills.find(({ id }) => id === drillId);
  const type = drill && evidenceTypeById.get(drill.evidenceTypeId);
  usePage({ title: drill?.title ?? text('enablement.drill.opening') });
  if (file === undefined) return <Skeleton words={text('enablement.drill.opening')} lines={6} />;
  if (!file || !drill || !type) return <NotFoundPage />;
  return <DrillScreen key={drill.id} file={file} drill={drill} type={type} />;
}
