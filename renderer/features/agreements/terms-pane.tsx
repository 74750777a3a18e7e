import { type ComponentType, useEffect, useRef } from 'react';
import { type Agreement, termFieldPrefix } from '#shared/domain/agreements/agreement';
import type { ContestedValue, MissingValue } from '#shared/domain/agreements/agreement-rules';
import type { Term } from '#shared/domain/agreements/term';
import { decidableTerms, termsOf } from '#shared/domain/agreements/terms';
import type { Source } from '#shared/domain/documents/page';
import { classNames } from '../../ui/class-names';
import { Link } from '../../ui/link';
import { StateMark } from '../../ui/state-mark';
import { useText } from '../../ui/use-text';
import { termWords } from './agreement-words';
import type { TermFieldProps } from './term-field';
import styles from './terms-pane.module.css';

export interface TermsPaneProps {
  readonly agreement: Agreement;
  readonly missing: readonly MissingValue[];
  readonly contested: readonly ContestedValue[];
  /** The clause or field in hand. */
  readonly selected: Source | null;
  readonly onSelect: (source: Source) => void;
  /** Where a question is asked again. */
  readonly linkTo: (questionId: string | null) => string;
  readonly Field: ComponentType<TermFieldProps>;
}

/** All that an agreement says: what is decided here as fields, what was asked before as links to where. */
export function TermsPane(props: TermsPaneProps) {
  const { agreement, selected } = props;
  const text = useText();
  const pane = useRef<HTMLDivElement>(null);
  const mark = selected && markOf(selected);
  useEffect(() => {
    if (!mark || pane.current?.contains(document.activeElement)) return;
    const found = pane.current?.querySelector<HTMLElement>(mark);
    found?.scrollIntoView({ block: 'nearest' });
    found?.querySelector<HTMLElement>('input, textarea, button, a, [tabindex="0"]')?.focus({ preventScroll: true });
  }, [mark]);
  return (
    <div ref={pane} className={styles.pane}>
      <section aria-label={text('agreements.terms.decided')} className={styles.fields}>
        <h2 className={styles.title}>{text('agreements.terms.decided')}</h2>
        {decidableTerms(agreement.kind).map((term) => (
          <props.Field
            key={term.id}
            agreementId={agreement.id}
            partnerId={agreement.partnerId}
            term={term}
            decided={agreement.terms[term.id] ?? undefined}
            isMissing={props.missing.some(({ termId }) => termId === term.id)}
            isContested={isContested(term, props.contested)}
            onFocus={() => props.onSelect({ termId: term.id })}
          />
        ))}
      </section>
      <AskedTerms {...props} />
    </div>
  );
}

/** Terms that have their home in the interview or on the partner's record. */
function AskedTerms({ agreement, missing, contested, selected, onSelect, linkTo }: TermsPaneProps) {
  const text = useText();
  const terms = Object.values(termsOf(agreement.kind)).filter(({ home }) => home.kind !== 'agreement');
  return (
    <section aria-label={text('agreements.terms.asked')} className={styles.asked}>
      <h2 className={styles.title}>{text('agreements.terms.asked')}</h2>
      <p className={styles.note}>{text('agreements.terms.asked-hint')}</p>
      <ul className={styles.list}>
        {terms.map((term) => (
          <li
            key={term.id}
            data-term={term.id}
            data-question={questionOf(term) ?? ''}
            className={classNames(styles.item, isSelected(term, selected) && styles.selected)}
            onFocus={() => onSelect(sourceOf(term))}
          >
            <Link href={linkTo(questionOf(term))} kind="quiet">
              {text(termWords(term))}
            </Link>
            <AskedState
              isMissing={missing.some(({ termId }) => termId === term.id)}
              isContested={isContested(term, contested)}
            />
          </li>
        ))}
      </ul>
    </section>
  );
}

function AskedState({ isMissing, isContested }: { readonly isMissing: boolean; readonly isContested: boolean }) {
  const text = useText();
  if (isContested) return <StateMark state="conflict" word={text('agreements.term-note.contested')} shape="icon" />;
  if (isMissing) return <StateMark state="missing" word={text('agreements.term-note.missing')} shape="icon" />;
  return <StateMark state="proven" word={text('agreements.term-note.there')} shape="icon" />;
}

function questionOf(term: Term): string | null {
  return term.home.kind === 'agreement' ? null : term.home.questionId;
}

function sourceOf(term: Term): Source {
  const questionId = questionOf(term);
  return { termId: term.id, ...(questionId === null ? {} : { questionId }) };
}

function isSelected(term: Term, selected: Source | null): boolean {
  if (selected === null) return false;
  return selected.termId === undefined ? selected.questionId === questionOf(term) : selected.termId === term.id;
}

function isContested(term: Term, contested: readonly ContestedValue[]): boolean {
  return contested.some((one) => {
    if (one.kind === 'deletion') return false;
    if (one.kind === 'answer') return one.questionId === questionOf(term) && term.home.kind === 'question';
    if (one.entity === 'agreement') return one.field === termFieldPrefix + term.id;
    return term.home.kind === 'record' && one.field.startsWith(term.home.field);
  });
}

function markOf({ termId, questionId }: Source): string {
  return termId === undefined
    ? `[data-question="${CSS.escape(questionId ?? '')}"]`
    : `[data-term="${CSS.escape(termId)}"]`;
}
