import { useEffect, useRef, useState } from 'react';
import type { IdentityCheck } from '#shared/domain/signing/evidence-record';
import type { SigningSession } from '#shared/domain/signing/signing-session';
import { recordResumed, recordTurn } from '../../data/actions/signing-event-actions';
import type { ShownAgreement } from '../../data/queries/agreement-queries';
import { useWorkspace } from '../../data/use-workspace';
import { type CeremonyPlace, type CeremonyStep, ceremonyStep, keepPlace, readPlace } from './ceremony-step';

/** Where the signing stands, and how it goes on. */
export interface Ceremony {
  /** Null until it is known who held the screen last. */
  readonly step: CeremonyStep | null;
  readonly session: SigningSession | null;
  readonly onPlace: (place: CeremonyPlace) => void;
  /** Whoever conducts has written down how they know the person. */
  readonly onChecked: (check: { readonly check: IdentityCheck; readonly detail: string }) => void;
  /** The person has said who they are. */
  readonly onHere: () => void;
  /** It is not this person: back to whoever conducts. */
  readonly onNotMe: () => void;
  readonly onSigned: (field: string) => void;
  readonly onGoOn: () => void;
  /** The session is over without a file. */
  readonly onEnded: () => void;
}

export function useCeremony(shown: ShownAgreement): Ceremony {
  const workspace = useWorkspace();
  const { agreement, signing, document } = shown;
  const session = signing?.session ?? null;
  const [place, setPlace] = useState<CeremonyPlace | null | undefined>(undefined);
  const [justSigned, setJustSigned] = useState<string | null>(null);
  const [isHere, setHere] = useState(false);
  useEffect(() => void readPlace(workspace, agreement.id).then(setPlace), [workspace, agreement.id]);
  useResumed(signing?.state.kind === 'open' ? session : null);
  const hand = (next: CeremonyPlace | null) => {
    setPlace(next);
    void keepPlace(workspace, agreement.id, next);
  };
  const signedFields = signing?.state.signed.map(({ proof }) => proof.field) ?? [];
  const step =
    place === undefined
      ? null
      : ceremonyStep({ isFrozen: document !== null, session, signedFields, place, justSigned, isHere });
  const now = () => new Date(workspace.surroundings.now()).toISOString();
  const check = (field: string, found: { readonly check: IdentityCheck; readonly detail: string }, isShown: boolean) =>
    session &&
    hand({
      sessionId: session.id,
      field,
      check: { ...found, at: now() },
      shown: isShown ? { from: now(), allSeenAt: null } : null,
    });
  // Whoever conducts begins to read at once: nobody has to be recognised, and no screen is turned.
  const begins = step?.step === 'sign' && step.place?.shown == null ? step.signer.field : null;
  useEffect(() => {
    if (begins !== null) check(begins, { check: 'none', detail: '' }, true);
  });
  return {
    step,
    session,
    onPlace: hand,
    onChecked: (found) => {
      if (step?.step !== 'check') return;
      setHere(false);
      check(step.signer.field, found, false);
    },
    onHere: () => {
      if (step?.step !== 'turn' || !session) return;
      setHere(true);
      hand({ ...step.place, shown: step.place.shown ?? { from: now(), allSeenAt: null } });
      void recordTurn(workspace, session.id, step.signer.field);
    },
    onNotMe: () => hand(null),
    onSigned: (field) => {
      hand(null);
      setHere(false);
      setJustSigned(field);
    },
    onGoOn: () => setJustSigned(null),
    onEnded: () => {
      hand(null);
      setHere(false);
      setJustSigned(null);
    },
  };
}

/** A signing that was under way when this screen was opened is taken up again, and that is on record. */
function useResumed(session: SigningSession | null): void {
  const workspace = useWorkspace();
  const isFirst = useRef(true);
  useEffect(() => {
    if (isFirst.current && session) void recordResumed(workspace, session.id);
    isFirst.current = false;
  }, [workspace, session]);
}
