import { ImportScreen } from '../../features/imports/import-screen';
import { usePage } from '../../session/open-page';
import { useText } from '../../ui/use-text';

/** Taking in a table. */
export function ImportPage() {
  const text = useText();
  usePage({ title: text('imports.title'), crumbs: [{ label: text('partners.title'), href: '/partners' }] });
  return <ImportScreen />;
}
