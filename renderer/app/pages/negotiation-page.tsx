import { useParams } from 'react-router';
import { useAgreement } from '../../data/queries/agreement-queries';
import { kindWords } from '../../features/agreements/agreement-words';
import { NegotiationScreen } from '../../features/negotiation/negotiation-screen';
import { usePage } from '../../session/open-page';
import { Skeleton } from '../../ui/skeleton';
import { useText } from '../../ui/use-text';
import { NotFoundPage } from '../not-found-page';

/** What months that lie behind would have been worth under the targets of a draft. */
export function NegotiationPage() {
  const { agreementId = '' } = useParams();
  const text = useText();
  const shown = useAgreement(agreementId);
  const partner = shown?.partnerFile.partner;
  usePage({
    title: text('negotiation.title'),
    crumbs: [
      { label: text('partners.title'), href: '/partners' },
      ...(partner ? [{ label: partner.legalName, href: `/partners/${partner.id}` }] : []),
      ...(shown ? [{ label: text(kindWords[shown.agreement.kind]), href: `/agreements/${agreementId}` }] : []),
    ],
  });
  if (shown === undefined) return <Skeleton words={text('agreements.page.opening')} lines={8} />;
  if (shown === null || shown.agreement.kind !== 'sla') return <NotFoundPage />;
  return <NegotiationScreen key={agreementId} shown={shown} />;
}
