import { MapPinPlus, UserPlus } from 'lucide-react';
import { useState } from 'react';
import type { Role } from '#shared/contracts/hq-api';
import type { ConsoleOverview } from '#shared/contracts/hq-console';
import { Button } from '../../ui/button';
import { DataTable } from '../../ui/data-table';
import { EmptyState } from '../../ui/empty-state';
import { Panel } from '../../ui/panel';
import { useText } from '../../ui/use-text';
import { useRoleWords } from '../../widgets/role-words';
import { CodeDialog, type CodeWish } from './code-dialog';
import { GrantDialog } from './grant-dialog';
import styles from './headquarters.module.css';
import { invitations, mayMakeTerritories, territoriesToGrant } from './own-roles';
import { TerritoryDialog } from './territory-dialog';

export interface PeopleTabProps {
  readonly overview: ConsoleOverview;
  readonly actions: PeopleActions;
}

/** Each answers the sentence that says why it was refused, or null. */
export interface PeopleActions {
  readonly issueCode: (wish: CodeWish) => Promise<{ readonly code: string } | { readonly refused: string }>;
  readonly grant: (user: string, space: string, role: Role | null) => Promise<string | null>;
  readonly addTerritory: (name: string) => Promise<string | null>;
}

type Open = { readonly what: 'nothing' | 'code' | 'territory' } | { readonly what: 'grant'; readonly user: string };

/** Who may do what where; codes for new devices; new territories. */
export function PeopleTab({ overview, actions }: PeopleTabProps) {
  const text = useText();
  const roleWords = useRoleWords();
  const [open, setOpen] = useState<Open>({ what: 'nothing' });
  const close = () => setOpen({ what: 'nothing' });
  const { territories, people } = overview;
  const inviting = invitations(territories);
  const granting = territoriesToGrant(territories);
  const nameOf = (space: string) => territories.find(({ id }) => id === space)?.name ?? space.slice(0, 8);
  const person = open.what === 'grant' ? people.find(({ id }) => id === open.user) : undefined;
  return (
    <div className={styles.part}>
      <div className={styles.row}>
        {inviting.length > 0 && (
          <Button kind="filled" icon={UserPlus} onPress={() => setOpen({ what: 'code' })}>
            {text('headquarters.people.code')}
          </Button>
        )}
        {mayMakeTerritories(territories) && (
          <Button icon={MapPinPlus} onPress={() => setOpen({ what: 'territory' })}>
            {text('headquarters.people.territory')}
          </Button>
        )}
      </div>
      <Panel title={text('headquarters.people.title', { count: people.length })} flush>
        <DataTable
          caption={text('headquarters.people.caption')}
          rows={people}
          keyOf={({ id }) => id}
          empty={
            <EmptyState title={text('headquarters.people.none')}>{text('headquarters.people.none-words')}</EmptyState>
          }
          columns={[
            { id: 'name', header: text('headquarters.people.name'), isRowHeader: true, cell: ({ name }) => name },
            {
              id: 'grants',
              header: text('headquarters.people.grants'),
              cell: ({ grants }) =>
                grants.length === 0
                  ? text('headquarters.people.no-grants')
                  : grants.map(({ space, role }) => `${nameOf(space)}: ${roleWords(role)}`).join(' · '),
            },
            ...(granting.length > 0
              ? [
                  {
                    id: 'do',
                    header: text('headquarters.people.do'),
                    cell: ({ id, name }: ConsoleOverview['people'][number]) => (
                      <Button
                        kind="plain"
                        aria-label={text('headquarters.people.change-label', { name })}
                        onPress={() => setOpen({ what: 'grant', user: id })}
                      >
                        {text('headquarters.people.change')}
                      </Button>
                    ),
                  },
                ]
              : []),
          ]}
        />
      </Panel>
      <TerritoriesTable territories={territories} />
      <CodeDialog isOpen={open.what === 'code'} inviting={inviting} onClose={close} onIssue={actions.issueCode} />
      <GrantDialog person={person} territories={granting} onClose={close} onGrant={actions.grant} />
      <TerritoryDialog isOpen={open.what === 'territory'} onClose={close} onAdd={actions.addTerritory} />
    </div>
  );
}

function TerritoriesTable({ territories }: Pick<ConsoleOverview, 'territories'>) {
  const text = useText();
  const roleWords = useRoleWords();
  return (
    <Panel title={text('headquarters.territories.title')} flush>
      <DataTable
        caption={text('headquarters.territories.title')}
        rows={territories}
        keyOf={({ id }) => id}
        empty={null}
        columns={[
          { id: 'name', header: text('headquarters.territories.name'), isRowHeader: true, cell: ({ name }) => name },
          { id: 'role', header: text('headquarters.territories.role'), cell: ({ role }) => roleWords(role) },
          {
            id: 'people',
            header: text('headquarters.territories.people'),
            kind: 'number',
            // Everybody has it without a grant of their own.
            cell: ({ kind, people }) => (kind === 'organisation' ? text('headquarters.territories.everybody') : people),
          },
          {
            id: 'devices',
            header: text('headquarters.territories.devices'),
            kind: 'number',
            cell: ({ kind, devices }) =>
              kind === 'organisation' ? text('headquarters.territories.everybodys') : devices,
          },
          {
            id: 'partners',
            header: text('headquarters.territories.partners'),
            kind: 'number',
            cell: ({ kind, partners }) => (kind === 'organisation' ? '' : partners),
          },
        ]}
      />
    </Panel>
  );
}
