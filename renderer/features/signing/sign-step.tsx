import { Eraser, PenLine, X } from 'lucide-react';
import { useMemo, useState } from 'react';
import type { Ink } from '#shared/base/ink';
import type { AgreementText } from '#shared/domain/documents/agreement-document';
import type { DocumentPage } from '#shared/domain/documents/page';
import type { Party, Person } from '#shared/domain/partners/person';
import { consentText, signatoriesOf, signingRole } from '#shared/domain/signing/signing-rules';
import { signAgreement } from '../../data/actions/signing-actions';
import { fingerprintOf, mayBind } from '../../data/agreement-file';
import type { ShownAgreement } from '../../data/queries/agreement-queries';
import { useWorkspace } from '../../data/use-workspace';
import { printPage } from '../../documents/print-page';
import { Button } from '../../ui/button';
import { ErrorState } from '../../ui/error-state';
import { IconButton } from '../../ui/icon-button';
import { type MessageId, useText } from '../../ui/use-text';
import { PagePreview } from '../../widgets/page-preview/page-preview';
import { printRefusalWords } from '../../widgets/print-refusal-words';
import { Pen } from './pen';
import styles from './sign-step.module.css';
import { useStepFocus } from './step-focus';

export interface SignStepProps {
  readonly shown: ShownAgreement;
  readonly made: AgreementText;
  readonly person: Person;
  readonly party: Party;
  readonly onSigned: () => void;
  /** Somebody else signs. */
  readonly onOther: () => void;
  readonly onLeave: () => void;
}

/** One person, what they sign, the pages, and the pen. */
export function SignStep(props: SignStepProps) {
  const { shown, made, person, party } = props;
  const workspace = useWorkspace();
  const page = useSigningPage(props);
  const consent = useMemo(() => {
    const now = new Date(workspace.surroundings.now()).toISOString();
    const authorityUnknown = mayBind(shown.partnerFile, person, { index: workspace.playbooks.current(), now }) === null;
    return consentText({ agreement: shown.agreement, page, party, personName: person.name, authorityUnknown });
  }, [workspace, shown, page, party, person]);
  const { sign, isSigning, problem } = useSign(props, consent, made);
  return <SignView {...props} page={page} consent={consent} isSigning={isSigning} problem={problem} onSign={sign} />;
}

export interface SignViewProps extends Pick<SignStepProps, 'person' | 'party' | 'onOther' | 'onLeave'> {
  readonly page: DocumentPage;
  readonly consent: string;
  readonly isSigning: boolean;
  readonly problem: string | null;
  readonly onSign: (ink: Ink) => void;
}

/** The step as it is seen. */
export function SignView({ person, party, page, consent, isSigning, problem, ...on }: SignViewProps) {
  const text = useText();
  const title = useStepFocus();
  const [ink, setInk] = useState<Ink | null>(null);
  const [sheet, setSheet] = useState(0);
  const organisation = page.parties.find((one) => one.party === party)?.name ?? '';
  const clear = () => {
    setInk(null);
    setSheet(sheet + 1);
  };
  return (
    <section className={styles.step} aria-label={text('signing.sign.label', { name: person.name })}>
      <div className={styles.pages}>
        <PagePreview page={page} selectedSource={null} />
      </div>
      <div className={styles.desk}>
        <header className={styles.head}>
          <div>
            <h1 ref={title} tabIndex={-1} className={styles.name}>
              {person.name}
            </h1>
            <p className={styles.role}>{text('signing.sign.for', { role: signingRole(person), organisation })}</p>
          </div>
          <IconButton icon={X} label={text('signing.leave.command')} onPress={on.onLeave} />
        </header>
        <p className={styles.what}>{text('signing.what', { title: page.title, reference: page.reference })}</p>
        {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by the keys that scroll it. */}
        <section className={styles.consent} tabIndex={0} aria-label={text('signing.sign.consent')}>
          {consent}
        </section>
        <Pen key={sheet} label={text('signing.pen.label', { name: person.name })} onInk={setInk} />
        {problem && (
          <ErrorState shape="inline" title={text('signing.refused.title')}>
            {problem}
          </ErrorState>
        )}
        <div className={styles.actions}>
          <Button kind="plain" onPress={on.onOther}>
            {text('signing.sign.somebody-else')}
          </Button>
          <span className={styles.gap} />
          <Button icon={Eraser} size="large" onPress={clear} isDisabled={ink === null}>
            {text('signing.sign.clear')}
          </Button>
          <Button
            kind="filled"
            size="large"
            icon={PenLine}
            isDisabled={ink === null}
            isPending={isSigning}
            onPress={() => ink && on.onSign(ink)}
          >
            {text('signing.sign.confirm')}
          </Button>
        </div>
      </div>
    </section>
  );
}

/** The pages with this person named as the one who will sign. */
function useSigningPage({ shown, made, person, party }: SignStepProps): DocumentPage {
  const { agreement, signatures } = shown;
  return useMemo(() => {
    const waiting = { party, personName: person.name, role: signingRole(person), signed: null };
    return made.pages({ agreement, signatories: [...signatoriesOf(signatures), waiting] });
  }, [made, agreement, signatures, person, party]);
}

function useSign({ shown, person, party, onSigned }: SignStepProps, consent: string, made: AgreementText) {
  const text = useText();
  const workspace = useWorkspace();
  const [isSigning, setSigning] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);
  const attempt = async (ink: Ink): Promise<string | null> => {
    const { agreement, signatures } = shown;
    const at = new Date(workspace.surroundings.now()).toISOString();
    const drawn = { party, personName: person.name, role: signingRole(person), signed: { ink, at } };
    // Printed once with this drawing before it is taken: what is signed must be able to become a file.
    const page = made.pages({ agreement, signatories: [...signatoriesOf(signatures), drawn] });
    const printed = await printPage(page, { createdAt: at, author: '' });
    if (!printed.ok) return text(...printRefusalWords(printed.error));
    const signed = await signAgreement(workspace, agreement.id, {
      personId: person.id,
      party,
      shownSha256: await fingerprintOf(made),
      consentText: consent,
      ink,
    });
    if (signed.ok) return null;
    // A second press while the first was on its way: it is signed, and that is what was wanted.
    if (signed.error.kind === 'alreadySigned') return null;
    return text(refusalWords(signed.error.kind));
  };
  const sign = async (ink: Ink) => {
    setSigning(true);
    setProblem(null);
    const refused = await attempt(ink).finally(() => setSigning(false));
    if (refused === null) onSigned();
    else setProblem(refused);
  };
  return { sign: (ink: Ink) => void sign(ink), isSigning, problem };
}

function refusalWords(kind: string): MessageId {
  switch (kind) {
    case 'nothingDrawn':
      return 'signing.refused.nothing-drawn';
    case 'noAuthority':
      return 'signing.refused.no-authority';
    case 'storage-full':
      return 'errors.storage-full';
    case 'storage-failed':
      return 'errors.storage-failed';
    default:
      return 'signing.refused.changed';
  }
}
