import { useState } from 'react';
import type { Result } from '#shared/base/result';
import { metricFacts, metricIds } from '#shared/domain/metrics/metric-list';
import { Button } from '../../ui/button';
import { Dialog } from '../../ui/dialog';
import { FieldGroup, type FieldProblem, Form } from '../../ui/form';
import { NumberField } from '../../ui/number-field';
import { useText } from '../../ui/use-text';
import { metricWords, refusalWords } from './insight-words';
import styles from './insights.module.css';

type Numbers = { readonly [metric: string]: number };
/** What stands in a field: a number, or nothing while it is being typed or where it is as built in. */
type Typed = { readonly [metric: string]: number | null };

export interface WeightsDialogProps {
  readonly weights: Numbers;
  readonly targets: Numbers;
  readonly onSave: (change: {
    readonly weights: Record<string, number>;
    readonly targets: Record<string, number>;
  }) => Promise<Result<unknown, { readonly kind: string }>>;
  readonly onClose: () => void;
}

/** How much each figure weighs, and how many days are as good as can be asked. An empty field is as built in. */
export function WeightsDialog({ weights, targets, onSave, onClose }: WeightsDialogProps) {
  const text = useText();
  const [weight, setWeight] = useState<Typed>(weights);
  const [target, setTarget] = useState<Typed>(targets);
  const [problems, setProblems] = useState<readonly FieldProblem[]>([]);
  const [isBusy, setBusy] = useState(false);
  const save = async () => {
    setBusy(true);
    const saved = await onSave({ weights: filled(weight), targets: filled(target) }).finally(() => setBusy(false));
    if (saved.ok) onClose();
    else setProblems([{ name: null, message: text(refusalWords(saved.error.kind)) }]);
  };
  return (
    <Dialog isOpen onClose={onClose} shape="wide" title={text('insights.set.title')} mustAnswer>
      <Form
        label={text('insights.set.title')}
        problems={problems}
        onSubmit={() => void save()}
        actions={
          <>
            <Button kind="plain" onPress={onClose}>
              {text('insights.set.cancel')}
            </Button>
            <Button kind="filled" type="submit" isPending={isBusy}>
              {text('insights.set.save')}
            </Button>
          </>
        }
      >
        <p className={styles.quiet}>{text('insights.set.words')}</p>
        <FieldGroup title={text('insights.cards.weight')}>
          <div className={styles.weights}>
            {metricIds.map((metric) => (
              <NumberField
                key={metric}
                label={text(metricWords[metric])}
                value={weight[metric] === undefined ? metricFacts[metric].weight : weight[metric]}
                onChange={(value) => setWeight({ ...weight, [metric]: value })}
                minValue={0}
                maxValue={10}
                step={0.5}
              />
            ))}
          </div>
        </FieldGroup>
        <FieldGroup title={text('insights.cards.target')}>
          <div className={styles.weights}>
            {metricIds
              .filter((metric) => metricFacts[metric].target !== undefined)
              .map((metric) => (
                <NumberField
                  key={metric}
                  label={text('insights.set.target', { metric: text(metricWords[metric]) })}
                  value={target[metric] === undefined ? (metricFacts[metric].target ?? null) : target[metric]}
                  onChange={(value) => setTarget({ ...target, [metric]: value })}
                  minValue={1}
                  maxValue={3650}
                  unit={text('insights.set.days')}
                />
              ))}
          </div>
        </FieldGroup>
      </Form>
    </Dialog>
  );
}

function filled(typed: Typed): Record<string, number> {
  return Object.fromEntries(Object.entries(typed).filter((entry): entry is [string, number] => entry[1] !== null));
}
