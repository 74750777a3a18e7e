import { useParams } from 'react-router';
import { AgreementScreen } from '../../features/agreements/agreement-screen';
import { useCompletions } from '../../features/signing/complete-signings';
import { CompletionLine } from '../../features/signing/completion-line';
import { useFinishSignings } from '../../features/signing/finish-signing';
import { FinishingLine } from '../../features/signing/finishing-line';
import { TakeHomePart } from '../../features/signing/take-home-part';
import { AgreementSides } from './agreement-sides';

export function AgreementPage() {
  const { agreementId = '' } = useParams();
  const finishing = useFinishSignings(agreementId);
  const completing = useCompletions(agreementId);
  return (
    <AgreementSides side="text">
      {(shown) => (
        <AgreementScreen
          shown={shown}
          freezing={
            <>
              <FinishingLine {...finishing} />
              <CompletionLine {...completing} />
              <TakeHomePart shown={shown} />
            </>
          }
        />
      )}
    </AgreementSides>
  );
}
