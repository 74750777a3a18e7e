import { ArrowRight, Building2, Search } from 'lucide-react';
import type { ReactNode } from 'react';
import { useNavigate } from 'react-router';
import type { SearchHit } from '../data/watch/search-desk';
import { hitAddress } from '../features/search/hit-address';
import { earlierWords, HitPlace, kindIcons, Marked, useHitTitle } from '../features/search/hit-words';
import { classNames } from '../ui/class-names';
import type { Command } from '../ui/commands';
import { KeyHint } from '../ui/key-hint';
import { useText } from '../ui/use-text';
import styles from './palette.module.css';
import type { PaletteFound } from './palette-search';

/** A line of the palette: what it looks like, and what happens when it is taken. */
export interface PaletteEntry {
  readonly key: string;
  readonly label: string;
  readonly isTall: boolean;
  readonly content: ReactNode;
  readonly run: () => void;
}

/** Lines under one heading. */
export interface PaletteGroup {
  readonly key: string;
  readonly heading: string;
  /** What the partner may not see while the screen is turned. */
  readonly isPrivate: boolean;
  readonly entries: readonly PaletteEntry[];
}

interface Offered {
  readonly commands: readonly Command[];
  readonly found: PaletteFound;
  readonly words: string;
}

/**
 * What the palette shows for the words. Somebody who types the name of a command wants it, whatever records and
 * documents say the same; where the letters lie inside of a word, they more likely are of a partner's name.
 */
export function usePaletteGroups(): (offered: Offered) => readonly PaletteGroup[] {
  const text = useText();
  const navigate = useNavigate();
  const titleOf = useHitTitle();
  const go = (address: string) => () => void navigate(address);
  return ({ commands, found, words }) => {
    const fits = commands.map((command) => ({ command, fit: fitOf(command.label, words) }));
    const byFit = (wanted: Fit) => fits.filter(({ fit }) => fit === wanted).map(({ command }) => command);
    const partners: PaletteGroup = {
      key: 'partners',
      heading: text('app.palette.found'),
      isPrivate: false,
      entries: found.partners.map(({ id, label, description, href }) => ({
        key: `partner-${id}`,
        label,
        isTall: false,
        content: <PartnerLine label={label} description={description} />,
        run: go(href),
      })),
    };
    const hits: PaletteGroup = {
      key: 'hits',
      heading: text('search.palette.hits'),
      isPrivate: true,
      entries: [
        ...found.hits.map((hit) => ({
          key: `hit-${hit.entity}-${hit.id}`,
          label: titleOf(hit)
            .map((piece) => piece.text)
            .join(''),
          isTall: true,
          content: <HitLine hit={hit} partner={found.nameOf(hit.partnerId)} />,
          run: go(hitAddress(hit)),
        })),
        ...(found.total === 0 ? [] : [allOf(text('search.palette.all', { count: found.total, words: words.trim() }))]),
      ],
    };
    const all = [...commandGroups('whole', byFit('word')), partners, ...commandGroups('part', byFit('inside')), hits];
    return all.filter(({ entries }) => entries.length > 0);

    function allOf(label: string): PaletteEntry {
      const run = go(`/search?q=${encodeURIComponent(words.trim())}`);
      return { key: 'all', label, isTall: false, content: <PlainLine icon={Search} label={label} />, run };
    }
  };
}

type Fit = 'word' | 'inside' | 'none';

function fitOf(label: string, words: string): Fit {
  const wanted = unmarked(words.trim());
  const said = unmarked(label);
  for (let at = said.indexOf(wanted); at >= 0; at = said.indexOf(wanted, at + 1)) {
    if (at === 0 || !/[\p{L}\p{N}]/u.test(said.charAt(at - 1))) return 'word';
  }
  return said.includes(wanted) ? 'inside' : 'none';
}

/** In small letters and without marks: `café` is found by `cafe`. */
function unmarked(text: string): string {
  return text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
}

function commandGroups(fit: string, commands: readonly Command[]): readonly PaletteGroup[] {
  return [...Map.groupBy(commands, ({ group }) => group)].map(([heading, entries]) => ({
    key: `${fit}-${heading}`,
    heading,
    isPrivate: false,
    entries: entries.map(({ id, icon = ArrowRight, keys, label, run }) => ({
      key: `command-${id}`,
      label,
      isTall: false,
      content: <PlainLine icon={icon} label={label} keys={keys} />,
      run,
    })),
  }));
}

interface PlainLineProps {
  readonly icon: NonNullable<Command['icon']>;
  readonly label: string;
  readonly keys?: string | undefined;
}

function PlainLine({ icon: Icon, label, keys }: PlainLineProps) {
  return (
    <>
      <Icon size="1rem" strokeWidth={1.75} aria-hidden />
      <span className={styles.label}>{label}</span>
      {keys && <KeyHint keys={keys} />}
    </>
  );
}

function PartnerLine({ label, description }: { readonly label: string; readonly description?: string | undefined }) {
  return (
    <>
      <Building2 size="1rem" strokeWidth={1.75} aria-hidden />
      <span className={styles.label}>{label}</span>
      {description && <span className={styles.description}>{description}</span>}
    </>
  );
}

function HitLine({ hit, partner }: { readonly hit: SearchHit; readonly partner: string }) {
  const text = useText();
  const title = useHitTitle()(hit);
  const Icon = kindIcons[hit.kind];
  return (
    <>
      <Icon size="1rem" strokeWidth={1.75} aria-hidden />
      <span className={styles.hitWords}>
        <span className={styles.label}>
          <Marked pieces={title} />
        </span>
        <span className={classNames(styles.description, styles.where)}>
          {[partner, hit.isEarlier ? text(earlierWords(hit)) : ''].filter((each) => each !== '').join(' · ')}
          {hit.place && ' · '}
          <HitPlace hit={hit} />
        </span>
      </span>
    </>
  );
}
