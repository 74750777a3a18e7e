import { useCallback, useEffect, useRef, useState } from 'react';
import type { SignedDocument } from '#shared/domain/signing/signature';
import type { SigningSession } from '#shared/domain/signing/signing-session';
import { readDueCompletions } from '../../data/completion';
import { savesFolders, saveTakeHome, type TakeHomeShape } from '../../data/save-take-home';
import { composeTakeHome, type TakeHome } from '../../data/take-home';
import { useWorkspace } from '../../data/use-workspace';
import { useText } from '../../ui/use-text';
import { completeSigning } from './complete-signings';
import { PinDialog } from './pin-dialog';
import { type TakeHomeState, TakeHomeView } from './take-home-view';
import { notSavedWords, takeHomeRefusals } from './take-home-words';
import { useRefusal } from './use-refusal';
import { readVerifierPage } from './verifier-page';

export interface TakeHomeDialogProps {
  readonly session: SigningSession;
  readonly document: SignedDocument;
  readonly onClose: () => void;
}

/** Puts together what the partner takes home and hands it over, as a folder or as one file. */
export function TakeHomeDialog({ session, document, onClose }: TakeHomeDialogProps) {
  const workspace = useWorkspace();
  const { made, pin, prepare } = usePrepared(session, document);
  const { saving, outcome, save, stop } = useSaving(made?.ok ? made.takeHome : null);
  const close = () => {
    stop();
    onClose();
  };
  if (pin)
    return (
      <PinDialog
        name={session.host.name}
        problem={pin.problem}
        onPin={(typed) => void prepare({ pin: typed })}
        onClose={() => void prepare('withoutCertificate')}
      />
    );
  const state: TakeHomeState = !made
    ? { kind: 'composing' }
    : made.ok
      ? {
          kind: 'ready',
          files: made.takeHome.files.map(({ path, file, content }) => ({ path, file, bytes: content.size })),
          notes: made.notes,
          saving,
          outcome,
        }
      : { kind: 'refused', sentence: made.sentence };
  return (
    <TakeHomeView
      state={state}
      onFolder={savesFolders(workspace) ? () => void save('folder') : null}
      onOneFile={() => void save('zip')}
      onStop={stop}
      onAgain={() => void prepare('withCertificate')}
      onClose={close}
    />
  );
}

type Prepared =
  | { readonly ok: true; readonly takeHome: TakeHome; readonly notes: readonly string[] }
  | { readonly ok: false; readonly sentence: string };

/** Whether the certificate of completion is to be made first, and with which PIN. */
type Wish = 'withCertificate' | 'withoutCertificate' | { readonly pin: string };

/** The certificate of completion first, where it is due on this device; then the folder, with or without it. */
function usePrepared(session: SigningSession, document: SignedDocument) {
  const workspace = useWorkspace();
  const text = useText();
  const say = useRefusal([]);
  const [made, setMade] = useState<Prepared | null>(null);
  const [pin, setPin] = useState<{ readonly problem: string | null } | null>(null);
  const [sessionId, documentId] = [session.id, document.id];
  const prepare = useCallback(
    async (wish: Wish): Promise<void> => {
      setMade(null);
      setPin(null);
      const due = await readDueCompletions(workspace);
      const isDue = due.some((one) => one.documentId === documentId);
      const typed = typeof wish === 'object' ? wish.pin : null;
      const isWanted = isDue && wish !== 'withoutCertificate';
      const refusal = isWanted ? await completeSigning(workspace, documentId, typed) : null;
      if (refusal?.kind === 'pinNeeded') return setPin({ problem: null });
      if (refusal?.kind === 'wrongPin') return setPin({ problem: say(refusal) });
      const composed = await composeTakeHome(workspace, sessionId, readVerifierPage);
      if (!composed.ok) return setMade({ ok: false, sentence: text(takeHomeRefusals[composed.error.kind]) });
      const { hasCompletion, missing, files } = composed.value;
      const certificate = refusal ? say(refusal) : text('signing.take-home.no-certificate');
      setMade({
        ok: true,
        takeHome: composed.value,
        notes: [
          ...(hasCompletion ? [] : [certificate]),
          ...(files.some(({ file }) => file.kind === 'verifier') ? [] : [text('signing.take-home.no-verifier')]),
          ...missing.map(({ title, reference }) => text('signing.take-home.missing', { title, reference })),
        ],
      });
    },
    [workspace, sessionId, documentId, say, text],
  );
  const begun = useRef(false);
  useEffect(() => {
    if (begun.current) return;
    begun.current = true;
    void prepare('withCertificate');
  }, [prepare]);
  return { made, pin, prepare };
}

function useSaving(takeHome: TakeHome | null) {
  const workspace = useWorkspace();
  const text = useText();
  const [saving, setSaving] = useState<number | null>(null);
  const [outcome, setOutcome] = useState<Extract<TakeHomeState, { kind: 'ready' }>['outcome']>(null);
  const underWay = useRef<AbortController | null>(null);
  const save = async (shape: TakeHomeShape) => {
    if (!takeHome || underWay.current) return;
    const stop = new AbortController();
    underWay.current = stop;
    setOutcome(null);
    setSaving(0);
    const saved = await saveTakeHome(workspace, takeHome, { shape, onProgress: setSaving, signal: stop.signal });
    underWay.current = null;
    setSaving(null);
    if (!saved.ok) return setOutcome({ kind: 'not-saved', sentence: text(notSavedWords[saved.error.kind]) });
    if (saved.value.kind === 'cancelled') return;
    setOutcome({
      kind: 'saved',
      sentence: text(saved.value.noted ? 'signing.take-home.saved' : 'signing.take-home.saved-unnoted'),
    });
  };
  return { saving, outcome, save, stop: () => underWay.current?.abort() };
}
