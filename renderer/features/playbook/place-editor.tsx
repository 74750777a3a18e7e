import { Archive } from 'lucide-react';
import type { Json } from '#shared/base/json';
import type { Pack } from '#shared/domain/playbook/pack';
import { type PackEdits, retireField, retireOption, valueAt, withEdit } from '#shared/domain/playbook/pack-editing';
import type { PackFinding } from '#shared/domain/playbook/pack-finding';
import { Button } from '../../ui/button';
import { EmptyState } from '../../ui/empty-state';
import { useText } from '../../ui/use-text';
import { FindingList } from './finding-list';
import { bandFields, commercialFields, fieldsOf, kindOfPlace } from './place-fields';
import styles from './playbook.module.css';
import { QuestionFields } from './question-fields';
import { RawEditor } from './raw-editor';
import { ThingForm } from './thing-form';
import formStyles from './thing-form.module.css';
import { isThing, type Thing, textOf, thingsIn, withValue } from './thing-values';

export interface PlaceEditorProps {
  readonly base: Pack;
  readonly edits: PackEdits;
  /** The draft with all edits in it. */
  readonly content: Json;
  readonly place: string;
  readonly findings: readonly PackFinding[];
  readonly onChange: (edits: PackEdits) => void;
  readonly onRetireQuestion: (questionId: string) => void;
}

/** One part of the playbook to be changed; what is wrong with it stands above it as it is typed. */
export function PlaceEditor(props: PlaceEditorProps) {
  const { base, edits, content, place, findings, onChange, onRetireQuestion } = props;
  const text = useText();
  const value = valueAt(content, place);
  const kind = kindOfPlace(place);
  const put = (next: Json) => onChange(withEdit(base, edits, place, next));
  if (value === undefined || (!isThing(value) && kind !== null))
    return <EmptyState title={text('playbook.edit.gone')}>{text('playbook.edit.gone-hint')}</EmptyState>;
  const id = isThing(value) ? textOf(value.id) : place;
  return (
    <div className={styles.parts}>
      <div className={formStyles.fieldHead}>
        <h2 className={styles.title}>{id}</h2>
        {kind === 'question' && (
          <Button kind="plain" icon={Archive} onPress={() => onRetireQuestion(id)}>
            {text('playbook.edit.retire-question')}
          </Button>
        )}
      </div>
      <FindingList findings={findings} />
      {kind !== null && isThing(value) && (
        <ThingForm key={place} fields={fieldsOf(kind, base, text)} value={value} onChange={put} />
      )}
      {kind === 'question' && isThing(value) && (
        <QuestionFields
          question={value}
          onChange={put}
          onRetireField={(fieldId) => onChange(retireField(base, edits, { questionId: id, fieldId }))}
          onRetireOption={(fieldId, optionId) =>
            onChange(retireOption(base, edits, { questionId: id, fieldId, optionId }))
          }
        />
      )}
      {place === 'commercial' && isThing(value) && <CommercialEditor base={base} value={value} onChange={put} />}
      <RawEditor key={`raw ${place}`} value={value} onChange={put} />
    </div>
  );
}

function CommercialEditor(props: {
  readonly base: Pack;
  readonly value: Thing;
  readonly onChange: (value: Thing) => void;
}) {
  const text = useText();
  const { base, value, onChange } = props;
  return (
    <>
      <ThingForm fields={commercialFields(base)} value={value} onChange={onChange} />
      {thingsIn(value.bands).map((band, at) => (
        <section key={textOf(band.id)} className={formStyles.field}>
          <h3 className={formStyles.fieldTitle}>{text('playbook.edit.band', { id: textOf(band.id) })}</h3>
          <ThingForm
            fields={bandFields}
            value={band}
            onChange={(next) => onChange(withValue(value, `bands.${at}`, next) as Thing)}
          />
        </section>
      ))}
    </>
  );
}
