import { FileSignature, Plus, X } from 'lucide-react';
import { useState } from 'react';
import type { DocumentPage } from '#shared/domain/documents/page';
import type { Party, Person } from '#shared/domain/partners/person';
import type { SigningAuthority } from '#shared/domain/signing/signing-authority';
import type { KeyHome } from '#shared/domain/signing/signing-session';
import { Button } from '../../ui/button';
import { ErrorState } from '../../ui/error-state';
import { IconButton } from '../../ui/icon-button';
import { Panel } from '../../ui/panel';
import { ProgressBar } from '../../ui/progress-bar';
import { StateMark } from '../../ui/state-mark';
import { type MessageId, type MessageValues, useText } from '../../ui/use-text';
import { AddSignerDialog, type KeepSigner } from './add-signer-dialog';
import { ConductorPanel, type ConductorPanelProps } from './conductor-panel';
import styles from './prepare-step.module.css';
import { stopsSigning } from './shown-identity';
import { changed, conductorFirst, moved, type PlanProblem, planProblems, type SignerDraft } from './signer-plan';
import { SignerRow } from './signer-row';
import { useStepFocus } from './step-focus';

export interface PrepareViewProps extends Omit<ConductorPanelProps, 'nameProblem'> {
  readonly page: DocumentPage;
  readonly people: readonly Person[];
  readonly drafts: readonly SignerDraft[];
  readonly onDrafts: (drafts: readonly SignerDraft[]) => void;
  /** A person as a signer with what is known of them. */
  readonly draftOf: (person: Person) => SignerDraft;
  readonly authorityOf: (person: Person) => SigningAuthority;
  readonly keyHomesOf: (person: Person) => readonly KeyHome[];
  readonly onTyped: KeepSigner;
  /** Share of the file that is printed; null: nothing is being prepared. */
  readonly preparing: number | null;
  /** How the signing before this one ended, in a sentence. */
  readonly before: string | null;
  /** Why the file could not be prepared. */
  readonly problem: string | null;
  /** The way to go on in spite of it; null: there is none. */
  readonly onAnyway: (() => void) | null;
  readonly onPrepare: () => void;
  readonly onLeave: () => void;
}

/** Who signs, in which order, with what, and who conducts it. Then the one file that everybody signs is made. */
export function PrepareView(props: PrepareViewProps) {
  const { page, people, drafts, onDrafts, identity } = props;
  const text = useText();
  const title = useStepFocus();
  const [adding, setAdding] = useState<Party | null>(null);
  const [isTold, setTold] = useState(false);
  const organisation = (party: Party) => page.parties.find((one) => one.party === party)?.name ?? '';
  const problems = planProblems(drafts);
  const isStopped = stopsSigning(identity);
  const isNameless = identity?.kind === 'typed' && identity.name.trim() === '';
  const prepare = () => {
    setTold(true);
    if (problems.length === 0 && !isStopped && !isNameless) props.onPrepare();
  };
  const add = (person: Person) => {
    onDrafts(conductorFirst([...drafts, props.draftOf(person)]));
    setAdding(null);
  };
  return (
    <section className={styles.step} aria-labelledby="signing-prepare">
      <header className={styles.head}>
        <div>
          <p className={styles.quiet}>{text('signing.what', { title: page.title, reference: page.reference })}</p>
          <h1 ref={title} tabIndex={-1} id="signing-prepare" className={styles.question}>
            {text('signing.prepare.title')}
          </h1>
        </div>
        <IconButton icon={X} label={text('signing.leave.command')} onPress={props.onLeave} />
      </header>
      {props.before !== null && (
        <div className={styles.before}>
          <StateMark state="lapsing" word={props.before} />
        </div>
      )}
      <div className={styles.columns}>
        <SignerList {...props} organisation={organisation} onAdd={setAdding} />
        <Aside
          {...props}
          problems={isTold ? problems.map((problem) => text(...planWords(problem, organisation))) : []}
          nameProblem={isTold && isNameless ? text('signing.identity.name-missing') : null}
          isStopped={isStopped}
          onPrepare={prepare}
        />
      </div>
      {adding !== null && (
        <AddSignerDialog
          party={adding}
          organisation={organisation(adding)}
          people={people.filter(
            (person) => person.party === adding && !drafts.some((draft) => draft.person.id === person.id),
          )}
          onChosen={add}
          onTyped={props.onTyped}
          onClose={() => setAdding(null)}
        />
      )}
    </section>
  );
}

interface SignerListProps extends PrepareViewProps {
  readonly organisation: (party: Party) => string;
  readonly onAdd: (party: Party) => void;
}

/** The signers in their order, and the way to name more. */
function SignerList(props: SignerListProps) {
  const { drafts, onDrafts, organisation, onAdd } = props;
  const text = useText();
  return (
    <Panel title={text('signing.prepare.signers')} shape="plain">
      <div className={styles.stack}>
        <p className={styles.words}>{text('signing.prepare.order')}</p>
        <ol className={styles.signers}>
          {drafts.map((draft, at) => (
            <SignerRow
              key={draft.person.id}
              draft={draft}
              organisation={organisation(draft.person.party)}
              authority={props.authorityOf(draft.person)}
              keyHomes={props.keyHomesOf(draft.person)}
              canGoUp={moved(drafts, draft.person.id, -1) !== drafts}
              canGoDown={moved(drafts, draft.person.id, 1) !== drafts}
              at={at + 1}
              onMove={(id, by) => onDrafts(moved(drafts, id, by))}
              onChange={(id, change) => onDrafts(changed(drafts, id, change))}
              onLeaveOut={(id) => onDrafts(drafts.filter(({ person }) => person.id !== id))}
            />
          ))}
        </ol>
        <div className={styles.adds}>
          {(['partner', 'vendor'] as const).map((party) => (
            <Button key={party} icon={Plus} onPress={() => onAdd(party)}>
              {text('signing.prepare.add', { organisation: organisation(party) })}
            </Button>
          ))}
        </div>
      </div>
    </Panel>
  );
}

interface AsideProps extends PrepareViewProps {
  readonly problems: readonly string[];
  readonly nameProblem: string | null;
  readonly isStopped: boolean;
}

/** Who conducts, what stands in the way, and the one thing to do. */
function Aside(props: AsideProps) {
  const { preparing, problems } = props;
  const text = useText();
  return (
    <div className={styles.aside}>
      <ConductorPanel
        identity={props.identity}
        onNamed={props.onNamed}
        nameProblem={props.nameProblem}
        pin={props.pin}
        pinProblem={props.pinProblem}
        onPin={props.onPin}
      />
      {problems.length > 0 && (
        <ErrorState shape="inline" title={text('signing.prepare.not-yet')}>
          {problems.map((problem) => (
            <p key={problem} className={styles.problem}>
              {problem}
            </p>
          ))}
        </ErrorState>
      )}
      {props.problem !== null && (
        <ErrorState
          shape="inline"
          title={text('signing.prepare.refused')}
          cure={props.onAnyway ? { label: text('signing.clock.anyway'), onPress: props.onAnyway } : undefined}
        >
          {props.problem}
        </ErrorState>
      )}
      {preparing !== null && (
        <ProgressBar
          label={text('signing.prepare.printing')}
          done={Math.round(preparing * 100)}
          of={100}
          words={text('signing.finish.share', { share: preparing })}
        />
      )}
      <Button
        kind="filled"
        size="large"
        icon={FileSignature}
        isPending={preparing !== null}
        isDisabled={props.isStopped}
        onPress={props.onPrepare}
      >
        {text('signing.prepare.do')}
      </Button>
      <p className={styles.words}>{text('signing.prepare.hint')}</p>
    </div>
  );
}

function planWords(problem: PlanProblem, organisation: (party: Party) => string): readonly [MessageId, MessageValues] {
  switch (problem.kind) {
    case 'nobody':
      return ['signing.prepare.nobody', { organisation: organisation(problem.party) }];
    case 'tooMany':
      return ['signing.prepare.too-many', { most: problem.most }];
  }
}
