import { Handshake } from 'lucide-react';
import { useState } from 'react';
import { useIntl } from 'react-intl';
import { useNavigate } from 'react-router';
import { stepsFrom } from '#shared/domain/commercial/deal-commands';
import type { Partner } from '#shared/domain/partners/partner';
import type { Commercial } from '#shared/domain/playbook/pack-commercial';
import { Button } from '../../ui/button';
import { DataTable } from '../../ui/data-table';
import { EmptyState } from '../../ui/empty-state';
import { Link } from '../../ui/link';
import { Panel } from '../../ui/panel';
import { useText } from '../../ui/use-text';
import { dealStepWords } from './commercial-words';
import { DealMark, useClockWords } from './deal-clock';
import { DealDialog } from './deal-dialog';
import type { ShownDeal } from './shown-deal';

export interface DealsPanelProps {
  readonly partner: Partner;
  readonly deals: readonly ShownDeal[];
  readonly rules: Commercial;
}

/** The deals of a partner: where each stands, which clock runs, and what comes next. */
export function DealsPanel({ partner, deals, rules }: DealsPanelProps) {
  const text = useText();
  const navigate = useNavigate();
  const { formatNumber } = useIntl();
  const clockWords = useClockWords();
  const [isRegistering, setRegistering] = useState(false);
  return (
    <Panel
      title={text('commercial.deals.title')}
      actions={
        <Button icon={Handshake} onPress={() => setRegistering(true)}>
          {text('commercial.deals.register')}
        </Button>
      }
      flush
    >
      <DataTable
        caption={text('commercial.deals.title')}
        rows={deals}
        keyOf={({ deal }) => deal.id}
        empty={<EmptyState title={text('commercial.deals.empty')}>{text('commercial.deals.empty-hint')}</EmptyState>}
        columns={[
          {
            id: 'customer',
            header: text('commercial.deal.customer'),
            cell: ({ deal }) => <Link href={`/partners/${partner.id}/deals/${deal.id}`}>{deal.customerName}</Link>,
          },
          { id: 'product', header: text('commercial.deal.product'), cell: ({ deal }) => deal.product },
          {
            id: 'value',
            header: text('commercial.deal.value'),
            kind: 'number',
            cell: ({ deal }) => formatNumber(Number(deal.value), { style: 'currency', currency: deal.currency }),
          },
          {
            id: 'state',
            header: text('commercial.deal.state'),
            cell: ({ standing }) => <DealMark standing={standing} />,
          },
          { id: 'clock', header: text('commercial.deal.clock'), cell: ({ standing }) => clockWords(standing) },
          {
            id: 'next',
            header: text('commercial.deal.next'),
            cell: ({ standing }) => {
              if (standing.state === 'approved') return text('commercial.deal.next-outcome');
              const [next] = stepsFrom[standing.state];
              return next ? text(dealStepWords[next]) : '';
            },
          },
        ]}
      />
      <DealDialog
        partner={partner}
        rules={rules}
        isOpen={isRegistering}
        onClose={() => setRegistering(false)}
        onKept={(deal) => void navigate(`/partners/${partner.id}/deals/${deal.id}`)}
      />
    </Panel>
  );
}
