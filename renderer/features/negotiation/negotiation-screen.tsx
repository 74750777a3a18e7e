import { useMemo } from 'react';
import { measurable } from '#shared/domain/measuring/measurable-agreement';
import { countedFiles } from '#shared/domain/performance/performance-file-rules';
import type { Sla } from '#shared/domain/slas/sla';
import { slaOfAnyFormat } from '#shared/domain/slas/sla-formats';
import { draftSla } from '#shared/domain/slas/sla-rules';
import type { ShownAgreement } from '../../data/queries/agreement-queries';
import { useWorkspace } from '../../data/use-workspace';
import { EmptyState } from '../../ui/empty-state';
import { Link } from '../../ui/link';
import { PageHeader } from '../../ui/page-header';
import { useText } from '../../ui/use-text';
import styles from './negotiation-screen.module.css';
import { NegotiationTable } from './negotiation-table';

/** Targets and tolerances tried out on the partner's own past months, before they are promised. */
export function NegotiationScreen({ shown }: { readonly shown: ShownAgreement }) {
  const text = useText();
  const { now } = useWorkspace().surroundings;
  const { agreement, partnerFile } = shown;
  const back = `/agreements/${agreement.id}`;
  const sla = useMemo(() => slaOf(shown), [shown]);
  const standing = useMemo(() => sla && measurable(sla), [sla]);
  const { performanceFiles } = partnerFile;
  const files = useMemo(
    () => countedFiles(null, performanceFiles, new Date(now()).toISOString()),
    [performanceFiles, now],
  );
  if (standing === null)
    return (
      <div className={styles.screen}>
        <PageHeader title={text('negotiation.title')} facts={<Link href={back}>{text('negotiation.back')}</Link>} />
        <EmptyState title={text('negotiation.no-text')}>
          {text('negotiation.no-text-hint')} <Link href={back}>{text('negotiation.back')}</Link>
        </EmptyState>
      </div>
    );
  return <NegotiationTable agreement={agreement} partner={partnerFile.partner} standing={standing} files={files} />;
}

/** The text as it was fixed; of a draft also one that cannot be signed yet, since that is what is negotiated about. */
function slaOf({ agreement, inputs, text }: ShownAgreement): Sla | null {
  if (agreement.kind !== 'sla') return null;
  if (agreement.state !== 'draft') return text.ok ? slaOfAnyFormat(text.value.data) : null;
  const draft = draftSla(inputs);
  return draft.ok ? draft.value : null;
}
