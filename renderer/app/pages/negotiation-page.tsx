import { NegotiationScreen } from '../../features/negotiation/negotiation-screen';
import { AgreementSides } from './agreement-sides';

/** What months that lie behind would have been worth under the targets of a draft. */
export function NegotiationPage() {
  return <AgreementSides side="negotiation">{(shown) => <NegotiationScreen shown={shown} />}</AgreementSides>;
}
