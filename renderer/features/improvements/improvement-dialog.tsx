import { useState } from 'react';
import type { NewImprovement } from '#shared/domain/improvements/improvement-commands';
import type { PackIndex } from '#shared/domain/playbook/pack-index';
import { Dialog } from '../../ui/dialog';
import { FieldRow, Form } from '../../ui/form';
import { FormButtons } from '../../ui/form-buttons';
import { Select } from '../../ui/select';
import { TextArea } from '../../ui/text-area';
import { TextField } from '../../ui/text-field';
import { useKept } from '../../ui/use-kept';
import { useText } from '../../ui/use-text';
import { refusalWords } from './improvement-words';
import type { Done } from './words-dialog';

export interface ImprovementDialogProps {
  readonly start: NewImprovement;
  readonly isNew: boolean;
  readonly index: PackIndex;
  readonly onKeep: (input: NewImprovement) => Done;
  readonly onClose: () => void;
}

/** What is to be better, what is wrong now, and where in the playbook. */
export function ImprovementDialog({ start, isNew, index, onKeep, onClose }: ImprovementDialogProps) {
  const text = useText();
  const [input, setInput] = useState(start);
  const change = (part: Partial<NewImprovement>) => setInput((before) => ({ ...before, ...part }));
  const { problem, isBusy, keep } = useKept(async () => {
    const kept = await onKeep(input);
    return kept.ok ? null : text(refusalWords(kept.error.kind));
  }, onClose);
  return (
    <Dialog
      isOpen
      mustAnswer
      onClose={onClose}
      title={text(isNew ? 'improvements.form.new-title' : 'improvements.form.correct-title')}
    >
      <Form
        onSubmit={() => void keep()}
        problems={problem === null ? [] : [{ name: 'title', message: problem }]}
        actions={
          <FormButtons
            doWord={text(isNew ? 'improvements.form.raise' : 'improvements.form.keep')}
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
          label={text('improvements.form.title')}
          value={input.title}
          onChange={(title) => change({ title })}
          errorMessage={problem ?? undefined}
        />
        <TextArea
          label={text('improvements.form.problem')}
          description={text('improvements.form.problem-hint')}
          value={input.problem}
          onChange={(words) => change({ problem: words })}
        />
        <Where input={input} index={index} onChange={change} />
        <TextField
          label={text('improvements.form.owner')}
          value={input.owner}
          onChange={(owner) => change({ owner })}
        />
      </Form>
    </Dialog>
  );
}

interface WhereProps {
  readonly input: NewImprovement;
  readonly index: PackIndex;
  readonly onChange: (part: Partial<NewImprovement>) => void;
}

/** The place in the playbook: a module, and a step or question of it. */
function Where({ input, index, onChange }: WhereProps) {
  const text = useText();
  const module = index.moduleById.get(input.moduleId);
  const none = { id: '', label: text('improvements.form.whole-playbook') };
  const modules = [none, ...index.pack.modules.map(({ id, title }) => ({ id, label: `${id} ${title}` }))];
  const things = module
    ? [
        { id: '', label: text('improvements.form.whole-module') },
        ...[...module.steps.map(({ id, title }) => ({ id, title })), ...module.questions.map(questionChoice)].map(
          ({ id, title }) => ({ id, label: `${id} ${title}` }),
        ),
      ]
    : [];
  return (
    <FieldRow>
      <Select
        label={text('improvements.form.module')}
        choices={modules}
        value={input.moduleId}
        onChange={(moduleId) => onChange({ moduleId, stepId: '' })}
      />
      {module && (
        <Select
          label={text('improvements.form.step')}
          choices={things}
          value={things.some(({ id }) => id === input.stepId) ? input.stepId : ''}
          onChange={(stepId) => onChange({ stepId })}
        />
      )}
    </FieldRow>
  );
}

const questionChoice = ({ id, text }: { readonly id: string; readonly text: string }) => ({ id, title: text });
