import { ArrowRight, Building2, Search } from 'lucide-react';
import { useContext, useEffect, useState } from 'react';
import { useFilter } from 'react-aria-components';
import { Autocomplete } from 'react-aria-components/Autocomplete';
import { Dialog } from 'react-aria-components/Dialog';
import { Header } from 'react-aria-components/Header';
import { Input } from 'react-aria-components/Input';
import { Menu, MenuItem, MenuSection } from 'react-aria-components/Menu';
import { Modal, ModalOverlay } from 'react-aria-components/Modal';
import { Text } from 'react-aria-components/Text';
import { TextField } from 'react-aria-components/TextField';
import { classNames } from '../ui/class-names';
import { type Command, currentCommands } from '../ui/commands';
import { KeyHint } from '../ui/key-hint';
import { useText } from '../ui/use-text';
import styles from './palette.module.css';
import { type PaletteFind, type PaletteSearch, PaletteSearchContext } from './palette-search';

/** Finds a partner or something to do, by a few letters. */
export function Palette({ isOpen, onClose }: { readonly isOpen: boolean; readonly onClose: () => void }) {
  const text = useText();
  return (
    <ModalOverlay
      isOpen={isOpen}
      onOpenChange={(open) => {
        if (!open) onClose();
      }}
      isDismissable
      className={classNames(styles.overlay)}
    >
      <Modal className={classNames(styles.modal)}>
        <Dialog aria-label={text('app.palette.command')} className={classNames(styles.dialog)}>
          <PaletteList onClose={onClose} />
        </Dialog>
      </Modal>
    </ModalOverlay>
  );
}

const foundPrefix = 'found ';

function PaletteList({ onClose }: { readonly onClose: () => void }) {
  const text = useText();
  const [words, setWords] = useState('');
  // Read once, when the palette opens: what can be done from where the person was.
  const [groups] = useState(() => Map.groupBy(currentCommands().filter(isChosen), ({ group }) => group));
  const found = useFound(useContext(PaletteSearchContext), words);
  const { contains } = useFilter({ sensitivity: 'base' });
  return (
    <Autocomplete
      inputValue={words}
      onInputChange={setWords}
      // What the search found may be spelled differently; only commands are compared letter by letter.
      filter={(label, typed, node) => String(node.key).startsWith(foundPrefix) || contains(label, typed)}
    >
      {/* Not a search field: there the first Escape would empty it, here it closes the palette. */}
      <TextField aria-label={text('app.palette.field')} autoFocus className={classNames(styles.field)}>
        <Search size="1rem" strokeWidth={1.75} aria-hidden />
        <Input placeholder={text('app.palette.field')} className={classNames(styles.input)} />
      </TextField>
      <Menu
        aria-label={text('app.palette.command')}
        onClose={onClose}
        className={classNames(styles.menu)}
        renderEmptyState={() => <div className={styles.empty}>{text('app.palette.empty', { words })}</div>}
      >
        {found.length > 0 && (
          <MenuSection className={classNames(styles.section)}>
            <Header className={classNames(styles.heading)}>{text('app.palette.found')}</Header>
            {found.map((find) => (
              <FoundItem key={find.id} find={find} />
            ))}
          </MenuSection>
        )}
        {[...groups].map(([group, commands]) => (
          <MenuSection key={group} className={classNames(styles.section)}>
            <Header className={classNames(styles.heading)}>{group}</Header>
            {commands.map((command) => (
              <CommandItem key={command.id} command={command} />
            ))}
          </MenuSection>
        ))}
      </Menu>
    </Autocomplete>
  );
}

function FoundItem({ find }: { readonly find: PaletteFind }) {
  return (
    <MenuItem
      id={`${foundPrefix}${find.id}`}
      textValue={find.label}
      href={find.href}
      className={classNames(styles.item)}
    >
      <Building2 size="1rem" strokeWidth={1.75} aria-hidden />
      <Text slot="label" className={classNames(styles.label)}>
        {find.label}
      </Text>
      {find.description && (
        <Text slot="description" className={classNames(styles.description)}>
          {find.description}
        </Text>
      )}
    </MenuItem>
  );
}

function CommandItem({ command }: { readonly command: Command }) {
  const { icon: Icon = ArrowRight, id, keys, label, run } = command;
  return (
    <MenuItem id={id} textValue={label} onAction={run} className={classNames(styles.item)}>
      <Icon size="1rem" strokeWidth={1.75} aria-hidden />
      <Text slot="label" className={classNames(styles.label)}>
        {label}
      </Text>
      {keys && <KeyHint keys={keys} />}
    </MenuItem>
  );
}

/** The palette itself is open already, and going back is what Escape does in it. */
function isChosen({ id }: Command): boolean {
  return id !== 'palette' && id !== 'back';
}

/** What the search answers to the words; of answers that come late, only the last one is kept. */
function useFound(search: PaletteSearch | null, words: string): readonly PaletteFind[] {
  const [found, setFound] = useState<readonly PaletteFind[]>([]);
  const wanted = words.trim();
  useEffect(() => {
    if (!search || wanted === '') {
      setFound([]);
      return;
    }
    let isCurrent = true;
    void search(wanted).then((finds) => {
      if (isCurrent) setFound(finds);
    });
    return () => {
      isCurrent = false;
    };
  }, [search, wanted]);
  return found;
}
