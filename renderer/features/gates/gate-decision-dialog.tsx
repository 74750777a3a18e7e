import { useState } from 'react';
import { useIntl } from 'react-intl';
import type { Result } from '#shared/base/result';
import type { DecideGateRefusal } from '#shared/domain/gates/gate-commands';
import type { GateDecision } from '#shared/domain/gates/gate-decision';
import { Button } from '../../ui/button';
import { DefinitionList } from '../../ui/definition-list';
import { Dialog } from '../../ui/dialog';
import { Form } from '../../ui/form';
import { TextArea } from '../../ui/text-area';
import { type MessageId, useText } from '../../ui/use-text';
import type { GateFacts } from './gate-facts';
import styles from './gate-panel.module.css';

export type Said = { readonly decision: GateDecision['decision']; readonly reason: string };

type RefusalKind = DecideGateRefusal['kind'] | 'not-here' | 'storage-full' | 'storage-failed' | 'past-is-fixed';

/** Puts a decision on record. */
export type Decide = (said: Said) => Promise<Result<unknown, { readonly kind: RefusalKind }>>;

export interface GateDecisionDialogProps {
  readonly facts: GateFacts;
  readonly partnerName: string;
  /** What is being decided; null: nothing, the dialog is closed. */
  readonly deciding: Said['decision'] | null;
  readonly onDecide: Decide;
  readonly onClose: () => void;
}

/** The last look before a decision: what goes on record, and that it is provisional until headquarters confirms it. */
export function GateDecisionDialog({ deciding, ...rest }: GateDecisionDialogProps) {
  const text = useText();
  const gate = rest.facts.view.gate.title;
  return (
    <Dialog
      isOpen={deciding !== null}
      onClose={rest.onClose}
      mustAnswer
      shape="wide"
      title={text(titleWords[deciding ?? 'passed'], {
        gate,
        partner: rest.partnerName,
      })}
    >
      {deciding && <DecisionForm key={deciding} {...rest} deciding={deciding} />}
    </Dialog>
  );
}

const titleWords = {
  passed: 'gates.pass.title',
  refused: 'gates.refuse.title',
  suspended: 'gates.suspend.title',
} as const satisfies Record<GateDecision['decision'], MessageId>;

const doWords = {
  passed: 'gates.pass.do',
  refused: 'gates.refuse.do',
  suspended: 'gates.suspend.do',
} as const satisfies Record<GateDecision['decision'], MessageId>;

const refusalWords = {
  'not-passed': 'gates.refused.not-passed',
  'gate-unknown': 'gates.refused.gate-unknown',
  'criteria-unmet': 'gates.refused.criteria-unmet',
  'already-passed': 'gates.refused.already-passed',
  'reason-missing': 'gates.refused.reason-missing',
  'not-here': 'gates.refused.not-here',
  'storage-full': 'errors.storage-full',
  'storage-failed': 'errors.storage-failed',
  'past-is-fixed': 'errors.past-is-fixed',
} as const satisfies Record<RefusalKind, MessageId>;

function DecisionForm({
  facts,
  deciding,
  onDecide,
  onClose,
}: GateDecisionDialogProps & { readonly deciding: Said['decision'] }) {
  const text = useText();
  const [reason, setReason] = useState('');
  const [problem, setProblem] = useState<RefusalKind | null>(null);
  const [isPending, setPending] = useState(false);
  const decide = async () => {
    setPending(true);
    const decided = await onDecide({ decision: deciding, reason });
    setPending(false);
    if (decided.ok) return onClose();
    setProblem(decided.error.kind);
  };
  const isAgainst = deciding !== 'passed';
  return (
    <Form
      onSubmit={() => void decide()}
      problems={
        problem === null
          ? []
          : [{ name: problem === 'reason-missing' ? 'reason' : null, message: text(refusalWords[problem]) }]
      }
      actions={
        <>
          <Button kind="plain" onPress={onClose}>
            {text('gates.decide.cancel')}
          </Button>
          <Button kind={isAgainst ? 'danger' : 'filled'} type="submit" isPending={isPending}>
            {text(doWords[deciding])}
          </Button>
        </>
      }
    >
      <OnRecord facts={facts} />
      <TextArea
        name="reason"
        label={text(isAgainst ? 'gates.refuse.reason' : 'gates.pass.note')}
        description={
          isAgainst
            ? text(deciding === 'suspended' ? 'gates.suspend.reason-hint' : 'gates.refuse.reason-hint')
            : undefined
        }
        isRequired={isAgainst}
        value={reason}
        onChange={setReason}
        errorMessage={problem === 'reason-missing' ? text('gates.refused.reason-missing') : undefined}
      />
      <p className={styles.provisional}>{text('gates.decide.provisional')}</p>
    </Form>
  );
}

function OnRecord({ facts }: { readonly facts: GateFacts }) {
  const text = useText();
  const { formatDate, formatList } = useIntl();
  const { view } = facts;
  const pieces = new Map(view.results.flatMap(({ by }) => by.map(({ revision, evidence }) => [revision.id, evidence])));
  const unmet = view.results.filter(({ outcome }) => outcome === 'unmet').map(({ criterion }) => criterion.title);
  const waived = view.results.filter(({ outcome }) => outcome === 'waived').map(({ criterion }) => criterion.title);
  return (
    <DefinitionList
      items={[
        {
          term: text('gates.record.day'),
          value: formatDate(view.moment.asOf, { dateStyle: 'long', timeZone: 'UTC' }),
        },
        {
          term: text('gates.record.criteria'),
          value: text('gates.record.met', {
            met: view.results.length - unmet.length - waived.length,
            all: view.results.length,
          }),
        },
        ...(waived.length > 0 ? [{ term: text('gates.record.waived'), value: formatList(waived) }] : []),
        ...(unmet.length > 0 ? [{ term: text('gates.record.unmet'), value: formatList(unmet) }] : []),
        {
          term: text('gates.record.evidence'),
          value:
            pieces.size === 0 ? (
              text('gates.record.none')
            ) : (
              <ul className={styles.pieces}>
                {[...pieces].map(([id, { title }]) => (
                  <li key={id}>{title}</li>
                ))}
              </ul>
            ),
        },
        ...(view.until === null
          ? []
          : [
              {
                term: text('gates.record.until'),
                value: formatDate(view.until, { dateStyle: 'long', timeZone: 'UTC' }),
              },
            ]),
      ]}
    />
  );
}
