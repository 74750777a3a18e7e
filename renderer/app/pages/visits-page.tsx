import { VisitList } from '../../features/visits/visit-list';
import { usePage } from '../../session/open-page';
import { useText } from '../../ui/use-text';

export function VisitsPage() {
  usePage({ title: useText()('visits.title') });
  return <VisitList />;
}
