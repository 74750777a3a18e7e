import { Building2, FileInput, Plus } from 'lucide-react';
import { useCallback, useDeferredValue, useMemo, useRef, useState } from 'react';
import { useIntl } from 'react-intl';
import { useNavigate } from 'react-router';
import type { ListedPartner } from '../../data/partner-directory';
import { usePartnerList } from '../../data/queries/partner-list';
import { type Territory, useTerritories } from '../../data/queries/territory-queries';
import { Button } from '../../ui/button';
import { useCommands } from '../../ui/commands';
import { EmptyState } from '../../ui/empty-state';
import { PageHeader } from '../../ui/page-header';
import { SearchField } from '../../ui/search-field';
import { Select } from '../../ui/select';
import { Spinner } from '../../ui/spinner';
import { useText } from '../../ui/use-text';
import { type ListColumn, VirtualList } from '../../ui/virtual-list';
import { archetypeWords, programTierWords, riskTierWords } from '../../widgets/partner-words';
import { useCountryName } from '../../widgets/use-country-names';
import { PartnerDialog } from './partner-dialog';
import styles from './partner-list.module.css';

/** All partners of the space: find one by typing, open it with Enter, or add one. */
export function PartnerList() {
  const text = useText();
  const navigate = useNavigate();
  const search = useRef<HTMLInputElement>(null);
  const [sought, setSought] = useState('');
  const [adding, setAdding] = useState(false);
  const { complete, partners, total, territories, territory, setTerritory } = useFound(sought);
  useListCommands({ add: () => setAdding(true), find: () => search.current?.focus() });
  // The first partner is added where the empty page says so.
  const isNew = complete && total === 0;
  const open = useCallback((partner: ListedPartner) => void navigate(`/partners/${partner.id}`), [navigate]);
  return (
    <div className={styles.screen}>
      <PageHeader
        title={text('partners.title')}
        facts={!isNew && <span>{text('partners.list.count', { count: total })}</span>}
        actions={
          <>
            <Button icon={FileInput} onPress={() => void navigate('/import')}>
              {text('partners.list.import')}
            </Button>
            {!isNew && (
              <Button kind="filled" icon={Plus} onPress={() => setAdding(true)}>
                {text('partners.list.new')}
              </Button>
            )}
          </>
        }
      />
      {!isNew && (
        <div className={styles.tools}>
          <SearchField
            label={text('partners.list.find')}
            placeholder={text('partners.list.find-hint')}
            value={sought}
            onChange={setSought}
            inputRef={search}
          />
          <TerritoryFilter territories={territories} value={territory} onChange={setTerritory} />
          {!complete && <Spinner words={text('partners.list.reading')} />}
        </div>
      )}
      <PartnerRows
        partners={partners}
        territories={territories}
        onOpen={open}
        empty={complete ? <NoPartners sought={sought} onAdd={() => setAdding(true)} /> : null}
      />
      <PartnerDialog
        isOpen={adding}
        onClose={() => setAdding(false)}
        onKept={(partner) => void navigate(`/partners/${partner.id}`)}
      />
    </div>
  );
}

function useListCommands({ add, find }: { readonly add: () => void; readonly find: () => void }): void {
  const text = useText();
  useCommands([
    {
      id: 'new-partner',
      label: text('partners.list.new'),
      group: text('partners.title'),
      icon: Plus,
      keys: 'n',
      run: () => add(),
    },
    {
      id: 'find-partner',
      label: text('partners.list.find'),
      group: text('partners.title'),
      keys: '/',
      run: () => find(),
    },
  ]);
}

/** The partners that are sought, in one territory or in all. */
function useFound(sought: string) {
  // The letters appear at once; the list follows when there is time.
  const { complete, partners: found, total } = usePartnerList(useDeferredValue(sought));
  const territories = useTerritories();
  const [territory, setTerritory] = useState<string>(everywhere);
  const partners = useMemo(
    () => (territory === everywhere ? found : found.filter(({ space }) => space === territory)),
    [found, territory],
  );
  return { complete, partners, total, territories, territory, setTerritory };
}

interface TerritoryFilterProps {
  readonly territories: readonly Territory[];
  /** A lane, or everywhere. */
  readonly value: string;
  readonly onChange: (lane: string) => void;
}

function TerritoryFilter({ territories, value, onChange }: TerritoryFilterProps) {
  const text = useText();
  if (territories.length < 2) return null;
  return (
    <Select
      label={text('partners.territory.filter')}
      hideLabel
      choices={[
        { id: everywhere, label: text('partners.territory.everywhere') },
        ...territories.map(({ lane, name }) => ({ id: lane === '' ? home : lane, label: name })),
      ]}
      value={value === '' ? home : value}
      onChange={(chosen) => onChange(chosen === home ? '' : chosen)}
    />
  );
}

/** No territory has this as its id: ids have no stars. */
const everywhere = '*';
const home = '*home';

interface PartnerRowsProps {
  readonly partners: readonly ListedPartner[];
  /** The territories of the person; with several the list says to which a partner belongs. */
  readonly territories: readonly Territory[];
  readonly onOpen: (partner: ListedPartner) => void;
  readonly empty: React.ReactNode;
}

/** The rows themselves, drawn only as far as they are seen. */
export function PartnerRows({ partners, territories, onOpen, empty }: PartnerRowsProps) {
  const text = useText();
  return (
    <VirtualList
      label={text('partners.title')}
      rows={partners}
      keyOf={idOf}
      onOpen={onOpen}
      empty={empty}
      columns={usePartnerColumns(territories)}
    />
  );
}

const idOf = (partner: ListedPartner) => partner.id;

// The same list from one drawing to the next: new columns would draw every row again.
function usePartnerColumns(territories: readonly Territory[]): readonly ListColumn<ListedPartner>[] {
  const text = useText();
  const { formatDate } = useIntl();
  const countryName = useCountryName();
  return useMemo<readonly ListColumn<ListedPartner>[]>(
    () => [
      {
        id: 'name',
        header: text('partners.field.legal-name'),
        width: '2.2fr',
        cell: (partner) => <strong>{partner.legalName}</strong>,
      },
      {
        id: 'country',
        header: text('partners.field.country'),
        width: '1.2fr',
        cell: (partner) => countryName(partner.country),
      },
      ...(territories.length > 1
        ? [
            {
              id: 'territory',
              header: text('partners.territory.label'),
              width: '1.2fr',
              isExtra: true,
              cell: ({ space }: ListedPartner) => territories.find(({ lane }) => lane === space)?.name ?? '',
            },
          ]
        : []),
      {
        id: 'archetype',
        header: text('partners.field.archetype'),
        width: '1.6fr',
        isExtra: true,
        cell: (partner) => text(archetypeWords[partner.archetype]),
      },
      {
        id: 'tier',
        header: text('partners.field.program-tier'),
        width: '0.8fr',
        cell: (partner) => text(programTierWords[partner.programTier]),
      },
      {
        id: 'risk',
        header: text('partners.field.risk-tier'),
        width: '0.9fr',
        isExtra: true,
        cell: (partner) =>
          partner.riskTierAccepted
            ? text(riskTierWords[partner.riskTierAccepted.tier])
            : text('partners.risk-tier.none'),
      },
      {
        id: 'since',
        header: text('partners.field.created-at'),
        width: '1.2fr',
        kind: 'number',
        isExtra: true,
        cell: (partner) => formatDate(partner.createdAt, { dateStyle: 'medium' }),
      },
    ],
    [text, formatDate, countryName, territories],
  );
}

function NoPartners({ sought, onAdd }: { readonly sought: string; readonly onAdd: () => void }) {
  const text = useText();
  if (sought.trim() !== '') {
    return (
      <EmptyState title={text('partners.list.none-found', { sought })}>
        {text('partners.list.none-found-hint')}
      </EmptyState>
    );
  }
  return (
    <EmptyState
      icon={Building2}
      title={text('partners.list.empty')}
      action={
        <Button kind="filled" icon={Plus} onPress={onAdd}>
          {text('partners.list.new')}
        </Button>
      }
    >
      {text('partners.list.empty-hint')}
    </EmptyState>
  );
}
