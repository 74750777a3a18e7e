import { UserPlus } from 'lucide-react';
import { useState } from 'react';
import type { Person } from '#shared/domain/partners/person';
import { bringBack, removeRecord } from '../../data/actions/partner-actions';
import { useWorkspace } from '../../data/use-workspace';
import { Button } from '../../ui/button';
import { DataTable } from '../../ui/data-table';
import { EmptyState } from '../../ui/empty-state';
import { Panel } from '../../ui/panel';
import { showToast } from '../../ui/toast';
import { useText } from '../../ui/use-text';
import { roleWords } from '../../widgets/partner-words';
import { PersonDialog } from './person-dialog';

export interface PeoplePanelProps {
  readonly partnerId: string;
  readonly people: readonly Person[];
}

/** Who takes part on both sides, and what each of them answers for. */
export function PeoplePanel({ partnerId, people }: PeoplePanelProps) {
  const text = useText();
  const workspace = useWorkspace();
  const [editing, setEditing] = useState<Person | 'new' | null>(null);
  const remove = async (person: Person) => {
    setEditing(null);
    await removeRecord(workspace, 'person', person.id);
    showToast({
      words: text('partners.people.removed', { name: person.name }),
      action: { label: text('partners.people.undo'), onPress: () => void bringBack(workspace, 'person', person.id) },
    });
  };
  return (
    <Panel
      title={text('partners.people.title')}
      actions={
        <Button icon={UserPlus} onPress={() => setEditing('new')}>
          {text('partners.people.add')}
        </Button>
      }
      flush
    >
      <DataTable
        caption={text('partners.people.title')}
        rows={people}
        keyOf={(person) => person.id}
        empty={<EmptyState title={text('partners.people.empty')}>{text('partners.people.empty-hint')}</EmptyState>}
        columns={[
          {
            id: 'name',
            header: text('partners.person.name'),
            isRowHeader: true,
            cell: (person) => (
              <Button kind="plain" onPress={() => setEditing(person)}>
                {person.name}
              </Button>
            ),
          },
          { id: 'role', header: text('partners.person.role'), cell: (person) => text(roleWords[person.role]) },
          {
            id: 'party',
            header: text('partners.person.party'),
            cell: (person) => text(person.party === 'vendor' ? 'partners.party.vendor' : 'partners.party.partner'),
          },
          {
            id: 'reach',
            header: text('partners.person.reach'),
            cell: (person) => [person.phone, person.email].filter((each) => each !== '').join(' · '),
          },
        ]}
      />
      <PersonDialog
        partnerId={partnerId}
        person={editing === 'new' ? undefined : (editing ?? undefined)}
        isOpen={editing !== null}
        onClose={() => setEditing(null)}
        onRemove={(person) => void remove(person)}
      />
    </Panel>
  );
}
