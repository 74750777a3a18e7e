import { SyncScreen } from '../../features/sync/sync-screen';
import { usePage } from '../../session/open-page';
import { useText } from '../../ui/use-text';

export function SyncPage() {
  usePage({ title: useText()('sync.page.title') });
  return <SyncScreen />;
}
