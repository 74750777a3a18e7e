import { type ReactNode, useEffect, useRef, useState } from 'react';
import { type Json, sameJson } from '#shared/base/json';
import type { Term } from '#shared/domain/agreements/term';
import { setTerm } from '../../data/actions/agreement-actions';
import { readDraft, useDraftKeeper } from '../../data/drafts';
import { useWorkspace } from '../../data/use-workspace';
import { Link } from '../../ui/link';
import { StateMark } from '../../ui/state-mark';
import { useText } from '../../ui/use-text';
import { storageWords } from '../../widgets/storage-words';
import styles from './term-field.module.css';
import { TermInput } from './term-input';

export interface TermFieldProps {
  readonly agreementId: string;
  readonly partnerId: string;
  readonly term: Term;
  /** What was decided; undefined: nothing, the standard holds. */
  readonly decided: Json | undefined;
  /** The text cannot be made without it. */
  readonly isMissing: boolean;
  /** Two people have decided it apart. */
  readonly isContested: boolean;
  readonly onFocus: () => void;
}

/**
 * The field of one term, kept by itself: as a draft while it is typed, and on the agreement when the field is left
 * or Enter is pressed.
 */
export function TermField(props: TermFieldProps) {
  const { agreementId, term, decided, isContested } = props;
  const text = useText();
  const workspace = useWorkspace();
  const { keeper } = useDraftKeeper(`term/${agreementId}/${term.id}`);
  const [typed, setTyped] = useState<{ readonly value: Json | null } | null>(null);
  const [problem, setProblem] = useState<string>();
  // Rows keep their own state while they are filled in; a new key draws them anew from what is kept.
  const [turn, setTurn] = useState(0);
  const latest = useRef<Json | null | undefined>(undefined);
  useEffect(() => {
    let gone = false;
    void readDraft(workspace, `term/${agreementId}/${term.id}`).then((kept) => {
      // Who typed before the draft was read has the last word, and keeps the field they are in.
      if (gone || latest.current !== undefined || kept === null || !Array.isArray(kept)) return;
      latest.current = (kept[0] as Json | undefined) ?? null;
      setTyped({ value: latest.current });
      setTurn((before) => before + 1);
    });
    return () => {
      gone = true;
    };
  }, [workspace, agreementId, term.id]);

  const heard = useRef<Json>(decided ?? null);
  useEffect(() => {
    const now = decided ?? null;
    if (sameJson(heard.current, now)) return;
    heard.current = now;
    if (latest.current === undefined) setTyped(null);
  }, [decided]);

  const type = (value: Json | null) => {
    latest.current = value;
    setTyped({ value });
    setProblem(undefined);
    // In a list, because a decision taken back is null, and so is a draft that is not there.
    keeper.type([value]);
  };
  const keep = async () => {
    const value = latest.current;
    if (value === undefined) return;
    const before = heard.current;
    if (isContested) {
      // Written over here, both values would be gone without a reason; it stays typed until somebody has decided.
      if (!sameJson(value, before)) return setProblem(text('agreements.refused.contested'));
      return settle(value, before);
    }
    // Whether it is what stands there already, the records know; the screen may not have heard of the last one yet.
    const kept = await setTerm(workspace, agreementId, term.id, value);
    if (kept.ok) return settle(value, before);
    setProblem(text(refusalWords(kept.error.kind)));
  };
  // Somebody who looked elsewhere for a moment may have typed on while it was being kept; that stays theirs to keep.
  const settle = async (kept: Json | null, before: Json) => {
    if (latest.current !== kept) return;
    latest.current = undefined;
    await keeper.drop();
    // Until the screen hears of what was kept, it shows what was typed: the value from before, back for a moment, would
    // draw the field anew under hands that type on.
    const isHeard = !sameJson(heard.current, before) || sameJson(heard.current, kept);
    if (latest.current === undefined && isHeard) setTyped(null);
  };
  const shown = typed ? (typed.value ?? undefined) : decided;
  return (
    <TermFrame {...props} onLeave={() => void keep()}>
      <TermInput
        key={turn}
        term={term}
        value={shown ?? (typed ? undefined : term.default)}
        description={<TermNote {...props} isDecided={shown !== undefined} isTyped={typed !== null} />}
        errorMessage={problem}
        onChange={type}
        onChosen={(value) => {
          type(value);
          void keep();
        }}
      />
    </TermFrame>
  );
}

function refusalWords(kind: string) {
  if (kind === 'unusableValue') return 'agreements.refused.unusable';
  if (kind === 'notDraft') return 'agreements.refused.not-draft';
  return storageWords(kind);
}

interface TermFrameProps {
  readonly term: Term;
  readonly onFocus: () => void;
  readonly onLeave: () => void;
  readonly children: ReactNode;
}

/** The place of a term: found by its id, and left as a whole. */
export function TermFrame({ term, onFocus, onLeave, children }: TermFrameProps) {
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: it only hears what happens to the field inside.
    <div
      className={styles.field}
      data-term={term.id}
      onFocus={onFocus}
      onBlur={(event) => {
        if (!event.currentTarget.contains(event.relatedTarget)) onLeave();
      }}
      onKeyDown={(event) => {
        if (event.key === 'Enter' && event.target instanceof HTMLInputElement) onLeave();
      }}
    >
      {children}
    </div>
  );
}

/** What there is to say about a term besides its value. */
export function TermNote({
  partnerId,
  term,
  isMissing,
  isContested,
  isDecided,
  isTyped = false,
}: Pick<TermFieldProps, 'partnerId' | 'term' | 'isMissing' | 'isContested'> & {
  readonly isDecided: boolean;
  readonly isTyped?: boolean;
}) {
  const text = useText();
  if (isContested)
    return (
      <>
        <StateMark state="conflict" word={text('agreements.term-note.contested')} />{' '}
        <Link href={`/sync/differences/${partnerId}`}>{text('agreements.term-note.decide')}</Link>
      </>
    );
  if (isTyped) return <StateMark state="pending" word={text('agreements.term-note.typed')} />;
  if (isMissing) return <StateMark state="missing" word={text('agreements.term-note.missing')} />;
  if (!isDecided && term.default !== undefined) return text('agreements.term-note.standard');
  if (!isDecided && !term.required) return text('agreements.term-note.open');
  return null;
}
