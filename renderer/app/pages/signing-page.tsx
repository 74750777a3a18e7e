import { useParams } from 'react-router';
import { useAgreement } from '../../data/queries/agreement-queries';
import { SigningScreen } from '../../features/signing/signing-screen';
import { usePage } from '../../session/open-page';
import { Skeleton } from '../../ui/skeleton';
import { useText } from '../../ui/use-text';
import { NotFoundPage } from '../not-found-page';

export function SigningPage() {
  const { agreementId = '' } = useParams();
  const text = useText();
  const shown = useAgreement(agreementId);
  usePage({ title: text('signing.title') });
  if (shown === undefined) return <Skeleton words={text('agreements.page.opening')} lines={8} />;
  if (shown === null) return <NotFoundPage />;
  return <SigningScreen key={agreementId} shown={shown} />;
}
