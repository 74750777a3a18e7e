import { useState } from 'react';
import type { Json } from '#shared/base/json';
import { type DrillRun, minutesOf } from '#shared/domain/enablement/drill-rules';
import type { EvidenceType } from '#shared/domain/playbook/pack';
import type { Drill } from '#shared/domain/playbook/pack-enablement';
import type { PartnerFile } from '#shared/records/partner-file';
import { recordDrill } from '../../data/actions/enablement-actions';
import { useWorkspace } from '../../data/use-workspace';
import { Button } from '../../ui/button';
import { ComboBox } from '../../ui/combo-box';
import { Form } from '../../ui/form';
import { Panel } from '../../ui/panel';
import { StateMark } from '../../ui/state-mark';
import { showToast } from '../../ui/toast';
import { useText } from '../../ui/use-text';
import { CellInput } from '../../widgets/cell-input';
import { storageWords } from '../../widgets/storage-words';
import styles from './drill-screen.module.css';

export interface DrillEndProps {
  readonly file: PartnerFile;
  readonly drill: Drill;
  /** The kind of evidence it leaves. */
  readonly type: EvidenceType;
  readonly run: DrillRun;
  readonly onEnded: () => void;
  readonly onGiveUp: () => void;
  readonly problem: string | null;
  readonly onProblem: (problem: string | null) => void;
}

/** What is left to say when the clock has stopped, and the button that keeps the drill as evidence. */
export function DrillEnd({ file, drill, type, run, problem, onProblem, onEnded, onGiveUp }: DrillEndProps) {
  const text = useText();
  const workspace = useWorkspace();
  const [given, setGiven] = useState<{ readonly [fact: string]: Json }>({});
  const [isPending, setPending] = useState(false);
  const minutes = minutesOf(run.stopped?.ms ?? 0);
  const isWithin = minutes <= drill.limitMinutes;
  const answered = run.calls.some((call) => call.answered);
  // What the clock and the calls tell is not asked for.
  const asked = type.facts.filter(({ id }) => id !== drill.minutesFact && !(id === 'called' && answered));
  const keep = async () => {
    setPending(true);
    const kept = await recordDrill(workspace, { partnerId: file.partner.id, drillId: drill.id, run, given });
    setPending(false);
    if (kept.ok) {
      showToast({ tone: 'done', words: text('enablement.drill.kept') });
      return onEnded();
    }
    const { kind } = kept.error;
    if (kind === 'nobody-answered') return onProblem(text('enablement.drill.nobody'));
    if (kind === 'facts-refused') return onProblem(text('enablement.drill.facts-missing'));
    onProblem(text(storageWords(kind)));
  };
  const people = file.people.map(({ id, name }) => ({ id: id as string, label: name }));
  const put = (factId: string, value: Json | null) => {
    const { [factId]: _old, ...others } = given;
    setGiven(value === null || value === '' ? others : { ...others, [factId]: value });
  };
  return (
    <Panel title={text('enablement.drill.result')}>
      <Form
        onSubmit={() => void keep()}
        problems={problem ? [{ name: null, message: problem }] : []}
        actions={
          <>
            <Button kind="plain" onPress={onGiveUp}>
              {text('enablement.drill.again')}
            </Button>
            <Button kind="filled" type="submit" isPending={isPending}>
              {text('enablement.drill.keep')}
            </Button>
          </>
        }
      >
        <div className={styles.stack}>
          <StateMark
            state={isWithin ? 'proven' : 'breach'}
            word={text(isWithin ? 'enablement.drill.within' : 'enablement.drill.beyond', {
              minutes,
              limit: drill.limitMinutes,
            })}
          />
        </div>
        {asked.map((fact) => (
          <CellInput
            key={fact.id}
            column={fact}
            label={fact.unit ? `${fact.label} (${fact.unit})` : fact.label}
            value={given[fact.id]}
            onChange={(value) => put(fact.id, value)}
            personInput={(field) => (
              <ComboBox {...field} choices={people} value={field.value === '' ? null : field.value} />
            )}
          />
        ))}
      </Form>
    </Panel>
  );
}
