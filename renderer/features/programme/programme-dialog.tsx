import { useState } from 'react';
import type { Result } from '#shared/base/result';
import { archetypes, type PartnerId } from '#shared/domain/partners/partner';
import type { Programme } from '#shared/domain/programme/programme';
import type { NewProgramme } from '#shared/domain/programme/programme-commands';
import { Checkbox } from '../../ui/checkbox';
import { ComboBox } from '../../ui/combo-box';
import { DatePicker } from '../../ui/date-picker';
import { Dialog } from '../../ui/dialog';
import { FieldGroup, FieldRow, Form } from '../../ui/form';
import { FormButtons } from '../../ui/form-buttons';
import { TextField } from '../../ui/text-field';
import { useKept } from '../../ui/use-kept';
import { useText } from '../../ui/use-text';
import styles from './programme-screen.module.css';
import { kindWords, refusalWords } from './programme-words';

export interface PartnerChoice {
  readonly id: string;
  readonly label: string;
}

export interface ProgrammeDialogProps {
  /** What the fields start from: the programme to correct, or what the template says. */
  readonly start: NewProgramme;
  readonly isNew: boolean;
  readonly partners: readonly PartnerChoice[];
  readonly onKeep: (input: NewProgramme) => Promise<Result<Programme, { readonly kind: string }>>;
  readonly onClose: () => void;
}

/** What a programme is called, when it begins, for whom, and with which two partners it is tried. */
export function ProgrammeDialog({ start, isNew, partners, onKeep, onClose }: ProgrammeDialogProps) {
  const text = useText();
  const [input, setInput] = useState(start);
  const change = (part: Partial<NewProgramme>) => setInput((before) => ({ ...before, ...part }));
  const { problem, isBusy, keep } = useKept(async () => {
    const kept = await onKeep(input);
    return kept.ok ? null : text(refusalWords(kept.error.kind));
  }, onClose);
  return (
    <Dialog isOpen onClose={onClose} title={text(isNew ? 'programme.start.title' : 'programme.correct.title')}>
      <Form
        onSubmit={() => void keep()}
        problems={problem === null ? [] : [{ name: null, message: problem }]}
        actions={
          <FormButtons
            doWord={text(isNew ? 'programme.start.do' : 'programme.form.keep')}
            cancelWord={text('programme.form.cancel')}
            isBusy={isBusy}
            onCancel={onClose}
          />
        }
      >
        <TextField
          autoFocus
          label={text('programme.field.title')}
          value={input.title}
          onChange={(title) => change({ title })}
        />
        <DatePicker
          label={text('programme.field.starts-on')}
          isRequired
          value={input.startsOn}
          onChange={(day) => day !== null && change({ startsOn: day })}
        />
        <FieldGroup title={text('programme.field.kinds')}>
          <div className={styles.kinds}>
            {archetypes.map((kind) => (
              <Checkbox
                key={kind}
                label={text(kindWords[kind])}
                isSelected={input.archetypes.includes(kind)}
                onChange={(isOn) =>
                  change({
                    archetypes: isOn ? [...input.archetypes, kind] : input.archetypes.filter((other) => other !== kind),
                  })
                }
              />
            ))}
          </div>
        </FieldGroup>
        <FieldRow>
          {[0, 1].map((place) => (
            <ComboBox
              key={place}
              label={text('programme.field.pilot', { number: place + 1 })}
              choices={partners.filter(({ id }) => id !== input.pilotIds[1 - place])}
              value={input.pilotIds[place] ?? null}
              onChange={(id) => change({ pilotIds: withPilot(input.pilotIds, place, id) })}
            />
          ))}
        </FieldRow>
      </Form>
    </Dialog>
  );
}

function withPilot(pilots: readonly PartnerId[], place: number, id: string | null): PartnerId[] {
  const slots = [pilots[0] ?? null, pilots[1] ?? null];
  slots[place] = id as PartnerId | null;
  return slots.filter((pilot) => pilot !== null);
}
