import { MonitorSmartphone, X } from 'lucide-react';
import { useState } from 'react';
import { type IdentityCheck, identityChecks } from '#shared/domain/signing/evidence-record';
import type { SigningAuthority } from '#shared/domain/signing/signing-authority';
import type { PlannedSigner } from '#shared/domain/signing/signing-session';
import { Button } from '../../ui/button';
import { IconButton } from '../../ui/icon-button';
import { RadioGroup } from '../../ui/radio-group';
import { StateMark } from '../../ui/state-mark';
import { TextField } from '../../ui/text-field';
import { type MessageId, useText } from '../../ui/use-text';
import { type CheckProblem, checkProblem, longestDetail } from './identity-check';
import { authorityMarks, authorityWords } from './signer-row';
import styles from './signing-screen.module.css';
import { useStepFocus } from './step-focus';

const checkWords = {
  document: 'signing.check.document',
  knownPerson: 'signing.check.known-person',
  badge: 'signing.check.badge',
  none: 'signing.check.none',
} as const satisfies Record<IdentityCheck, MessageId>;

const detailHints = {
  document: 'signing.check.detail-document',
  knownPerson: 'signing.check.detail-known',
  badge: 'signing.check.detail-badge',
  none: 'signing.check.detail-none',
} as const satisfies Record<IdentityCheck, MessageId>;

const problemWords = {
  notSaid: 'signing.check.not-said',
  detailMissing: 'signing.check.detail-missing',
  numberInDetail: 'signing.check.number',
} as const satisfies Record<CheckProblem, MessageId>;

export interface CheckViewProps {
  readonly signer: PlannedSigner;
  readonly organisation: string;
  readonly authority: SigningAuthority;
  /** Which of how many signs now. */
  readonly turn: { readonly number: number; readonly of: number };
  readonly onChecked: (check: { readonly check: IdentityCheck; readonly detail: string }) => void;
  readonly onOther: () => void;
  readonly onLeave: () => void;
}

/** Before the screen is turned: whoever conducts says how they know who is going to sign. */
export function CheckView({ signer, organisation, authority, turn, ...on }: CheckViewProps) {
  const text = useText();
  const title = useStepFocus();
  const [check, setCheck] = useState<IdentityCheck | null>(null);
  const [detail, setDetail] = useState('');
  const [isTold, setTold] = useState(false);
  const name = signer.personName;
  const problem = checkProblem({ check, detail });
  const shown = isTold || problem === 'numberInDetail' ? problem : null;
  const go = () => {
    setTold(true);
    if (check !== null && problem === null) on.onChecked({ check, detail: detail.trim() });
  };
  return (
    <section className={styles.step} aria-labelledby="signing-check">
      <div className={styles.corner}>
        <IconButton icon={X} label={text('signing.leave.command')} onPress={on.onLeave} />
      </div>
      <p className={styles.what}>{text('signing.check.turn', turn)}</p>
      <h1 ref={title} tabIndex={-1} id="signing-check" className={styles.question}>
        {text('signing.check.title', { name })}
      </h1>
      <p className={styles.words}>{text('signing.sign.for', { role: signer.role, organisation })}</p>
      <StateMark
        state={authorityMarks[authority.kind]}
        word={text(authorityWords[authority.kind], { said: authority.kind === 'answered' ? authority.said : '' })}
      />
      <div className={styles.typed}>
        <RadioGroup
          isRequired
          label={text('signing.check.how')}
          choices={identityChecks.map((id) => ({ id, label: text(checkWords[id]) }))}
          value={check}
          onChange={setCheck}
          errorMessage={shown === 'notSaid' ? text(problemWords[shown]) : undefined}
        />
        <TextField
          label={text('signing.check.detail')}
          description={text(check === null ? 'signing.check.detail-any' : detailHints[check])}
          maxLength={longestDetail}
          value={detail}
          onChange={setDetail}
          errorMessage={shown !== null && shown !== 'notSaid' ? text(problemWords[shown]) : undefined}
        />
      </div>
      <div className={styles.foot}>
        <Button kind="plain" onPress={on.onOther}>
          {text('signing.sign.somebody-else')}
        </Button>
        <Button kind="filled" size="large" icon={MonitorSmartphone} onPress={go}>
          {text('signing.check.turn-to', { name })}
        </Button>
      </div>
    </section>
  );
}
