import { useState } from 'react';
import type { Result } from '#shared/base/result';
import { archetypes, type PartnerId } from '#shared/domain/partners/partner';
import type { Programme } from '#shared/domain/programme/programme';
import type { NewProgramme } from '#shared/domain/programme/programme-commands';
import { Button } from '../../ui/button';
import { Checkbox } from '../../ui/checkbox';
import { ComboBox } from '../../ui/combo-box';
import { DatePicker } from '../../ui/date-picker';
import { Dialog } from '../../ui/dialog';
import { FieldGroup, FieldRow, Form } from '../../ui/form';
import { TextField } from '../../ui/text-field';
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
  const [problem, setProblem] = useState<string | null>(null);
  const [isBusy, setBusy] = useState(false);
  const change = (part: Partial<NewProgramme>) => setInput((before) => ({ ...before, ...part }));
  const keep = async () => {
    setBusy(true);
    const kept = await onKeep(input).finally(() => setBusy(false));
    if (kept.ok) onClose();
    else setProblem(text(refusalWords(kept.error.kind)));
  };
  return (
    <Dialog isOpen onClose={onClose} title={text(isNew ? 'programme.start.title' : 'programme.correct.title')}>
      <Form
        onSubmit={() => void keep()}
        problems={problem === null ? [] : [{ name: null, message: problem }]}
        actions={
          <>
            <Button kind="plain" onPress={onClose}>
              {text('programme.form.cancel')}
            </Button>
            <Button kind="filled" type="submit" isPending={isBusy}>
              {text(isNew ? 'programme.start.do' : 'programme.form.keep')}
            </Button>
          </>
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
