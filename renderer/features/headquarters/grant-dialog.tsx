import { useState } from 'react';
import type { Role } from '#shared/contracts/hq-api';
import type { ConsoleOverview } from '#shared/contracts/hq-console';
import { Dialog } from '../../ui/dialog';
import { Select } from '../../ui/select';
import { useText } from '../../ui/use-text';
import { useRoleWords } from '../../widgets/role-words';
import { AskingForm } from './asking-form';
import styles from './headquarters.module.css';

type Person = ConsoleOverview['people'][number];

export interface GrantDialogProps {
  /** Undefined: closed. */
  readonly person: Person | undefined;
  readonly territories: ConsoleOverview['territories'];
  readonly onClose: () => void;
  readonly onGrant: (user: string, space: string, role: Role | null) => Promise<string | null>;
}

/** Gives a person a role in a territory, or takes it away. */
export function GrantDialog({ person, territories, onClose, onGrant }: GrantDialogProps) {
  const text = useText();
  const [first] = territories;
  return (
    <Dialog
      isOpen={person !== undefined}
      onClose={onClose}
      title={text('headquarters.grant.title', { name: person?.name ?? '' })}
    >
      {person && first && (
        <GrantForm person={person} first={first.id} territories={territories} onClose={onClose} onGrant={onGrant} />
      )}
    </Dialog>
  );
}

const choices = ['none', 'manager', 'lead', 'headquarters', 'auditor'] as const;

function GrantForm({
  person,
  first,
  territories,
  onClose,
  onGrant,
}: GrantDialogProps & { readonly person: Person; readonly first: string }) {
  const text = useText();
  const roleWords = useRoleWords();
  const roleAt = (at: string) => person.grants.find((grant) => grant.space === at)?.role ?? 'none';
  const [space, setSpace] = useState(first);
  const [role, setRole] = useState<(typeof choices)[number]>(roleAt(first));
  const grant = () => onGrant(person.id, space, role === 'none' ? null : role);
  return (
    <AskingForm word={text('headquarters.grant.keep')} ask={grant} onDone={onClose} onClose={onClose}>
      <Select
        label={text('headquarters.code.territory')}
        choices={territories.map(({ id, name: label }) => ({ id, label }))}
        value={space}
        onChange={(chosen) => {
          setSpace(chosen);
          setRole(roleAt(chosen));
        }}
      />
      <Select
        label={text('headquarters.code.role')}
        choices={choices.map((id) => ({ id, label: id === 'none' ? text('headquarters.grant.none') : roleWords(id) }))}
        value={role}
        onChange={setRole}
      />
      {role === 'none' && <p className={styles.quiet}>{text('headquarters.grant.none-words')}</p>}
    </AskingForm>
  );
}
