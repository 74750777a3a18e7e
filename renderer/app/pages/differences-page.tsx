import { useParams } from 'react-router';
import { useRecord } from '../../data/queries/record-queries';
import { DifferencesScreen } from '../../features/sync/differences-screen';
import { usePage } from '../../session/open-page';
import { useText } from '../../ui/use-text';

export function DifferencesPage() {
  const { partnerId = '' } = useParams();
  const text = useText();
  const partner = useRecord('partner', partnerId);
  usePage({
    title: text('sync.differences.title'),
    crumbs: [
      { label: text('partners.title'), href: '/partners' },
      ...(partner ? [{ label: partner.legalName, href: `/partners/${partner.id}` }] : []),
    ],
  });
  return <DifferencesScreen partnerId={partnerId} />;
}
