import { type ComponentType, type ReactNode, useCallback, useRef, useState } from 'react';
import type { Agreement } from '#shared/domain/agreements/agreement';
import type { Problem } from '#shared/domain/agreements/agreement-commands';
import type { ContestedValue, MissingValue } from '#shared/domain/agreements/agreement-rules';
import type { DocumentPage, Source } from '#shared/domain/documents/page';
import type { SlaFinding } from '#shared/domain/slas/lint-finding';
import { EmptyState } from '../../ui/empty-state';
import { Tabs } from '../../ui/tabs';
import { useText } from '../../ui/use-text';
import { PagePreview } from '../../widgets/page-preview/page-preview';
import type { GivenSignatures } from '../../widgets/page-preview/preview-signatures';
import styles from './agreement-view.module.css';
import { FindingsPane, problemCount } from './findings-pane';
import type { TermFieldProps } from './term-field';
import { TermsPane } from './terms-pane';
import { useWide } from './use-wide';

export interface AgreementViewProps {
  readonly agreement: Agreement;
  /** Null while there is no text to show. */
  readonly page: DocumentPage | null;
  /** What stands in the signature fields of the page. */
  readonly given?: GivenSignatures | undefined;
  readonly missing: readonly MissingValue[];
  readonly problems: readonly Problem[];
  readonly contested: readonly ContestedValue[];
  /** What the linter says of a service level agreement; empty for a plan. */
  readonly lint: readonly SlaFinding[];
  /** What else stands beside the page: approvals, versions, notices. */
  readonly more?: ReactNode;
  /** The fixed text lies on another device, and the records here have changed since. */
  readonly isElsewhere: boolean;
  /** Where a question is asked; null: the partner's record. */
  readonly linkTo: (questionId: string | null) => string;
  readonly Field: ComponentType<TermFieldProps>;
  readonly head: ReactNode;
  /** What stands beside the page once there is nothing to find any more: who has signed. */
  readonly aside: ReactNode | null;
}

type Side = 'fields' | 'findings';

/** An agreement in the making: its fields, the page as it will be printed, and what is in the way. */
export function AgreementView(props: AgreementViewProps) {
  const { agreement, missing, problems, contested, linkTo } = props;
  const text = useText();
  const isWide = useWide();
  const screen = useRef<HTMLDivElement>(null);
  const [selected, setSelected] = useState<Source | null>(null);
  const [side, setSide] = useState<Side>(missing.length > 0 ? 'findings' : 'fields');
  // The same function at every drawing: with another one the whole document would be drawn anew.
  const select = useCallback((source: Source) => {
    setSelected(source);
    setSide('fields');
  }, []);
  const fields = <TermsPane {...props} selected={selected} onSelect={setSelected} />;
  const beside = props.aside ?? (
    <FindingsPane
      partnerId={agreement.partnerId}
      kind={agreement.kind}
      missing={missing}
      problems={problems}
      contested={contested}
      lint={props.lint}
      linkTo={linkTo}
      onSelectTerm={(termId) => select({ termId })}
      onSelectClause={(clause) => showClause(screen.current, clause)}
    />
  );
  const findings = (
    <div className={styles.together}>
      {beside}
      {props.more}
    </div>
  );
  const page = <PagePlace {...props} selected={selected} onSelect={agreement.state === 'draft' ? select : undefined} />;
  if (isWide)
    return (
      <div ref={screen} className={styles.screen}>
        {props.head}
        <div className={styles.beside} data-fields={agreement.state === 'draft'}>
          {agreement.state === 'draft' && <div className={styles.side}>{fields}</div>}
          {page}
          <div className={styles.side}>{findings}</div>
        </div>
      </div>
    );
  return (
    <div ref={screen} className={styles.screen}>
      {props.head}
      <div className={styles.above}>
        {agreement.state === 'draft' ? (
          <Tabs
            label={text('agreements.parts.label')}
            value={side}
            onChange={setSide}
            tabs={[
              {
                id: 'fields',
                label: text('agreements.parts.fields'),
                content: <div className={styles.shelf}>{fields}</div>,
              },
              {
                id: 'findings',
                label: text('agreements.findings.title'),
                count: missing.length + problemCount(props) + contested.length,
                content: <div className={styles.shelf}>{findings}</div>,
              },
            ]}
          />
        ) : (
          <div className={styles.shelf}>{findings}</div>
        )}
        {page}
      </div>
    </div>
  );
}

/** Brings a clause of the live page into view. */
function showClause(screen: HTMLElement | null, clause: string): void {
  const heading = screen?.querySelector<HTMLElement>(`[data-heading="part-${CSS.escape(clause.toLowerCase())}"]`);
  heading?.scrollIntoView({ block: 'start' });
  heading?.focus({ preventScroll: true });
}

function PagePlace({
  page,
  given,
  missing,
  problems,
  isElsewhere,
  selected,
  onSelect,
}: AgreementViewProps & {
  readonly selected: Source | null;
  readonly onSelect: ((source: Source) => void) | undefined;
}) {
  const text = useText();
  if (page !== null)
    return (
      <div className={styles.page}>
        <PagePreview page={page} given={given} selectedSource={selected} onSelectSource={onSelect} />
      </div>
    );
  if (isElsewhere)
    return (
      <div className={styles.noPage}>
        <EmptyState title={text('agreements.page.elsewhere')}>{text('agreements.page.elsewhere-hint')}</EmptyState>
      </div>
    );
  return (
    <div className={styles.noPage}>
      <EmptyState title={text('agreements.page.none', { count: missing.length + problems.length })}>
        {text('agreements.page.none-hint')}
      </EmptyState>
    </div>
  );
}
