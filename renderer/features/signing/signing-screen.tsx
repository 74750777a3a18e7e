import { useEffect, useMemo, useState } from 'react';
import { useNavigate } from 'react-router';
import type { AgreementText } from '#shared/domain/documents/agreement-document';
import type { DocumentPage } from '#shared/domain/documents/page';
import type { Party } from '#shared/domain/partners/person';
import { signingFrame } from '#shared/domain/signing/session-plan';
import { signatoriesOf } from '#shared/domain/signing/signing-rules';
import { sessionState } from '#shared/domain/signing/signing-standing';
import { authorityOf } from '../../data/agreement-file';
import type { ShownAgreement } from '../../data/queries/agreement-queries';
import { lockIdentity } from '../../data/signing-identity';
import { useWorkspace } from '../../data/use-workspace';
import { ErrorState } from '../../ui/error-state';
import { useText } from '../../ui/use-text';
import { BackView } from './back-step';
import { CheckView } from './check-step';
import { DoneStep, type DoneStepProps } from './done-step';
import { FinishStep } from './finish-step';
import { PrepareStep } from './prepare-step';
import { Restarting } from './restarting';
import { SignStep } from './sign-step';
import styles from './signing-screen.module.css';
import { TurnView } from './turn-step';
import { type Ceremony, useCeremony } from './use-ceremony';
import { useLeaving } from './use-leaving';

export interface SigningScreenProps extends Pick<DoneStepProps, 'onTakeHome'> {
  readonly shown: ShownAgreement;
}

/** Signing in the room, over the whole screen: one person at a time, what they sign, and the pen. */
export function SigningScreen({ shown, onTakeHome }: SigningScreenProps) {
  const { agreement, text: found } = shown;
  const text = useText();
  const navigate = useNavigate();
  const way = `/agreements/${agreement.id}`;
  const ceremony = useCeremony(shown);
  const leave = useLeaving(ceremony.step?.step ?? null, () => void navigate(way));
  useLockedBehind();
  if (agreement.state === 'draft')
    return (
      <ErrorState
        isPage
        title={text('signing.not-locked.title')}
        cure={{ label: text('signing.not-locked.cure'), onPress: () => void navigate(way) }}
      >
        {text('signing.not-locked.words')}
      </ErrorState>
    );
  if (!found.ok)
    return (
      <ErrorState
        isPage
        title={text('signing.no-text.title')}
        cure={{ label: text('signing.not-locked.cure'), onPress: () => void navigate(way) }}
      >
        {text('signing.refused.no-text')}
      </ErrorState>
    );
  return (
    <div className={styles.screen}>
      <StepInView shown={shown} made={found.value} ceremony={ceremony} onTakeHome={onTakeHome} onLeave={leave.ask} />
      {leave.dialog}
    </div>
  );
}

/** Keys that a PIN has opened are shut again by whoever leaves the signing: the next one asks for it. */
function useLockedBehind(): void {
  const workspace = useWorkspace();
  useEffect(() => () => lockIdentity(workspace), [workspace]);
}

interface StepProps extends SigningScreenProps {
  readonly made: AgreementText;
  readonly ceremony: Ceremony;
  readonly onLeave: () => void;
}

function StepInView(props: StepProps) {
  const { shown, ceremony } = props;
  const { session } = ceremony;
  const [isRestarting, setRestarting] = useState(false);
  return (
    <>
      <Step {...props} onOther={() => setRestarting(true)} />
      {isRestarting && session && (
        <Restarting
          session={session}
          signed={shown.signing?.state.signed.length ?? 0}
          onEnded={ceremony.onEnded}
          onClose={() => setRestarting(false)}
        />
      )}
    </>
  );
}

function Step({ shown, ceremony, onTakeHome, onLeave, onOther, made }: StepProps & { readonly onOther: () => void }) {
  const workspace = useWorkspace();
  const before = useEnded(shown);
  const page = usePageInView(shown, made);
  const { step, session } = ceremony;
  const organisation = (party: Party) => page.parties.find((one) => one.party === party)?.name ?? '';
  if (!step) return null;
  if (step.step === 'done') return <DoneStep shown={shown} page={page} onTakeHome={onTakeHome} onLeave={onLeave} />;
  if (step.step === 'prepare' || !session)
    return <PrepareStep shown={shown} page={page} before={before} onLeave={onLeave} />;
  switch (step.step) {
    case 'check':
      return (
        <CheckView
          key={step.signer.field}
          signer={step.signer}
          organisation={organisation(step.signer.party)}
          authority={authorityOf(
            shown.partnerFile,
            { id: step.signer.personId },
            { index: workspace.playbooks.current(), now: session.startedAt },
          )}
          turn={{ number: session.signers.indexOf(step.signer) + 1, of: session.signers.length }}
          onChecked={ceremony.onChecked}
          onOther={onOther}
          onLeave={onLeave}
        />
      );
    case 'turn':
      return (
        <TurnView
          signer={step.signer}
          page={page}
          conductor={session.host.name}
          onHere={ceremony.onHere}
          onNotMe={ceremony.onNotMe}
        />
      );
    case 'sign':
      return (
        step.place?.shown && (
          <SignStep
            key={step.signer.field}
            shown={shown}
            session={session}
            signer={step.signer}
            place={step.place}
            onPlace={ceremony.onPlace}
            onSigned={ceremony.onSigned}
            onDeclined={ceremony.onEnded}
            onOther={onOther}
            onLeave={onLeave}
          />
        )
      );
    case 'back':
      return (
        <BackView
          name={step.signed.personName}
          at={shown.signatures.find(({ proof }) => proof?.field === step.signed.field)?.signedAt ?? session.startedAt}
          conductor={session.host.name}
          next={step.next.personName}
          onGoOn={ceremony.onGoOn}
        />
      );
    case 'finish':
      return <FinishStep sessionId={session.id} />;
  }
}

/** The pages as they were made for this signing; without one, as they would be. */
function usePageInView({ agreement, signatures, signing }: ShownAgreement, made: AgreementText): DocumentPage {
  const session = signing?.session;
  return useMemo(() => {
    const frame = session ? { signing: signingFrame(session) } : {};
    const signatories = session ? [] : signatoriesOf(signatures);
    return made.pages({ agreement, signatories, ...frame });
  }, [made, agreement, signatures, session]);
}

/** How the last signing ended without a file, in a sentence; null: there was none, or one counts. */
function useEnded({ sessions, signing, partnerFile }: ShownAgreement): string | null {
  const text = useText();
  if (signing) return null;
  const last = sessions.toSorted((left, right) => (left.startedAt < right.startedAt ? 1 : -1))[0];
  const state = last && sessionState(last, partnerFile.signatures, partnerFile.signingEvents);
  if (state?.kind === 'declined')
    return text('signing.ended.declined', { name: state.personName, reason: state.reason });
  return state?.kind === 'ended' ? text('signing.ended.ended', { reason: state.reason }) : null;
}
