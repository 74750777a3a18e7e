import { type KeyboardEvent, useEffect, useEffectEvent, useState } from 'react';
import type { Result } from '#shared/base/result';
import type { FrictionPlace, NewFriction } from '#shared/domain/improvements/friction-commands';
import { type FrictionDegree, frictionDegrees } from '#shared/domain/improvements/improvement';
import { Button } from '../../ui/button';
import { Dialog } from '../../ui/dialog';
import { Form } from '../../ui/form';
import { KeyHint } from '../../ui/key-hint';
import { RadioGroup } from '../../ui/radio-group';
import { TextField } from '../../ui/text-field';
import { useText } from '../../ui/use-text';
import { degreeWords, refusalWords, sideWords } from './improvement-words';
import styles from './improvements.module.css';

export interface FrictionDialogProps {
  /** Where it was opened; undefined: not told yet. What is typed meanwhile is kept. */
  readonly place: FrictionPlace | undefined;
  /** The partner the screen is about, and the module's title, where there is one. */
  readonly about: string | null;
  readonly onKeep: (input: NewFriction) => Promise<Result<unknown, { readonly kind: string }>>;
  readonly onClose: () => void;
}

type Side = NewFriction['side'];

/** What rubs, noted in ten seconds: type it, Alt and a number for how bad it is, Enter. */
export function FrictionDialog({ place, about, onKeep, onClose }: FrictionDialogProps) {
  const text = useText();
  const [what, setWhat] = useState('');
  const [degree, setDegree] = useState<FrictionDegree>(2);
  const [side, setSide] = useState<Side>('vendor');
  const [problem, setProblem] = useState<string | null>(null);
  const [isWanted, setWanted] = useState(false);
  // Whoever types faster than the place is told has pressed Enter already.
  const isDue = isWanted && place !== undefined;
  const keep = useEffectEvent(async () => {
    if (!place) return;
    const kept = await onKeep({ ...place, what, degree, side }).finally(() => setWanted(false));
    if (kept.ok) onClose();
    else setProblem(text(refusalWords(kept.error.kind)));
  });
  useEffect(() => {
    if (isDue) void keep();
  }, [isDue]);
  const onKeyDown = (event: KeyboardEvent) => {
    const asked = degreeOfKey(event);
    if (asked === null) return;
    event.preventDefault();
    setDegree(asked);
  };
  return (
    <Dialog isOpen onClose={onClose} title={text('improvements.friction.title')}>
      {/* biome-ignore lint/a11y/noStaticElementInteractions: the keys work wherever the focus is in the dialog. */}
      <div onKeyDown={onKeyDown}>
        <Form
          onSubmit={() => setWanted(true)}
          problems={problem === null ? [] : [{ name: 'what', message: problem }]}
          actions={
            <>
              <Button kind="plain" onPress={onClose}>
                {text('improvements.form.cancel')}
              </Button>
              <Button kind="filled" type="submit" isPending={isWanted}>
                {text('improvements.friction.keep')}
              </Button>
            </>
          }
        >
          <TextField
            name="what"
            autoFocus
            isRequired
            maxLength={500}
            label={text('improvements.friction.what')}
            description={about === null ? undefined : text('improvements.friction.about', { about })}
            value={what}
            onChange={setWhat}
            errorMessage={problem ?? undefined}
          />
          <RadioGroup
            label={text('improvements.friction.degree')}
            choices={frictionDegrees.map((one) => ({ id: String(one), label: text(degreeWords[one]) }))}
            value={String(degree)}
            onChange={(id) => setDegree(frictionDegrees.find((one) => String(one) === id) ?? degree)}
          />
          <p className={styles.hint}>
            <KeyHint keys="alt+1" /> <KeyHint keys="alt+2" /> <KeyHint keys="alt+3" />{' '}
            {text('improvements.friction.keys')}
          </p>
          <RadioGroup
            label={text('improvements.friction.side')}
            orientation="horizontal"
            choices={sides.map((id) => ({ id, label: text(sideWords[id]) }))}
            value={side}
            onChange={setSide}
          />
        </Form>
      </div>
    </Dialog>
  );
}

const sides: readonly Side[] = ['vendor', 'partner', 'customer'];

/** By the place of the key: with Alt, a keyboard of a Mac types other signs. Without Alt a number is text, or chooses. */
function degreeOfKey({ altKey, ctrlKey, metaKey, code, target }: KeyboardEvent): FrictionDegree | null {
  const isText = target instanceof HTMLInputElement && target.type === 'text';
  if (ctrlKey || metaKey || (isText && !altKey)) return null;
  return frictionDegrees.find((one) => code === `Digit${one}` || code === `Numpad${one}`) ?? null;
}
