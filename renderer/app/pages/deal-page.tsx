import { useParams } from 'react-router';
import { usePartnerFile } from '../../data/queries/partner-file';
import { usePlaybook } from '../../data/use-playbook';
import { DealScreen } from '../../features/commercial/deal-screen';
import { usePage } from '../../session/open-page';
import { Skeleton } from '../../ui/skeleton';
import { useText } from '../../ui/use-text';
import { NotFoundPage } from '../not-found-page';

export function DealPage() {
  const { partnerId = '', dealId = '' } = useParams();
  const text = useText();
  const file = usePartnerFile(partnerId);
  const rules = usePlaybook().pack.commercial;
  const deal = file?.deals.find(({ id }) => id === dealId);
  usePage({
    title: deal?.customerName ?? text('commercial.deals.title'),
    crumbs: [
      { label: text('partners.title'), href: '/partners' },
      ...(file ? [{ label: file.partner.legalName, href: `/partners/${file.partner.id}` }] : []),
    ],
  });
  if (file === undefined) return <Skeleton words={text('partners.page.opening')} lines={6} />;
  if (!file || !deal || !rules) return <NotFoundPage />;
  return <DealScreen file={file} deal={deal} rules={rules} />;
}
