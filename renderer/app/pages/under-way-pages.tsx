import { PerformancePanel } from '../../features/performance/performance-panel';
import { PlanPanel } from '../../features/plans/plan-panel';
import { AgreementSides } from './agreement-sides';

/** A Joint Success Plan while it is carried out. */
export function PlanPage() {
  return <AgreementSides side="plan">{(shown) => <PlanPanel shown={shown} />}</AgreementSides>;
}

/** A service level agreement after it was signed. */
export function PerformancePage() {
  return <AgreementSides side="performance">{(shown) => <PerformancePanel shown={shown} />}</AgreementSides>;
}
