import { useEffect, useMemo, useState } from 'react';
import type { Ink } from '#shared/base/ink';
import type { PlannedSigner, SigningSession } from '#shared/domain/signing/signing-session';
import { type PreparedSignature, prepareSignature, signInSession } from '../../data/actions/signature-actions';
import { declineInSession } from '../../data/actions/signing-event-actions';
import type { OwnKey } from '../../data/own-key';
import type { ShownAgreement } from '../../data/queries/agreement-queries';
import { useWorkspace } from '../../data/use-workspace';
import { ErrorState } from '../../ui/error-state';
import { Skeleton } from '../../ui/skeleton';
import { useText } from '../../ui/use-text';
import { givenSignatures } from '../../widgets/page-preview/given-signatures';
import type { CeremonyPlace } from './ceremony-step';
import { DeclineDialog } from './decline-dialog';
import { OwnKeyPart } from './own-key-part';
import { PinDialog } from './pin-dialog';
import { readPages } from './printed-pages';
import type { CeremonyRefusal } from './refusal-words';
import { SignView } from './sign-view';
import { toolsOfWindow } from './signing-tools-of-window';
import { momentToSign, useMinute } from './use-minute';
import { useRefusal } from './use-refusal';

export interface SignStepProps {
  readonly shown: ShownAgreement;
  readonly session: SigningSession;
  readonly signer: PlannedSigner;
  readonly place: CeremonyPlace;
  readonly onPlace: (place: CeremonyPlace) => void;
  readonly onSigned: (field: string) => void;
  readonly onDeclined: () => void;
  readonly onOther: () => void;
  readonly onLeave: () => void;
}

/** One person reads, agrees, draws and signs, or declines. */
export function SignStep(props: SignStepProps) {
  const { shown, session, signer, place, onPlace } = props;
  const workspace = useWorkspace();
  const text = useText();
  const minute = useMinute();
  const pages = usePages(session.id);
  const [key, setKey] = useState<OwnKey | null>(null);
  const { prepared, refusal } = usePrepared({ session, place, minute, key });
  const [agreedTo, setAgreedTo] = useState<{ readonly text: string; readonly at: string } | null>(null);
  const [isDeclining, setDeclining] = useState(false);
  const say = useRefusal(prepared?.page.parties ?? []);
  const signing = useSign({ ...props, prepared, agreedTo, key, minute });
  const page = prepared?.page ?? null;
  const given = useMemo(
    () => page && givenSignatures(page, session, shown.signatures),
    [page, session, shown.signatures],
  );
  const home = signer.field === session.host.field ? null : ownHome(signer);
  const now = () => new Date(workspace.surroundings.now()).toISOString();
  if (!prepared || !page || !given)
    return refusal ? (
      <ErrorState isPage title={text('signing.refused.title')}>
        {say(refusal)}
      </ErrorState>
    ) : (
      <Skeleton words={text('signing.read.title')} lines={8} />
    );
  const problem = signing.refusal ?? refusal;
  return (
    <>
      <SignView
        signer={signer}
        page={page}
        given={given}
        pages={pages}
        consent={prepared.consentText}
        caption={prepared.captionLines}
        level={prepared}
        agrees={agreedTo?.text === prepared.consentText}
        ownKey={home && <OwnKeyPart home={home} chosen={key} onKey={setKey} />}
        isKeyReady={home === null || key !== null}
        hadSeenAll={place.shown?.allSeenAt != null}
        isSigning={signing.isSigning}
        problem={problem && !signing.needsPin ? say(problem) : null}
        onSeenAll={() => place.shown && onPlace({ ...place, shown: { ...place.shown, allSeenAt: now() } })}
        onSign={signing.sign}
        onAgreed={(agreed) => setAgreedTo(agreed ? { text: prepared.consentText, at: now() } : null)}
        onDecline={() => setDeclining(true)}
        onOther={props.onOther}
        onLeave={props.onLeave}
      />
      {isDeclining && <Declining {...props} onClose={() => setDeclining(false)} />}
      {signing.needsPin && (
        <PinDialog
          name={session.host.name}
          problem={signing.refusal?.kind === 'wrongPin' ? say(signing.refusal) : null}
          onPin={signing.withPin}
          onClose={signing.forget}
        />
      )}
    </>
  );
}

function usePages(sessionId: string): number | null {
  const workspace = useWorkspace();
  const [pages, setPages] = useState<number | null>(null);
  useEffect(() => void readPages(workspace, sessionId).then(setPages), [workspace, sessionId]);
  return pages;
}

const ownHome = ({ keyHome }: PlannedSigner) => (keyHome === 'ownFile' || keyHome === 'token' ? keyHome : null);

interface Preparing extends Pick<SignStepProps, 'session' | 'place'> {
  readonly minute: string;
  readonly key: OwnKey | null;
}

/** What the signer is shown; asked for again whenever the minute turns or a key is chosen. */
function usePrepared({ session, place, minute, key }: Preparing) {
  const workspace = useWorkspace();
  const [prepared, setPrepared] = useState<PreparedSignature | null>(null);
  const [refusal, setRefusal] = useState<CeremonyRefusal | null>(null);
  const { check } = place.check;
  useEffect(() => {
    let isGone = false;
    const wish = { identityCheck: check, at: minute, key: key ?? undefined };
    void prepareSignature(workspace, session.id, wish).then((found) => {
      if (isGone) return;
      setRefusal(found.ok ? null : found.error);
      if (found.ok) setPrepared(found.value);
    });
    return () => {
      isGone = true;
    };
  }, [workspace, session.id, check, minute, key]);
  // The pages are the same every minute; only what is said under the pen is new.
  const page = useSamePage(prepared);
  return { prepared: prepared && page && { ...prepared, page }, refusal };
}

function useSamePage(prepared: PreparedSignature | null): PreparedSignature['page'] | null {
  const [page, setPage] = useState<PreparedSignature['page'] | null>(null);
  const next = prepared?.page ?? null;
  useEffect(() => {
    if (next) setPage((shown) => shown ?? next);
  }, [next]);
  return page ?? next;
}

interface Signing extends SignStepProps {
  readonly prepared: PreparedSignature | null;
  readonly agreedTo: { readonly text: string; readonly at: string } | null;
  readonly key: OwnKey | null;
  readonly minute: string;
}

function useSign({ session, signer, place, prepared, agreedTo, key, minute, onSigned }: Signing) {
  const workspace = useWorkspace();
  const [isSigning, setSigning] = useState(false);
  const [refusal, setRefusal] = useState<CeremonyRefusal | null>(null);
  const [drawn, setDrawn] = useState<{ readonly ink: Ink; readonly pages: number } | null>(null);
  const sign = async (given: { readonly ink: Ink; readonly pages: number }, pin: string | null) => {
    const { shown, check } = place;
    if (!prepared || !agreedTo || !shown?.allSeenAt) return;
    setDrawn(given);
    setSigning(true);
    setRefusal(null);
    const now = new Date(workspace.surroundings.now()).toISOString();
    const signature = {
      field: signer.field,
      ceremony: {
        identity: { ...check, by: session.host.name },
        shown: { from: shown.from, allSeenAt: shown.allSeenAt, pages: given.pages },
        consent: { text: agreedTo.text, agreedAt: agreedTo.at },
        shownFileSha256: prepared.originalSha256,
        at: momentToSign(minute, now),
      },
      ink: given.ink,
      key: key ?? undefined,
      pin,
      // Whoever conducts was asked about a doubtful clock before the file was made.
      acceptClock: true,
    };
    const done = await signInSession(workspace, session.id, signature, toolsOfWindow()).catch(
      () => ({ ok: false, error: { kind: 'workerFailed' } }) as const,
    );
    setSigning(false);
    // A second press while the first was on its way: it is signed, and that is what was wanted.
    if (done.ok || done.error.kind === 'alreadySigned') return onSigned(signer.field);
    setRefusal(done.error);
  };
  return {
    isSigning,
    refusal,
    needsPin: refusal?.kind === 'pinNeeded' || refusal?.kind === 'wrongPin',
    sign: (given: { readonly ink: Ink; readonly pages: number }) => void sign(given, null),
    withPin: (pin: string) => drawn && void sign(drawn, pin),
    forget: () => setRefusal(null),
  };
}

function Declining({
  session,
  signer,
  onDeclined,
  onClose,
}: Pick<SignStepProps, 'session' | 'signer' | 'onDeclined'> & { readonly onClose: () => void }) {
  const workspace = useWorkspace();
  const say = useRefusal([]);
  const [isWriting, setWriting] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);
  const decline = async (reason: string) => {
    setWriting(true);
    const declined = await declineInSession(workspace, session.id, { field: signer.field, reason });
    setWriting(false);
    if (declined.ok) onDeclined();
    else setProblem(say(declined.error));
  };
  return (
    <DeclineDialog
      name={signer.personName}
      isWriting={isWriting}
      problem={problem}
      onDecline={(reason) => void decline(reason)}
      onClose={onClose}
    />
  );
}
