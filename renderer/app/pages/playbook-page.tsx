import { useParams } from 'react-router';
import { PlaybookScreen } from '../../features/playbook/playbook-screen';
import { isSection } from '../../features/playbook/playbook-sections';
import { usePage } from '../../session/open-page';
import { useText } from '../../ui/use-text';
import { NotFoundPage } from '../not-found-page';

export function PlaybookPage() {
  const { section = 'modules', thingId } = useParams();
  const text = useText();
  usePage({
    title: text('playbook.page.title'),
    crumbs: thingId ? [{ label: text('playbook.page.title'), href: `/playbook/${section}` }] : [],
  });
  if (!isSection(section)) return <NotFoundPage />;
  return <PlaybookScreen section={section} thingId={thingId ?? null} />;
}
