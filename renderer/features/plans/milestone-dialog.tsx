import { useState } from 'react';
import type { Result } from '#shared/base/result';
import type { MilestoneProof } from '#shared/domain/plans/milestone-reading';
import type { MilestoneStanding } from '#shared/domain/plans/plan-standing';
import { Button } from '../../ui/button';
import { DefinitionList } from '../../ui/definition-list';
import { Dialog } from '../../ui/dialog';
import { Form } from '../../ui/form';
import { Select } from '../../ui/select';
import { StateMark } from '../../ui/state-mark';
import { TextArea } from '../../ui/text-area';
import { useText } from '../../ui/use-text';
import styles from './plan-board.module.css';
import { missingWords, refusalWords, roomWords, sideWords, stateWords, statusTones } from './plan-words';
import { useDay } from './use-day';

type Done = Promise<Result<unknown, { readonly kind: string }>>;

export interface MilestoneDialogProps {
  readonly one: MilestoneStanding;
  readonly onCloseMilestone: (proof: Pick<MilestoneProof, 'kind' | 'id'> | null, note: string) => Done;
  readonly onReopen: (reason: string) => Done;
  readonly onClose: () => void;
}

/** A milestone: why it is reached or what is missing, and the way to close it with its proof or to take it back. */
export function MilestoneDialog({ one, onCloseMilestone, onReopen, onClose }: MilestoneDialogProps) {
  const text = useText();
  const day = useDay();
  const { milestone } = one;
  return (
    <Dialog isOpen onClose={onClose} title={`${one.id} ${milestone.title}`}>
      <div className={styles.stack}>
        <p>{milestone.reachedWhen}</p>
        <DefinitionList
          items={[
            {
              term: text('plans.milestone.state'),
              value: <StateMark state={statusTones[one.status]} word={text(stateWords[one.state])} />,
            },
            { term: text('plans.milestone.planned'), value: day(one.plannedOn) },
            one.doneOn === null
              ? {
                  term: text('plans.milestone.expected'),
                  value: text('plans.milestone.expected-with-slack', {
                    date: day(one.forecast),
                    room: roomWords(one.slack, text),
                  }),
                }
              : { term: text('plans.milestone.reached'), value: day(one.doneOn) },
            { term: text('plans.milestone.owners'), value: `${milestone.owners.vendor}, ${milestone.owners.partner}` },
            { term: text('plans.milestone.proof'), value: milestone.proof },
          ]}
        />
        <WhyPart one={one} />
        {one.doneOn === null || one.state === 'proven' ? (
          <ClosePart one={one} onCloseMilestone={onCloseMilestone} onClose={onClose} />
        ) : null}
        {one.doneOn === null ? null : <ReopenPart onReopen={onReopen} onClose={onClose} />}
      </div>
    </Dialog>
  );
}

function WhyPart({ one }: { readonly one: MilestoneStanding }) {
  const text = useText();
  const day = useDay();
  const { reading, closure } = one;
  return (
    <>
      {one.state === 'reopened' && (
        <p className={styles.said}>{text('plans.milestone.reopened-because', { reason: closure?.proofNote ?? '' })}</p>
      )}
      {one.state === 'closed' && closure && closure.proofNote !== '' && (
        <p className={styles.said}>{closure.proofNote}</p>
      )}
      <h3 className={styles.reviewTitle}>
        {text(reading.reached ? 'plans.milestone.why' : 'plans.milestone.missing', { side: text(sideWords[one.turn]) })}
      </h3>
      <ul className={styles.list}>
        {reading.reached
          ? reading.proofs
              .slice(0, 8)
              .map((proof) => (
                <li key={`${proof.kind} ${proof.id} ${proof.what}`}>
                  {text('plans.milestone.proof-on', { what: proof.what, date: day(proof.on) })}
                </li>
              ))
          : reading.missing.map((missing) => {
              const words = missingWords(missing, text, day);
              return <li key={words}>{words}</li>;
            })}
      </ul>
    </>
  );
}

function ClosePart({
  one,
  onCloseMilestone,
  onClose,
}: Pick<MilestoneDialogProps, 'one' | 'onCloseMilestone' | 'onClose'>) {
  const text = useText();
  const day = useDay();
  const proofs = one.reading.reached ? one.reading.proofs : [];
  const [chosen, setChosen] = useState(proofs.length === 0 ? null : proofs.length - 1);
  const [note, setNote] = useState('');
  const [problem, setProblem] = useState<string | null>(null);
  if (proofs.length === 0) return null;
  if (one.waitsFor.length > 0)
    return <p className={styles.aside}>{text('plans.milestone.waits-for', { milestones: one.waitsFor.join(', ') })}</p>;
  const keep = async () => {
    const proof = chosen === null ? null : (proofs[chosen] ?? null);
    const kept = await onCloseMilestone(proof && { kind: proof.kind, id: proof.id }, note);
    if (kept.ok) onClose();
    else setProblem(text(refusalWords(kept.error.kind)));
  };
  return (
    <Form
      onSubmit={() => void keep()}
      problems={problem === null ? [] : [{ name: null, message: problem }]}
      actions={
        <Button kind="filled" type="submit">
          {text('plans.milestone.close')}
        </Button>
      }
    >
      <Select
        label={text('plans.milestone.close-with')}
        choices={proofs.map((proof, at) => ({
          id: String(at),
          label: text('plans.milestone.proof-on', { what: proof.what, date: day(proof.on) }),
        }))}
        value={chosen === null ? null : String(chosen)}
        onChange={(id) => setChosen(Number(id))}
      />
      <TextArea rows={2} label={text('plans.milestone.note')} value={note} onChange={setNote} />
    </Form>
  );
}

function ReopenPart({ onReopen, onClose }: Pick<MilestoneDialogProps, 'onReopen' | 'onClose'>) {
  const text = useText();
  const [isAsking, setAsking] = useState(false);
  const [reason, setReason] = useState('');
  const [problem, setProblem] = useState<string | null>(null);
  const keep = async () => {
    const kept = await onReopen(reason);
    if (kept.ok) onClose();
    else setProblem(text(refusalWords(kept.error.kind)));
  };
  if (!isAsking)
    return (
      <Button kind="plain" onPress={() => setAsking(true)}>
        {text('plans.milestone.reopen')}
      </Button>
    );
  return (
    <Form
      onSubmit={() => void keep()}
      problems={problem === null ? [] : [{ name: 'reason', message: problem }]}
      actions={
        <Button kind="danger" type="submit">
          {text('plans.milestone.reopen')}
        </Button>
      }
    >
      <TextArea
        name="reason"
        autoFocus
        rows={2}
        label={text('plans.milestone.reopen-why')}
        value={reason}
        onChange={setReason}
        errorMessage={problem ?? undefined}
      />
    </Form>
  );
}
