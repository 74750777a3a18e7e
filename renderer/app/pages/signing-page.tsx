import { useState } from 'react';
import { useParams } from 'react-router';
import { useAgreement } from '../../data/queries/agreement-queries';
import { useCompletions } from '../../features/signing/complete-signings';
import { SigningScreen } from '../../features/signing/signing-screen';
import { TakeHomeDialog } from '../../features/signing/take-home-dialog';
import { usePage } from '../../session/open-page';
import { Skeleton } from '../../ui/skeleton';
import { useText } from '../../ui/use-text';
import { NotFoundPage } from '../not-found-page';

export function SigningPage() {
  const { agreementId = '' } = useParams();
  const text = useText();
  const shown = useAgreement(agreementId);
  const [takesHome, setTakesHome] = useState(false);
  usePage({ title: text('signing.title') });
  // The certificate of completion is made while everybody still looks at the finished file.
  useCompletions(agreementId);
  if (shown === undefined) return <Skeleton words={text('agreements.page.opening')} lines={8} />;
  if (shown === null) return <NotFoundPage />;
  const { document, signing } = shown;
  const signed = document && signing && document.sessionId === signing.session.id ? { document, signing } : null;
  const takeHome = async () => {
    setTakesHome(true);
    return null;
  };
  return (
    <>
      <SigningScreen key={agreementId} shown={shown} onTakeHome={signed ? takeHome : undefined} />
      {takesHome && signed && (
        <TakeHomeDialog
          session={signed.signing.session}
          document={signed.document}
          onClose={() => setTakesHome(false)}
        />
      )}
    </>
  );
}
