import { TodayScreen } from '../../features/today/today-screen';
import { usePage } from '../../session/open-page';
import { useText } from '../../ui/use-text';

export function TodayPage() {
  usePage({ title: useText()('today.title') });
  return <TodayScreen />;
}
