import { accountablePeople } from '#shared/domain/commercial/accountable-people';
import type { Person } from '#shared/domain/partners/person';
import { DataTable } from '../../ui/data-table';
import { Panel } from '../../ui/panel';
import { StateMark } from '../../ui/state-mark';
import { useText } from '../../ui/use-text';
import { accountableWords } from './commercial-words';

/** The three at each side who answer for an escalation, and who is missing. */
export function AccountablePanel({ people }: { readonly people: readonly Person[] }) {
  const text = useText();
  return (
    <Panel title={text('commercial.accountable.title')} flush>
      <DataTable
        caption={text('commercial.accountable.title')}
        rows={accountablePeople(people)}
        keyOf={({ party, role }) => `${party} ${role}`}
        empty={null}
        columns={[
          {
            id: 'role',
            header: text('commercial.accountable.role'),
            cell: ({ party, role }) =>
              text(party === 'vendor' ? 'commercial.accountable.ours' : 'commercial.accountable.theirs', {
                role: text(accountableWords[role]),
              }),
          },
          {
            id: 'who',
            header: text('commercial.accountable.who'),
            cell: ({ people: named, settled }) => {
              const names = named.map(({ name, phone }) => [name, phone].filter((part) => part !== '').join(' · '));
              if (named.length === 0)
                return <StateMark state="missing" word={text('commercial.accountable.missing')} />;
              if (settled) return names.join(', ');
              const why = named.length > 1 ? 'commercial.accountable.several' : 'commercial.accountable.no-phone';
              return <StateMark state="lapsing" word={text(why, { names: names.join(', ') })} />;
            },
          },
        ]}
      />
    </Panel>
  );
}
