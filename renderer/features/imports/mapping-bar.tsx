import { useState } from 'react';
import type { ImportKind } from '#shared/domain/imports/import-kinds';
import type { SavedMapping } from '#shared/domain/imports/saved-mapping';
import { forgetMapping, rememberMapping, renameMapping } from '../../data/actions/import-mapping-actions';
import { useWorkspace } from '../../data/use-workspace';
import { Button } from '../../ui/button';
import { Dialog } from '../../ui/dialog';
import { Form } from '../../ui/form';
import { Select } from '../../ui/select';
import { TextField } from '../../ui/text-field';
import { showToast } from '../../ui/toast';
import { useText } from '../../ui/use-text';
import styles from './import-preview.module.css';
import type { ImportState, useImport } from './use-import';

export interface MappingBarProps {
  readonly kind: ImportKind;
  readonly state: Extract<ImportState, { step: 'preview' }>;
  readonly work: ReturnType<typeof useImport>;
}

type Naming = { readonly do: 'remember' } | { readonly do: 'rename'; readonly saved: SavedMapping };

/** How the columns are read: as guessed, as remembered for this source, or as chosen; and remembering it. */
export function MappingBar({ kind, state, work }: MappingBarProps) {
  const text = useText();
  const workspace = useWorkspace();
  const [naming, setNaming] = useState<Naming | null>(null);
  const { remembered, from } = work;
  const current = remembered.find(({ id }) => id === from);
  const forget = async (saved: SavedMapping) => {
    work.guess();
    await forgetMapping(workspace, saved.id);
    showToast({ words: text('imports.mapping.forgotten', { name: saved.name }) });
  };
  const keep = async (name: string) => {
    if (naming?.do === 'rename') await renameMapping(workspace, naming.saved.id, name);
    else {
      const of = { name, kind, headings: state.look.headings, mapping: work.mapping, style: work.style };
      const [newest] = (await rememberMapping(workspace, of)).importMappings;
      if (newest) work.readLike(newest);
    }
    setNaming(null);
    showToast({ words: text('imports.mapping.remembered', { name }) });
  };
  return (
    <div className={styles.mapping}>
      <div className={styles.reading}>
        <Select
          label={text('imports.mapping.title')}
          choices={[
            { id: 'guess', label: text('imports.mapping.guess') },
            ...(from === 'hand' ? [{ id: 'hand', label: text('imports.mapping.hand') }] : []),
            ...remembered.map(({ id, name }) => ({ id, label: name })),
          ]}
          value={current ? current.id : from === 'hand' ? 'hand' : 'guess'}
          onChange={(id) => {
            const saved = remembered.find((one) => one.id === id);
            if (saved) work.readLike(saved);
            else if (id === 'guess') work.guess();
          }}
        />
      </div>
      <Button onPress={() => setNaming({ do: 'remember' })}>{text('imports.mapping.remember')}</Button>
      {current && (
        <>
          <Button kind="plain" onPress={() => setNaming({ do: 'rename', saved: current })}>
            {text('imports.mapping.rename')}
          </Button>
          <Button kind="plain" onPress={() => void forget(current)}>
            {text('imports.mapping.forget')}
          </Button>
        </>
      )}
      <Dialog
        isOpen={naming !== null}
        onClose={() => setNaming(null)}
        title={text(naming?.do === 'rename' ? 'imports.mapping.rename' : 'imports.mapping.remember')}
      >
        {naming && (
          <NameForm
            name={naming.do === 'rename' ? naming.saved.name : state.name.replace(/\.[^.]*$/, '')}
            onKeep={keep}
            onClose={() => setNaming(null)}
          />
        )}
      </Dialog>
    </div>
  );
}

interface NameFormProps {
  readonly name: string;
  readonly onKeep: (name: string) => Promise<void>;
  readonly onClose: () => void;
}

function NameForm({ name: before, onKeep, onClose }: NameFormProps) {
  const text = useText();
  const [name, setName] = useState(before.slice(0, 80));
  const [isRefused, setRefused] = useState(false);
  const keep = () => {
    const named = name.trim();
    setRefused(named === '');
    if (named !== '') void onKeep(named);
  };
  return (
    <Form
      onSubmit={keep}
      problems={isRefused ? [{ name: 'name', message: text('imports.mapping.name-missing') }] : []}
      actions={
        <>
          <Button kind="plain" onPress={onClose}>
            {text('imports.mapping.cancel')}
          </Button>
          <Button kind="filled" type="submit">
            {text('imports.mapping.keep')}
          </Button>
        </>
      }
    >
      <TextField
        name="name"
        label={text('imports.mapping.name')}
        description={text('imports.mapping.remember-words')}
        maxLength={80}
        autoFocus
        value={name}
        onChange={setName}
      />
    </Form>
  );
}
