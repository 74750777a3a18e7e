import { useState } from 'react';
import { useIntl } from 'react-intl';
import type { Result } from '#shared/base/result';
import type { DecideGateRefusal } from '#shared/domain/gates/gate-commands';
import { Button } from '../../ui/button';
import { DefinitionList } from '../../ui/definition-list';
import { Dialog } from '../../ui/dialog';
import { Form } from '../../ui/form';
import { TextArea } from '../../ui/text-area';
import { type MessageId, useText } from '../../ui/use-text';
import type { GateFacts } from './gate-facts';
import styles from './gate-panel.module.css';

export type Said = { readonly decision: 'passed' | 'refused'; readonly reason: string };

type RefusalKind = DecideGateRefusal['kind'] | 'not-here' | 'storage-full' | 'storage-failed';

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
      title={text(deciding === 'refused' ? 'gates.refuse.title' : 'gates.pass.title', {
        gate,
        partner: rest.partnerName,
      })}
    >
      {deciding && <DecisionForm key={deciding} {...rest} deciding={deciding} />}
    </Dialog>
  );
}

const refusalWords = {
  'gate-unknown': 'gates.refused.gate-unknown',
  'criteria-unmet': 'gates.refused.criteria-unmet',
  'already-passed': 'gates.refused.already-passed',
  'reason-missing': 'gates.refused.reason-missing',
  'not-here': 'gates.refused.not-here',
  'storage-full': 'errors.storage-full',
  'storage-failed': 'errors.storage-failed',
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
  const isRefusal = deciding === 'refused';
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
          <Button kind={isRefusal ? 'danger' : 'filled'} type="submit" isPending={isPending}>
            {text(isRefusal ? 'gates.refuse.do' : 'gates.pass.do')}
          </Button>
        </>
      }
    >
      <OnRecord facts={facts} />
      <TextArea
        name="reason"
        label={text(isRefusal ? 'gates.refuse.reason' : 'gates.pass.note')}
        description={isRefusal ? text('gates.refuse.reason-hint') : undefined}
        isRequired={isRefusal}
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
  const unmet = view.results.filter(({ met }) => !met).map(({ criterion }) => criterion.title);
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
            met: view.results.length - unmet.length,
            all: view.results.length,
          }),
        },
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
