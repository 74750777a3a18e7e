import { useEffect, useState } from 'react';
import { useNavigate } from 'react-router';
import type { Party } from '#shared/domain/partners/person';
import { missingSides, signatoriesOf } from '#shared/domain/signing/signing-rules';
import type { ShownAgreement } from '../../data/queries/agreement-queries';
import { useWorkspace } from '../../data/use-workspace';
import { Button } from '../../ui/button';
import { useCommands } from '../../ui/commands';
import { Dialog } from '../../ui/dialog';
import { ErrorState } from '../../ui/error-state';
import { useText } from '../../ui/use-text';
import { DoneStep } from './done-step';
import { FinishStep } from './finish-step';
import { SignStep } from './sign-step';
import { keepPlace, readPlace, type SigningPlace, type SigningStep, signingStep } from './signing-place';
import styles from './signing-screen.module.css';
import { TurnStep } from './turn-step';
import { WhoStep } from './who-step';

/** Signing in the room, over the whole screen: one person at a time, what they sign, and the pen. */
export function SigningScreen({ shown }: { readonly shown: ShownAgreement }) {
  const { agreement, text: found } = shown;
  const text = useText();
  const navigate = useNavigate();
  const way = `/agreements/${agreement.id}`;
  const { step, setPlace, signFirst, signed, goOn } = useSteps(shown);
  const leave = useLeaving(step, () => void navigate(way));
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
      {step && (
        <StepInView
          step={step}
          shown={shown}
          onPlace={setPlace}
          onFirst={signFirst}
          onSigned={signed}
          onGoOn={goOn}
          onLeave={leave.ask}
        />
      )}
      <Dialog
        isOpen={leave.isAsking}
        onClose={leave.stay}
        title={text('signing.leave.title')}
        actions={
          <>
            <Button onPress={leave.go}>{text('signing.leave.go')}</Button>
            <Button kind="filled" onPress={leave.stay}>
              {text('signing.leave.stay')}
            </Button>
          </>
        }
      >
        <p>{text('signing.leave.words')}</p>
      </Dialog>
    </div>
  );
}

/** Which step is due; null until it is known who held the screen last. */
function useSteps({ agreement, signatures, document }: ShownAgreement) {
  const workspace = useWorkspace();
  const [place, setPlace] = useState<SigningPlace | null | undefined>(undefined);
  const [first, signFirst] = useState<Party>('partner');
  const [justSigned, setJustSigned] = useState<Party | null>(null);
  useEffect(() => void readPlace(workspace, agreement.id).then(setPlace), [workspace, agreement.id]);
  const hand = (next: SigningPlace | null) => {
    setPlace(next);
    void keepPlace(workspace, agreement.id, next);
  };
  const step: SigningStep | null =
    place === undefined
      ? null
      : signingStep({ isFrozen: document !== null, missing: missingSides(signatures), place, justSigned, first });
  return {
    step,
    setPlace: hand,
    signFirst,
    signed: (party: Party) => {
      hand(null);
      setJustSigned(party);
    },
    goOn: () => setJustSigned(null),
  };
}

/** Escape asks before it leaves, except where there is nothing left to do. */
function useLeaving(step: SigningStep | null, go: () => void) {
  const text = useText();
  const [isAsking, setAsking] = useState(false);
  const ask = () => (step?.step === 'done' ? go() : setAsking(true));
  const group = text('signing.title');
  useCommands([
    { id: 'back', label: text('signing.leave.command'), group, keys: 'escape', alsoWhileTyping: true, run: ask },
    // The palette would show other partners to whoever sits before the screen.
    { id: 'palette', label: text('signing.leave.command'), group, keys: 'mod+k', run: ask },
  ]);
  return { isAsking, ask, stay: () => setAsking(false), go };
}

interface StepProps {
  readonly step: SigningStep;
  readonly shown: ShownAgreement;
  readonly onPlace: (place: SigningPlace | null) => void;
  readonly onFirst: (party: Party) => void;
  readonly onSigned: (party: Party) => void;
  readonly onGoOn: () => void;
  readonly onLeave: () => void;
}

function StepInView({ step, shown, onPlace, onFirst, onSigned, onGoOn, onLeave }: StepProps) {
  const { agreement, signatures, partnerFile, text } = shown;
  const made = text.ok ? text.value : null;
  const person = step.step === 'sign' ? partnerFile.people.find(({ id }) => id === step.personId) : undefined;
  const page = made?.pages({ agreement, signatories: signatoriesOf(signatures) });
  if (!made || !page) return null;
  const who = (party: Party, other: Party | null) => (
    <WhoStep
      key={party}
      party={party}
      page={page}
      partnerId={agreement.partnerId}
      people={partnerFile.people.filter((one) => one.party === party)}
      onChosen={(personId) => onPlace({ party, personId })}
      onOtherFirst={other === null ? null : () => onFirst(other)}
      onLeave={onLeave}
    />
  );
  switch (step.step) {
    case 'who':
      return who(step.party, step.other);
    case 'sign':
      // Somebody took the person off the list in the meantime: who signs is asked again.
      if (!person) return who(step.party, null);
      return (
        <SignStep
          key={step.personId}
          shown={shown}
          made={made}
          person={person}
          party={step.party}
          onSigned={() => onSigned(step.party)}
          onOther={() => onPlace(null)}
          onLeave={onLeave}
        />
      );
    case 'turn':
      return <TurnStep page={page} signatures={signatures} signed={step.signed} next={step.next} onGoOn={onGoOn} />;
    case 'finish':
      return <FinishStep agreementId={agreement.id} />;
    case 'done':
      return <DoneStep shown={shown} page={page} onLeave={onLeave} />;
  }
}
