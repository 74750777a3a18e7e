import { useState } from 'react';
import { addDays, type CalendarDate } from '#shared/base/calendar-date';
import type { NewExperiment } from '#shared/domain/improvements/experiment-commands';
import { mostLooks } from '#shared/domain/improvements/experiment-result';
import { goalsOf } from '#shared/domain/improvements/experiment-rules';
import { type ExperimentKind, experimentKinds } from '#shared/domain/improvements/improvement';
import type { PackIndex } from '#shared/domain/playbook/pack-index';
import { DatePicker } from '../../ui/date-picker';
import { Dialog } from '../../ui/dialog';
import { FieldGroup, FieldRow, Form } from '../../ui/form';
import { FormButtons } from '../../ui/form-buttons';
import { KeyHint } from '../../ui/key-hint';
import { NumberField } from '../../ui/number-field';
import { Select } from '../../ui/select';
import { TextArea } from '../../ui/text-area';
import { TextField } from '../../ui/text-field';
import { useKept } from '../../ui/use-kept';
import { useText } from '../../ui/use-text';
import { namedThings, subjectsOf } from './experiment-subjects';
import { goalWords, kindWords, refusalWords } from './improvement-words';
import styles from './improvements.module.css';
import { OrderEditor } from './order-editor';
import type { Done } from './words-dialog';

export interface ExperimentDialogProps {
  readonly index: PackIndex;
  readonly today: CalendarDate;
  readonly onKeep: (input: NewExperiment) => Done;
  readonly onClose: () => void;
}

/** A new experiment: what is tried, the other way, what shows that it is better, and how many partners that takes. */
export function ExperimentDialog({ index, today, onKeep, onClose }: ExperimentDialogProps) {
  const text = useText();
  const [input, setInput] = useState(() => about(index, 'contentLayout', null, today));
  const change = (part: Partial<NewExperiment>) => setInput((before) => ({ ...before, ...part }));
  const turnTo = (kind: ExperimentKind, subject: string | null) =>
    change({ ...about(index, kind, subject, today), title: input.title, expects: input.expects });
  const { problem, isBusy, keep } = useKept(async () => {
    const kept = await onKeep(input);
    return kept.ok ? null : text(refusalWords(kept.error.kind));
  }, onClose);
  return (
    <Dialog isOpen mustAnswer shape="wide" onClose={onClose} title={text('improvements.experiment.new-title')}>
      <Form
        onSubmit={() => void keep()}
        problems={problem === null ? [] : [{ name: null, message: problem }]}
        actions={
          <FormButtons
            doWord={text('improvements.experiment.draft')}
            cancelWord={text('improvements.form.cancel')}
            isBusy={isBusy}
            onCancel={onClose}
          />
        }
      >
        <TextField
          name="title"
          autoFocus
          isRequired
          maxLength={200}
          label={text('improvements.experiment.title')}
          value={input.title}
          onChange={(title) => change({ title })}
        />
        <TextArea
          label={text('improvements.experiment.expects')}
          description={text('improvements.experiment.expects-hint')}
          rows={2}
          value={input.expects}
          onChange={(expects) => change({ expects })}
        />
        <FieldRow>
          <Select
            label={text('improvements.experiment.kind')}
            choices={experimentKinds.map((id) => ({ id, label: text(kindWords[id]) }))}
            value={input.kind}
            onChange={(kind) => turnTo(kind, null)}
          />
          <Select
            label={text('improvements.experiment.subject')}
            choices={subjectsOf(index, input.kind).map(({ id, title }) => ({ id, label: title }))}
            value={input.subject}
            onChange={(subject) => turnTo(input.kind, subject)}
          />
        </FieldRow>
        <FieldGroup title={text('improvements.experiment.other-way')}>
          <p className={styles.hint}>
            <KeyHint keys="alt+arrowup" /> <KeyHint keys="alt+arrowdown" /> {text('improvements.order-editor.keys')}
          </p>
          <OrderEditor
            label={text('improvements.experiment.other-way')}
            things={namedThings(index, input.kind, input.subject)}
            order={input.other}
            mayLeaveOut={input.kind === 'certificationDesign'}
            onChange={(other) => change({ other: [...other] })}
          />
        </FieldGroup>
        <Terms input={input} today={today} onChange={change} />
      </Form>
    </Dialog>
  );
}

interface TermsProps {
  readonly input: NewExperiment;
  readonly today: CalendarDate;
  readonly onChange: (part: Partial<NewExperiment>) => void;
}

function Terms({ input, today, onChange }: TermsProps) {
  const text = useText();
  const least = input.leastPerArm;
  return (
    <>
      <FieldRow>
        <Select
          label={text('improvements.experiment.goal')}
          choices={goalsOf[input.kind].map((id) => ({ id, label: text(goalWords[id]) }))}
          value={input.goal}
          onChange={(goal) => onChange({ goal })}
        />
        <NumberField
          label={text('improvements.experiment.within')}
          unit={text('improvements.experiment.days')}
          minValue={1}
          maxValue={365}
          value={input.withinDays}
          onChange={(withinDays) => onChange({ withinDays: withinDays ?? 1 })}
        />
        <NumberField
          label={text('improvements.experiment.least')}
          description={text('improvements.experiment.least-hint', { least, most: least * mostLooks })}
          minValue={5}
          maxValue={100_000}
          value={least}
          onChange={(leastPerArm) => onChange({ leastPerArm: leastPerArm ?? 5 })}
        />
      </FieldRow>
      <FieldRow>
        <DatePicker
          label={text('improvements.experiment.starts')}
          earliest={today}
          value={input.startsOn}
          onChange={(startsOn) => startsOn !== null && onChange({ startsOn })}
        />
        <DatePicker
          label={text('improvements.experiment.ends')}
          description={text('improvements.experiment.ends-hint')}
          earliest={addDays(input.startsOn, 1)}
          value={input.endsOn}
          onChange={(endsOn) => endsOn !== null && onChange({ endsOn })}
        />
      </FieldRow>
    </>
  );
}

function about(index: PackIndex, kind: ExperimentKind, wanted: string | null, today: CalendarDate): NewExperiment {
  const subject = wanted ?? subjectsOf(index, kind)[0]?.id ?? '';
  return {
    title: '',
    expects: '',
    kind,
    subject,
    other: namedThings(index, kind, subject).map(({ id }) => id),
    goal: goalsOf[kind][0],
    withinDays: 60,
    leastPerArm: 20,
    startsOn: today,
    endsOn: addDays(today, 365),
  };
}
