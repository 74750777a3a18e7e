import { PartnerList } from '../../features/partners/partner-list';
import { usePage } from '../../session/open-page';
import { useText } from '../../ui/use-text';

export function PartnersPage() {
  usePage({ title: useText()('partners.title') });
  return <PartnerList />;
}
