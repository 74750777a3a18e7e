import { useIntl } from 'react-intl';
import type { Pack } from '#shared/domain/playbook/pack';
import type { Commercial } from '#shared/domain/playbook/pack-commercial';
import { DataTable } from '../../ui/data-table';
import { DefinitionList } from '../../ui/definition-list';
import { EmptyState } from '../../ui/empty-state';
import { Panel } from '../../ui/panel';
import { type MessageId, useText } from '../../ui/use-text';
import styles from './playbook.module.css';

/** The commercial rules as they are computed: what is said to the partner is what stands here. */
export function CommercialView({ pack }: { readonly pack: Pack }) {
  const text = useText();
  const { commercial } = pack;
  if (!commercial)
    return <EmptyState title={text('playbook.commercial.none')}>{text('playbook.commercial.none-hint')}</EmptyState>;
  return (
    <div className={styles.parts}>
      <Bands commercial={commercial} />
      <Deals commercial={commercial} />
      <Panel title={text('playbook.commercial.co-selling')} flush>
        <DataTable
          caption={text('playbook.table.of', { what: text('playbook.commercial.co-selling') })}
          columns={[
            { id: 'segment', header: text('playbook.commercial.segment'), cell: ({ segment }) => segment },
            { id: 'lead', header: text('playbook.commercial.lead'), cell: ({ lead }) => text(leadWords[lead]) },
            { id: 'rule', header: text('playbook.commercial.rule'), cell: ({ rule }) => rule },
          ]}
          rows={commercial.coSelling}
          keyOf={({ id }) => id}
          empty={null}
        />
      </Panel>
      <Panel title={text('playbook.commercial.forecast')} flush>
        <DataTable
          caption={text('playbook.table.of', { what: text('playbook.commercial.forecast') })}
          columns={[
            { id: 'label', header: text('playbook.commercial.stage'), cell: ({ label }) => label },
            {
              id: 'percent',
              header: text('playbook.commercial.likelihood'),
              kind: 'number',
              cell: ({ percent }) => <Percent value={String(percent)} />,
            },
          ]}
          rows={commercial.forecast.stages}
          keyOf={({ id }) => id}
          empty={null}
        />
      </Panel>
    </div>
  );
}

const leadWords = {
  direct: 'playbook.lead.direct',
  partner: 'playbook.lead.partner',
  joint: 'playbook.lead.joint',
} as const satisfies Record<Commercial['coSelling'][number]['lead'], MessageId>;

function Bands({ commercial }: { readonly commercial: Commercial }) {
  const text = useText();
  return (
    <Panel title={text('playbook.commercial.bands')} flush>
      <DataTable
        caption={text('playbook.table.of', { what: text('playbook.commercial.bands') })}
        columns={[
          { id: 'name', header: text('playbook.commercial.band'), cell: ({ name }) => name },
          {
            id: 'certified',
            header: text('playbook.commercial.certified'),
            kind: 'number',
            cell: ({ minCertified }) => (minCertified === 0 ? '–' : minCertified),
          },
          {
            id: 'csat',
            header: text('playbook.commercial.csat'),
            kind: 'number',
            cell: ({ minCsat }) => (minCsat === null ? '–' : <Percent value={minCsat} />),
          },
          {
            id: 'responses',
            header: text('playbook.commercial.responses'),
            kind: 'number',
            cell: ({ minResponses }) => minResponses ?? '–',
          },
          {
            id: 'percent',
            header: text('playbook.commercial.discount'),
            kind: 'number',
            cell: ({ percent }) => <Percent value={percent} />,
          },
        ]}
        rows={commercial.bands}
        keyOf={({ id }) => id}
        empty={null}
      />
      <p className={styles.row}>
        <span className={styles.quiet}>
          {text('playbook.commercial.grace', { quarters: commercial.bandGraceQuarters })}
        </span>
      </p>
    </Panel>
  );
}

function Deals({ commercial: { deals } }: { readonly commercial: Commercial }) {
  const text = useText();
  return (
    <Panel title={text('playbook.commercial.deals')}>
      <DefinitionList
        items={[
          {
            term: text('playbook.deals.decision'),
            value: text('playbook.deals.working-days', { days: deals.decisionDays }),
          },
          {
            term: text('playbook.deals.silence'),
            value: text(deals.silenceApproves ? 'playbook.deals.silence-approves' : 'playbook.deals.silence-waits'),
          },
          {
            term: text('playbook.deals.appeal'),
            value: text('playbook.deals.appeal-days', { days: deals.appealDays }),
          },
          {
            term: text('playbook.deals.protection'),
            value: text('playbook.deals.protection-days', {
              days: deals.protectionDays,
              extension: deals.extensionDays,
            }),
          },
          {
            term: text('playbook.deals.reasons'),
            value: deals.rejectionReasons.map(({ label }) => label).join(' · '),
          },
        ]}
      />
    </Panel>
  );
}

function Percent({ value }: { readonly value: string }) {
  const { formatNumber } = useIntl();
  return <>{formatNumber(Number(value) / 100, { style: 'percent', maximumFractionDigits: 1 })}</>;
}
