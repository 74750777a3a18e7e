import { useState } from 'react';
import type { Role } from '#shared/contracts/hq-api';
import { Button } from '../../ui/button';
import { Dialog } from '../../ui/dialog';
import { Select } from '../../ui/select';
import { TextField } from '../../ui/text-field';
import { useText } from '../../ui/use-text';
import { useRoleWords } from '../../widgets/role-words';
import { AskingForm } from './asking-form';
import styles from './headquarters.module.css';
import type { Invitation } from './own-roles';

export interface CodeWish {
  readonly name: string;
  readonly space: string;
  readonly role: Role;
}

export interface CodeDialogProps {
  readonly isOpen: boolean;
  readonly inviting: readonly Invitation[];
  readonly onClose: () => void;
  readonly onIssue: (wish: CodeWish) => Promise<{ readonly code: string } | { readonly refused: string }>;
}

/** A one-time code with which one device of one person is let in. */
export function CodeDialog({ isOpen, inviting, onClose, onIssue }: CodeDialogProps) {
  const text = useText();
  const [first] = inviting;
  return (
    <Dialog isOpen={isOpen} onClose={onClose} title={text('headquarters.code.title')}>
      {isOpen && first && <CodeForm first={first} inviting={inviting} onClose={onClose} onIssue={onIssue} />}
    </Dialog>
  );
}

function CodeForm({
  first,
  inviting,
  onClose,
  onIssue,
}: Omit<CodeDialogProps, 'isOpen'> & { readonly first: Invitation }) {
  const text = useText();
  const roleWords = useRoleWords();
  const [name, setName] = useState('');
  const [space, setSpace] = useState(first.id);
  const [role, setRole] = useState<Role>('manager');
  const [code, setCode] = useState<string | null>(null);
  const { roles } = inviting.find(({ id }) => id === space) ?? first;
  const issue = async () => {
    if (name.trim() === '') return text('headquarters.code.name-missing');
    const answer = await onIssue({ name: name.trim(), space, role: roles.includes(role) ? role : 'manager' });
    if ('refused' in answer) return answer.refused;
    setCode(answer.code);
    return null;
  };
  if (code !== null) return <IssuedCode name={name} code={code} onClose={onClose} />;
  return (
    <AskingForm word={text('headquarters.code.issue')} ask={issue} onClose={onClose}>
      <TextField
        label={text('headquarters.code.name')}
        description={text('headquarters.code.name-words')}
        isRequired
        value={name}
        onChange={setName}
        maxLength={120}
      />
      <Select
        label={text('headquarters.code.territory')}
        choices={inviting.map(({ id, name: label }) => ({ id, label }))}
        value={space}
        onChange={setSpace}
      />
      <Select
        label={text('headquarters.code.role')}
        choices={roles.map((id) => ({ id, label: roleWords(id) }))}
        value={roles.includes(role) ? role : 'manager'}
        onChange={setRole}
      />
    </AskingForm>
  );
}

function IssuedCode({
  name,
  code,
  onClose,
}: {
  readonly name: string;
  readonly code: string;
  readonly onClose: () => void;
}) {
  const text = useText();
  return (
    <div className={styles.stack}>
      <p role="status" className={styles.reading}>
        {text('headquarters.code.issued', { name })}
      </p>
      <p className={styles.code}>{code}</p>
      <p className={styles.quiet}>{text('headquarters.code.issued-words')}</p>
      <div>
        <Button kind="filled" onPress={onClose}>
          {text('headquarters.code.close')}
        </Button>
      </div>
    </div>
  );
}
