import { referenceOf } from '#shared/domain/documents/document-frame';
import type { ShownAgreement } from '../../data/queries/agreement-queries';
import { kindWords, stateMarks, stateWords } from '../../features/agreements/agreement-words';
import { PerformancePanel } from '../../features/performance/performance-panel';
import { PlanPanel } from '../../features/plans/plan-panel';
import { Link } from '../../ui/link';
import { PageHeader } from '../../ui/page-header';
import { StateMark } from '../../ui/state-mark';
import { useText } from '../../ui/use-text';
import { AgreementSides } from './agreement-sides';
import styles from './partner-page.module.css';

/** A Joint Success Plan while it is carried out. */
export function PlanPage() {
  return (
    <AgreementSides side="plan">
      {(shown) => (
        <div className={styles.page}>
          <Head shown={shown} />
          <PlanPanel shown={shown} />
        </div>
      )}
    </AgreementSides>
  );
}

/** A service level agreement after it was signed. */
export function PerformancePage() {
  return (
    <AgreementSides side="performance">
      {(shown) => (
        <div className={styles.page}>
          <Head shown={shown} />
          <PerformancePanel shown={shown} />
        </div>
      )}
    </AgreementSides>
  );
}

function Head({ shown: { agreement, partnerFile } }: { readonly shown: ShownAgreement }) {
  const text = useText();
  const { id, legalName } = partnerFile.partner;
  return (
    <PageHeader
      title={text(kindWords[agreement.kind])}
      facts={
        <>
          <StateMark state={stateMarks[agreement.state]} word={text(stateWords[agreement.state])} shape="badge" />
          <Link href={`/partners/${id}`}>{legalName}</Link>
          <span>{referenceOf(agreement.kind, agreement)}</span>
        </>
      }
    />
  );
}
