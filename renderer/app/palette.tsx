import { Search } from 'lucide-react';
import { type KeyboardEvent, useContext, useEffect, useId, useMemo, useState } from 'react';
import { Dialog } from 'react-aria-components/Dialog';
import { Input } from 'react-aria-components/Input';
import { Modal, ModalOverlay } from 'react-aria-components/Modal';
import { classNames } from '../ui/class-names';
import { type Command, currentCommands } from '../ui/commands';
import { useText } from '../ui/use-text';
import styles from './palette.module.css';
import { type PaletteEntry, type PaletteGroup, usePaletteGroups } from './palette-entries';
import { type PaletteFound, type PaletteSearch, PaletteSearchContext } from './palette-search';

/** Finds a partner, whatever stands in records and documents, or something to do, by a few letters. */
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

/**
 * The line that Enter takes is told by what is drawn: of lines that come late or go while somebody types, the field
 * never points at one that is not there. With words in the field it is the first; without, none until an arrow is used.
 */
function PaletteList({ onClose }: { readonly onClose: () => void }) {
  const text = useText();
  const listId = useId();
  const [words, setWords] = useState('');
  const [chosen, setChosen] = useState<string | null>(null);
  // Read once, when the palette opens: what can be done from where the person was.
  const [commands] = useState(() => currentCommands().filter(isChosen));
  const found = useFound(useContext(PaletteSearchContext), words);
  const groups = usePaletteGroups()({ commands, found, words });
  const entries = groups.flatMap((group) => group.entries);
  const active = entries.find(({ key }) => key === chosen) ?? (words.trim() === '' ? undefined : entries[0]);
  const idOf = ({ key }: PaletteEntry) => `${listId}-${key.replace(/\s/g, '_')}`;
  const take = (entry: PaletteEntry) => {
    onClose();
    entry.run();
  };
  const onKeyDown = (event: KeyboardEvent<HTMLInputElement>) => {
    if (event.nativeEvent.isComposing) return;
    if (event.key === 'Enter' && active) {
      event.preventDefault();
      take(active);
      return;
    }
    const next = entries[stepFrom(active ? entries.indexOf(active) : -1, event.key, entries.length)];
    if (!next) return;
    event.preventDefault();
    setChosen(next.key);
    document.getElementById(idOf(next))?.scrollIntoView({ block: 'nearest' });
  };
  return (
    <>
      {/* Not a search field: there the first Escape would empty it, here it closes the palette. */}
      <div className={styles.field}>
        <Search size="1rem" strokeWidth={1.75} aria-hidden />
        <Input
          type="text"
          role="combobox"
          aria-label={text('app.palette.field')}
          aria-expanded={entries.length > 0}
          aria-haspopup="listbox"
          aria-controls={entries.length === 0 ? undefined : listId}
          aria-autocomplete="list"
          aria-activedescendant={active && idOf(active)}
          autoFocus
          autoComplete="off"
          spellCheck={false}
          enterKeyHint="go"
          placeholder={text('app.palette.field')}
          value={words}
          onChange={(event) => {
            setWords(event.target.value);
            setChosen(null);
          }}
          onKeyDown={onKeyDown}
          className={classNames(styles.input)}
        />
      </div>
      {entries.length === 0 ? (
        <div className={styles.menu} role="status">
          <div className={styles.empty}>{text('app.palette.empty', { words })}</div>
        </div>
      ) : (
        <PaletteMenu id={listId} groups={groups} active={active} idOf={idOf} onPoint={setChosen} onTake={take} />
      )}
    </>
  );
}

interface PaletteMenuProps {
  readonly id: string;
  readonly groups: readonly PaletteGroup[];
  readonly active: PaletteEntry | undefined;
  readonly idOf: (entry: PaletteEntry) => string;
  readonly onPoint: (key: string) => void;
  readonly onTake: (entry: PaletteEntry) => void;
}

function PaletteMenu({ id, groups, active, idOf, onPoint, onTake }: PaletteMenuProps) {
  const text = useText();
  return (
    <div id={id} role="listbox" aria-label={text('app.palette.command')} className={styles.menu}>
      {groups.map(({ key, heading, isPrivate, entries }) => (
        <div
          key={key}
          role="group"
          aria-label={heading}
          className={styles.section}
          {...(isPrivate ? { 'data-private': true } : {})}
        >
          <div className={styles.heading} aria-hidden>
            {heading}
          </div>
          {entries.map((entry) => (
            <button
              key={entry.key}
              id={idOf(entry)}
              type="button"
              role="option"
              aria-selected={entry === active}
              // The focus stays in the field, which says what Enter would take.
              tabIndex={-1}
              {...(entry === active ? { 'data-focused': true } : {})}
              className={classNames(styles.item, entry.isTall && styles.hit)}
              onMouseDown={(event) => event.preventDefault()}
              onPointerMove={() => onPoint(entry.key)}
              onClick={() => onTake(entry)}
            >
              {entry.content}
            </button>
          ))}
        </div>
      ))}
    </div>
  );
}

/** Which line a key leads to; round the list with the arrows. -1: the key is the field's own. */
function stepFrom(at: number, key: string, count: number): number {
  switch (key) {
    case 'ArrowDown':
      return at + 1 < count ? at + 1 : 0;
    case 'ArrowUp':
      return at > 0 ? at - 1 : count - 1;
    case 'PageDown':
      return Math.min(at + linesOfPage, count - 1);
    case 'PageUp':
      return Math.max(at - linesOfPage, 0);
    default:
      return -1;
  }
}

const linesOfPage = 8;

/** The palette itself is open already, and going back is what Escape does in it. */
function isChosen({ id }: Command): boolean {
  return id !== 'palette' && id !== 'back';
}

const nothing: PaletteFound = { partners: [], hits: [], total: 0, nameOf: () => '' };

/** What the search answers to the words: partners at once, the rest when it comes; of late answers only the last is kept. */
function useFound(search: PaletteSearch | null, words: string): PaletteFound {
  const wanted = words.trim();
  const [records, setRecords] = useState<Pick<PaletteFound, 'hits' | 'total'>>(nothing);
  const partners = useMemo(() => (wanted === '' ? [] : (search?.partners(wanted) ?? [])), [search, wanted]);
  useEffect(() => {
    if (!search || wanted === '') {
      setRecords(nothing);
      return;
    }
    let isCurrent = true;
    void search.everything(wanted).then((found) => {
      if (isCurrent) setRecords(found);
    });
    return () => {
      isCurrent = false;
    };
  }, [search, wanted]);
  if (!search || wanted === '') return nothing;
  return { ...records, partners, nameOf: search.nameOf };
}
