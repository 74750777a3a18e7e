import { Headset } from 'lucide-react';
import { useState } from 'react';
import { useIntl } from 'react-intl';
import type { ServiceCase } from '#shared/domain/delivery/delivery';
import { caseState } from '#shared/domain/delivery/delivery-rules';
import { usePresentation } from '../../session/presentation';
import { Button } from '../../ui/button';
import { DataTable } from '../../ui/data-table';
import { EmptyState } from '../../ui/empty-state';
import { Panel } from '../../ui/panel';
import { StateMark } from '../../ui/state-mark';
import { useText } from '../../ui/use-text';
import { CaseDialog } from './case-dialog';
import { CaseStepDialog, type CaseStepDialogProps } from './case-step-dialog';
import styles from './delivery.module.css';
import { caseStateNames, caseTones, deskNames } from './delivery-words';
import { RowName } from './row-name';
import { useSomeRows } from './use-some-rows';

export interface CasesPanelProps {
  readonly partnerId: ServiceCase['partnerId'];
  readonly cases: readonly ServiceCase[];
  /** ISO text. */
  readonly now: string;
}

/** Customers' cases, what is open first: at which desk each was opened, who did the work, and how it stands. */
export function CasesPanel({ partnerId, cases, now }: CasesPanelProps) {
  const text = useText();
  const { formatDate } = useIntl();
  const isTurned = usePresentation();
  const [editing, setEditing] = useState<ServiceCase | 'new' | null>(null);
  const [step, setStep] = useState<CaseStepDialogProps['step']>(null);
  const { shown, more } = useSomeRows([...cases].sort(openFirst));
  const moment = (at: string) => formatDate(at, { dateStyle: 'medium', timeStyle: 'short' });
  return (
    <Panel
      title={text('delivery.cases.title')}
      actions={
        !isTurned && (
          <Button icon={Headset} onPress={() => setEditing('new')}>
            {text('delivery.case.add')}
          </Button>
        )
      }
      flush
    >
      <DataTable
        caption={text('delivery.cases.title')}
        rows={shown}
        keyOf={({ id }) => id}
        empty={<EmptyState title={text('delivery.cases.empty')}>{text('delivery.cases.empty-hint')}</EmptyState>}
        columns={[
          {
            id: 'subject',
            header: text('delivery.case.subject'),
            cell: (one) => (
              <RowName
                name={one.subject}
                details={[one.reference, one.customerName, one.severity?.toUpperCase() ?? '']}
                onOpen={() => setEditing(one)}
              />
            ),
          },
          { id: 'desk', header: text('delivery.case.desk'), cell: (one) => <DeskWords serviceCase={one} /> },
          { id: 'handled', header: text('delivery.case.handled-by'), cell: (one) => text(deskNames[one.handledBy]) },
          {
            id: 'opened',
            header: text('delivery.case.opened-at'),
            kind: 'day',
            cell: ({ openedAt }) => moment(openedAt),
          },
          {
            id: 'state',
            header: text('delivery.case.state'),
            cell: (one) => (
              <span className={styles.name}>
                <StateMark state={caseTones[caseState(one)]} word={text(caseStateNames[caseState(one)])} />
                {one.resolvedAt !== null && <span className={styles.quiet}>{moment(one.resolvedAt)}</span>}
              </span>
            ),
          },
          {
            id: 'do',
            header: text('delivery.case.do'),
            cell: (one) => !isTurned && <StepButton serviceCase={one} onStep={setStep} />,
          },
        ]}
      />
      {more}
      <CaseDialog partnerId={partnerId} serviceCase={editing} now={now} onClose={() => setEditing(null)} />
      <CaseStepDialog step={step} now={now} onClose={() => setStep(null)} />
    </Panel>
  );
}

interface StepButtonProps {
  readonly serviceCase: ServiceCase;
  readonly onStep: (step: NonNullable<CaseStepDialogProps['step']>) => void;
}

function StepButton({ serviceCase, onStep }: StepButtonProps) {
  const text = useText();
  const next = caseState(serviceCase) === 'resolved' ? 'reopen' : 'resolve';
  const step = text(next === 'reopen' ? 'delivery.case.reopen' : 'delivery.case.resolve');
  return (
    <Button
      kind="plain"
      aria-label={text('delivery.case.do-to', { step, subject: serviceCase.subject })}
      onPress={() => onStep({ do: next, serviceCase })}
    >
      {step}
    </Button>
  );
}

/** Where the customer went, and whether that was the desk to go to. */
function DeskWords({ serviceCase: { openedAtDesk, rightDesk } }: { readonly serviceCase: ServiceCase }) {
  const text = useText();
  const isWrong = rightDesk !== null && rightDesk !== openedAtDesk;
  return (
    <span className={styles.name}>
      {text(deskNames[openedAtDesk])}
      {isWrong && <StateMark state="lapsing" word={text('delivery.case.wrong-desk')} />}
    </span>
  );
}

function openFirst(left: ServiceCase, right: ServiceCase): number {
  const closed = (one: ServiceCase) => (caseState(one) === 'resolved' ? 1 : 0);
  return closed(left) - closed(right) || Date.parse(right.openedAt) - Date.parse(left.openedAt);
}
