import { useParams } from 'react-router';
import { useAgreement } from '../../data/queries/agreement-queries';
import { AgreementScreen } from '../../features/agreements/agreement-screen';
import { kindWords } from '../../features/agreements/agreement-words';
import { useFinishFreezes } from '../../features/signing/finish-freeze';
import { FinishingLine } from '../../features/signing/finishing-line';
import { usePage } from '../../session/open-page';
import { Skeleton } from '../../ui/skeleton';
import { useText } from '../../ui/use-text';
import { NotFoundPage } from '../not-found-page';

export function AgreementPage() {
  const { agreementId = '' } = useParams();
  const text = useText();
  const shown = useAgreement(agreementId);
  const finishing = useFinishFreezes(agreementId);
  const partner = shown?.partnerFile.partner;
  usePage({
    title: text(shown ? kindWords[shown.agreement.kind] : 'agreements.title'),
    crumbs: [
      { label: text('partners.title'), href: '/partners' },
      ...(partner ? [{ label: partner.legalName, href: `/partners/${partner.id}` }] : []),
    ],
  });
  if (shown === undefined) return <Skeleton words={text('agreements.page.opening')} lines={8} />;
  if (shown === null) return <NotFoundPage />;
  return <AgreementScreen key={agreementId} shown={shown} freezing={<FinishingLine {...finishing} />} />;
}
