import { useParams } from 'react-router';
import { AgreementScreen } from '../../features/agreements/agreement-screen';
import { useFinishSignings } from '../../features/signing/finish-signing';
import { FinishingLine } from '../../features/signing/finishing-line';
import { AgreementSides } from './agreement-sides';

export function AgreementPage() {
  const { agreementId = '' } = useParams();
  const finishing = useFinishSignings(agreementId);
  return (
    <AgreementSides side="text">
      {(shown) => <AgreementScreen shown={shown} freezing={<FinishingLine {...finishing} />} />}
    </AgreementSides>
  );
}
