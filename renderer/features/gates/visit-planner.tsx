import { CalendarPlus } from 'lucide-react';
import { useState } from 'react';
import { useIntl } from 'react-intl';
import type { CalendarDate } from '#shared/base/calendar-date';
import type { AgendaItem } from '#shared/domain/visits/visit';
import type { PartnerFile } from '#shared/records/partner-file';
import { usePlaybook } from '../../data/use-playbook';
import { Button } from '../../ui/button';
import { NumberField } from '../../ui/number-field';
import { Panel } from '../../ui/panel';
import { useText } from '../../ui/use-text';
import { useVisitPlan } from './use-visit-plan';
import styles from './visit-planner.module.css';

export interface VisitPlannerProps {
  readonly file: PartnerFile;
  readonly asOf: CalendarDate;
  /** Puts the boxes on an agenda; what the button says, and what it does. */
  readonly use: { readonly words: string; readonly take: (boxes: readonly AgendaItem[]) => void };
}

/** The least work in one room that closes the most, within the time there is. */
export function VisitPlanner({ file, asOf, use }: VisitPlannerProps) {
  const text = useText();
  const { formatList } = useIntl();
  const index = usePlaybook();
  const [budget, setBudget] = useState<number | null>(90);
  const { plan, boxes } = useVisitPlan(file, asOf, budget);
  const gates = index.pack.gates;
  const titleOf = (criterionId: string) =>
    gates.flatMap(({ criteria }) => criteria).find(({ id }) => id === criterionId)?.title ?? criterionId;
  const gateTitle = (gateId: string) => gates.find(({ id }) => id === gateId)?.title ?? gateId;
  return (
    <Panel title={text('gates.plan.title')}>
      <div className={styles.planner}>
        <div className={styles.budget}>
          <NumberField
            label={text('gates.plan.budget')}
            description={text('gates.plan.budget-hint')}
            value={budget}
            onChange={setBudget}
            minValue={5}
            maxValue={480}
            unit={text('gates.plan.minutes')}
          />
        </div>
        {boxes.length === 0 ? (
          <p className={styles.quiet}>
            {text(plan.leaves.length === 0 ? 'gates.plan.nothing' : 'gates.plan.too-short')}
          </p>
        ) : (
          <>
            <p>
              {text('gates.plan.says', {
                minutes: plan.minutes,
                closes: plan.closes.length,
                titles: formatList(plan.closes.map(titleOf)),
              })}
              {plan.opens.length > 0 &&
                ` ${text('gates.plan.opens', { gates: formatList(plan.opens.map(gateTitle)) })}`}
            </p>
            <ol className={styles.boxes}>
              {boxes.map(({ id, title, minutes }) => (
                <li key={id} className={styles.box}>
                  <span>{title}</span>
                  <span className={styles.minutes}>{text('gates.proof.minutes', { minutes })}</span>
                </li>
              ))}
            </ol>
            <div data-private>
              <Button icon={CalendarPlus} onPress={() => use.take(boxes)}>
                {use.words}
              </Button>
            </div>
          </>
        )}
        {plan.leaves.length > 0 && (
          <p className={styles.quiet}>{text('gates.plan.leaves', { titles: formatList(plan.leaves.map(titleOf)) })}</p>
        )}
      </div>
    </Panel>
  );
}
