import { SettingsScreen } from '../../features/settings/settings-screen';
import { usePage } from '../../session/open-page';
import { useText } from '../../ui/use-text';

export function SettingsPage() {
  usePage({ title: useText()('app.nav.settings') });
  return <SettingsScreen />;
}
