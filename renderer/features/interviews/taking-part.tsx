import { Users } from 'lucide-react';
import { useState } from 'react';
import { useIntl } from 'react-intl';
import type { Interview } from '#shared/domain/interviews/interview';
import type { Person, PersonId } from '#shared/domain/partners/person';
import { changeTakingPart } from '../../data/actions/interview-actions';
import { useWorkspace } from '../../data/use-workspace';
import { Button } from '../../ui/button';
import { Checkbox } from '../../ui/checkbox';
import { Dialog } from '../../ui/dialog';
import { FieldGroup, Form } from '../../ui/form';
import { TextField } from '../../ui/text-field';
import { useText } from '../../ui/use-text';
import styles from './taking-part.module.css';

export interface TakingPartProps {
  readonly interview: Interview;
  readonly people: readonly Person[];
}

/** Who answers and who asks; by the button it is changed while the interview is under way. */
export function TakingPart({ interview, people }: TakingPartProps) {
  const text = useText();
  const { formatList } = useIntl();
  const [open, setOpen] = useState(false);
  const answering = people.filter(({ id }) => interview.personIds.includes(id)).map(({ name }) => name);
  const words =
    answering.length === 0
      ? text('interviews.part.nobody')
      : text('interviews.part.with', { names: formatList(answering) });
  const also =
    interview.interviewers.length === 0
      ? ''
      : text('interviews.part.also', { names: formatList(interview.interviewers) });
  return (
    <div className={styles.part}>
      <span>{[words, also].filter((each) => each !== '').join(' · ')}</span>
      {interview.finishedAt === null && (
        <Button kind="plain" icon={Users} onPress={() => setOpen(true)}>
          {text('interviews.part.change')}
        </Button>
      )}
      <Dialog isOpen={open} onClose={() => setOpen(false)} title={text('interviews.part.title')}>
        {open && <TakingPartForm interview={interview} people={people} onClose={() => setOpen(false)} />}
      </Dialog>
    </div>
  );
}

function TakingPartForm({ interview, people, onClose }: TakingPartProps & { readonly onClose: () => void }) {
  const text = useText();
  const workspace = useWorkspace();
  const [personIds, setPersonIds] = useState<readonly PersonId[]>(interview.personIds);
  const [names, setNames] = useState(interview.interviewers.join(', '));
  const [problem, setProblem] = useState<string | null>(null);
  const keep = async () => {
    const kept = await changeTakingPart(workspace, interview.id, { personIds, interviewers: names.split(/[,;\n]/) });
    if (kept.ok) return onClose();
    switch (kept.error.kind) {
      case 'name-too-long':
        return setProblem(text('interviews.part.name-too-long', { limit: kept.error.limit }));
      case 'interview-finished':
        return setProblem(text('interviews.refused.finished'));
      case 'storage-full':
        return setProblem(text('errors.storage-full'));
      default:
        return setProblem(text('errors.storage-failed'));
    }
  };
  return (
    <Form
      onSubmit={() => void keep()}
      problems={problem ? [{ name: null, message: problem }] : []}
      actions={
        <>
          <Button kind="plain" onPress={onClose}>
            {text('interviews.person.cancel')}
          </Button>
          <Button kind="filled" type="submit">
            {text('interviews.part.keep')}
          </Button>
        </>
      }
    >
      <FieldGroup title={text('interviews.part.answering')}>
        {people.length === 0 && <p className={styles.none}>{text('interviews.part.no-people')}</p>}
        {people.map(({ id, name, title }) => (
          <Checkbox
            key={id}
            label={title === '' ? name : `${name}, ${title}`}
            isSelected={personIds.includes(id)}
            onChange={(answers) =>
              setPersonIds(answers ? [...personIds, id] : personIds.filter((other) => other !== id))
            }
          />
        ))}
      </FieldGroup>
      <TextField
        label={text('interviews.part.asking')}
        description={text('interviews.part.asking-hint')}
        value={names}
        onChange={setNames}
      />
    </Form>
  );
}
