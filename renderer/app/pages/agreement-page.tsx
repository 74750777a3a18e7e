import { useParams } from 'react-router';
import { AgreementScreen } from '../../features/agreements/agreement-screen';
import { useFinishFreezes } from '../../features/signing/finish-freeze';
import { FinishingLine } from '../../features/signing/finishing-line';
import { AgreementSides } from './agreement-sides';

export function AgreementPage() {
  const { agreementId = '' } = useParams();
  const finishing = useFinishFreezes(agreementId);
  return (
    <AgreementSides side="text">
      {(shown) => <AgreementScreen shown={shown} freezing={<FinishingLine {...finishing} />} />}
    </AgreementSides>
  );
}
