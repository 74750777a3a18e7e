import { SearchScreen } from '../../features/search/search-screen';
import { usePage } from '../../session/open-page';
import { useText } from '../../ui/use-text';

export function SearchPage() {
  usePage({ title: useText()('search.title') });
  return <SearchScreen />;
}
