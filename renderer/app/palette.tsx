import { ArrowRight, Building2, Search } from 'lucide-react';
import { useContext, useEffect, useMemo, useState } from 'react';
import { useFilter } from 'react-aria-components';
import { Autocomplete } from 'react-aria-components/Autocomplete';
import { Dialog } from 'react-aria-components/Dialog';
import { Header } from 'react-aria-components/Header';
import { Input } from 'react-aria-components/Input';
import { Menu, MenuItem, MenuSection } from 'react-aria-components/Menu';
import { Modal, ModalOverlay } from 'react-aria-components/Modal';
import { Text } from 'react-aria-components/Text';
import { TextField } from 'react-aria-components/TextField';
import type { SearchHit } from '../data/watch/search-desk';
import { hitAddress } from '../features/search/hit-address';
import { earlierWords, HitPlace, kindIcons, Marked, useHitTitle } from '../features/search/hit-words';
import { classNames } from '../ui/class-names';
import { type Command, currentCommands } from '../ui/commands';
import { KeyHint } from '../ui/key-hint';
import { useText } from '../ui/use-text';
import styles from './palette.module.css';
import { type PaletteFind, type PaletteFound, type PaletteSearch, PaletteSearchContext } from './palette-search';

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
        {found.partners.length > 0 && (
          <MenuSection className={classNames(styles.section)}>
            <Header className={classNames(styles.heading)}>{text('app.palette.found')}</Header>
            {found.partners.map((find, at) => (
              <FoundItem key={foundAt(at)} id={foundAt(at)} find={find} />
            ))}
          </MenuSection>
        )}
        {found.total > 0 && (
          <MenuSection className={classNames(styles.section)} data-private>
            <Header className={classNames(styles.heading)}>{text('search.palette.hits')}</Header>
            {found.hits.map((hit, at) => (
              <HitItem
                key={foundAt(found.partners.length + at)}
                id={foundAt(found.partners.length + at)}
                hit={hit}
                partner={found.nameOf(hit.partnerId)}
              />
            ))}
            <AllItem
              key={foundAt(found.partners.length + found.hits.length)}
              id={foundAt(found.partners.length + found.hits.length)}
              words={words.trim()}
              count={found.total}
            />
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

/**
 * What was found is named by its place: an answer that comes late puts other things there, and the field would go on
 * pointing at one that is gone.
 */
function foundAt(place: number): string {
  return `${foundPrefix}${place}`;
}

function FoundItem({ id, find }: { readonly id: string; readonly find: PaletteFind }) {
  return (
    <MenuItem id={id} textValue={find.label} href={find.href} className={classNames(styles.item)}>
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

interface HitItemProps {
  readonly id: string;
  readonly hit: SearchHit;
  readonly partner: string;
}

function HitItem({ id, hit, partner }: HitItemProps) {
  const text = useText();
  const title = useHitTitle()(hit);
  const Icon = kindIcons[hit.kind];
  return (
    <MenuItem
      id={id}
      textValue={title.map((piece) => piece.text).join('')}
      href={hitAddress(hit)}
      className={classNames(styles.item, styles.hit)}
    >
      <Icon size="1rem" strokeWidth={1.75} aria-hidden />
      <span className={styles.hitWords}>
        <Text slot="label" className={classNames(styles.label)}>
          <Marked pieces={title} />
        </Text>
        <Text slot="description" className={classNames(styles.description, styles.where)}>
          {[partner, hit.isEarlier ? text(earlierWords(hit)) : ''].filter((each) => each !== '').join(' · ')}
          {hit.place && ' · '}
          <HitPlace hit={hit} />
        </Text>
      </span>
    </MenuItem>
  );
}

interface AllItemProps {
  readonly id: string;
  readonly words: string;
  readonly count: number;
}

function AllItem({ id, words, count }: AllItemProps) {
  const text = useText();
  const label = text('search.palette.all', { count, words });
  return (
    <MenuItem
      id={id}
      textValue={label}
      href={`/search?q=${encodeURIComponent(words)}`}
      className={classNames(styles.item)}
    >
      <Search size="1rem" strokeWidth={1.75} aria-hidden />
      <Text slot="label" className={classNames(styles.label)}>
        {label}
      </Text>
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
