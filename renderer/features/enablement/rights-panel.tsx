import { credentialBuffer } from '#shared/domain/enablement/credential-buffer';
import { holdersByRole } from '#shared/domain/enablement/credential-rules';
import { auditPrivileges, type PrivilegeFinding, privilegesOf } from '#shared/domain/enablement/privileges';
import { learnerRoles } from '#shared/domain/playbook/pack-enablement';
import type { PackIndex } from '#shared/domain/playbook/pack-index';
import { Badge } from '../../ui/badge';
import { DataTable } from '../../ui/data-table';
import { DefinitionList } from '../../ui/definition-list';
import { Panel } from '../../ui/panel';
import { StateMark } from '../../ui/state-mark';
import { useText } from '../../ui/use-text';
import styles from './enablement.module.css';
import type { EnablementFacts } from './enablement-facts';
import { bufferMarks, bufferWords, roleWords } from './enablement-words';

export interface RightsPanelProps {
  readonly index: PackIndex;
  readonly known: EnablementFacts;
}

/** What the credentials of its people give the partner, held against what stands in the directory. */
export function RightsPanel({ index, known }: RightsPanelProps) {
  const text = useText();
  const { curricula } = index.pack;
  const privileges = privilegesOf(
    curricula,
    known.readings.filter(({ holds }) => holds),
  );
  const shown = known.facts.answers['M7.Q6']?.badges;
  const findings = auditPrivileges(privileges, {
    isListed: known.facts.handoffs.includes('listInDirectory'),
    shownRoles: Array.isArray(shown) ? shown.map(String) : [],
  });
  const none = <span className={styles.words}>{text('enablement.rights.none')}</span>;
  return (
    <Panel title={text('enablement.rights.title')}>
      <div className={styles.stack}>
        <DefinitionList
          items={[
            {
              term: text('enablement.rights.directory'),
              value:
                privileges.badges.length === 0 ? (
                  none
                ) : (
                  <span className={styles.marks}>
                    {privileges.badges.map(({ role, badge }) => (
                      <Badge key={role}>{badge}</Badge>
                    ))}
                  </span>
                ),
            },
            {
              term: text('enablement.rights.deals'),
              value: privileges.dealRoles.length === 0 ? none : text('enablement.rights.deals-held'),
            },
            {
              term: text('enablement.rights.content'),
              value:
                privileges.content.length === 0
                  ? none
                  : privileges.content
                      .map(({ role, personIds }) =>
                        text('enablement.rights.content-of', { role: text(roleWords[role]), count: personIds.length }),
                      )
                      .join(', '),
            },
          ]}
        />
        {findings.map((finding) => (
          <FindingMark key={`${finding.kind} ${'role' in finding ? finding.role : ''}`} finding={finding} />
        ))}
        {findings.length === 0 && <StateMark state="proven" word={text('enablement.rights.equal')} />}
      </div>
    </Panel>
  );
}

function FindingMark({ finding }: { readonly finding: PrivilegeFinding }) {
  const text = useText();
  switch (finding.kind) {
    case 'listedWithoutCredential':
      return <StateMark state="breach" word={text('enablement.rights.listed-without')} />;
    case 'badgeWithoutCredential': {
      const role = learnerRoles.find((each) => each === finding.role);
      return (
        <StateMark
          state="breach"
          word={text('enablement.rights.badge-without', { role: role ? text(roleWords[role]) : finding.role })}
        />
      );
    }
    case 'notListedYet':
      return <StateMark state="pending" word={text('enablement.rights.not-listed')} />;
  }
}

/** Whether enough people hold each credential that is needed, also when some of them leave. */
export function BufferPanel({ index, known }: RightsPanelProps) {
  const text = useText();
  const held = holdersByRole(known.readings);
  const turnover = known.facts.answers['M6.Q8']?.turnover;
  const rows = index.pack.curricula.map(({ role }) => ({
    role,
    buffer: credentialBuffer(
      held.get(role) ?? 0,
      known.facts.credentials[role]?.needed ?? 0,
      typeof turnover === 'number' ? turnover : null,
    ),
  }));
  return (
    <Panel title={text('enablement.buffer.title')} flush>
      <DataTable
        caption={text('enablement.buffer.title')}
        rows={rows.filter(({ buffer }) => buffer.needed > 0 || buffer.held > 0)}
        keyOf={({ role }) => role}
        empty={<p className={styles.words}>{text('enablement.buffer.none')}</p>}
        columns={[
          { id: 'role', header: text('enablement.people.role'), cell: ({ role }) => text(roleWords[role]) },
          { id: 'held', header: text('enablement.buffer.held'), kind: 'number', cell: ({ buffer }) => buffer.held },
          {
            id: 'needed',
            header: text('enablement.buffer.needed'),
            kind: 'number',
            cell: ({ buffer }) => buffer.needed,
          },
          {
            id: 'leavers',
            header: text('enablement.buffer.leavers'),
            kind: 'number',
            cell: ({ buffer }) => buffer.leavers ?? '?',
          },
          {
            id: 'verdict',
            header: text('enablement.buffer.verdict'),
            cell: ({ buffer }) => (
              <StateMark state={bufferMarks[buffer.verdict]} word={text(bufferWords[buffer.verdict])} />
            ),
          },
        ]}
      />
    </Panel>
  );
}
