import { useState } from 'react';
import { type RiskTier, riskTiers } from '#shared/domain/partners/partner';
import type { Control, Pack } from '#shared/domain/playbook/pack';
import { Badge } from '../../ui/badge';
import { DataTable } from '../../ui/data-table';
import { EmptyState } from '../../ui/empty-state';
import { Panel } from '../../ui/panel';
import { RadioGroup } from '../../ui/radio-group';
import { useText } from '../../ui/use-text';
import styles from './playbook.module.css';
import { roleTitle } from './role-title';

/** What a partner of each tier has to keep, by family. */
export function ControlsView({ pack }: { readonly pack: Pack }) {
  const text = useText();
  const [tier, setTier] = useState<RiskTier | 'all'>('all');
  const shown = pack.controls.filter(({ tiers }) => tier === 'all' || tiers.includes(tier));
  const families = [...new Set(shown.map(({ family }) => family))];
  return (
    <div className={styles.parts}>
      <RadioGroup
        label={text('playbook.controls.tier')}
        orientation="horizontal"
        value={tier}
        onChange={setTier}
        choices={[{ id: 'all', label: text('playbook.controls.all') }, ...riskTiers.map((id) => ({ id, label: id }))]}
      />
      <p className={styles.quiet}>{text('playbook.controls.count', { count: shown.length })}</p>
      {families.map((family) => (
        <Panel key={family} title={family} flush>
          <ControlTable pack={pack} caption={family} controls={shown.filter((control) => control.family === family)} />
        </Panel>
      ))}
      {shown.length === 0 && (
        <EmptyState title={text('playbook.controls.none')}>{text('playbook.controls.none-hint')}</EmptyState>
      )}
    </div>
  );
}

function ControlTable(props: { readonly pack: Pack; readonly caption: string; readonly controls: readonly Control[] }) {
  const text = useText();
  const { pack, caption, controls } = props;
  return (
    <DataTable
      caption={text('playbook.table.of', { what: caption })}
      columns={[
        {
          id: 'title',
          header: text('playbook.controls.what'),
          cell: (control) => (
            <>
              {control.title}
              <br />
              <span className={styles.quiet}>
                {text('playbook.controls.protects', { clause: control.protects.clause, why: control.protects.why })}
              </span>
            </>
          ),
        },
        {
          id: 'tiers',
          header: text('playbook.controls.tiers'),
          width: '7rem',
          cell: ({ tiers }) => (
            <span className={styles.badges}>
              {tiers.map((tier) => (
                <Badge key={tier}>{tier}</Badge>
              ))}
            </span>
          ),
        },
        { id: 'nist', header: text('playbook.controls.nist'), width: '9rem', cell: ({ nist }) => nist.join(', ') },
        {
          id: 'role',
          header: text('playbook.controls.role'),
          width: '10rem',
          cell: ({ role }) => roleTitle(pack, role),
        },
      ]}
      rows={controls}
      keyOf={({ id }) => id}
      empty={null}
    />
  );
}
