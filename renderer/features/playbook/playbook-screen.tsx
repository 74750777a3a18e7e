import { SearchX } from 'lucide-react';
import { useMemo, useState } from 'react';
import type { PackIndex } from '#shared/domain/playbook/pack-index';
import { usePlaybook, usePlaybookVersions } from '../../data/use-playbook';
import { usePresentation } from '../../session/presentation';
import { Badge } from '../../ui/badge';
import { EmptyState } from '../../ui/empty-state';
import { Link } from '../../ui/link';
import { PageHeader } from '../../ui/page-header';
import { SearchField } from '../../ui/search-field';
import { Split } from '../../ui/split';
import { useText } from '../../ui/use-text';
import { AssetList, AssetView } from './asset-view';
import { CommercialView } from './commercial-view';
import { ControlsView } from './controls-view';
import { ModuleList, ModuleView } from './module-view';
import styles from './playbook.module.css';
import { type Passage, passagesOf, searchOf, visibleAssets } from './playbook-search';
import { type SectionId, sections } from './playbook-sections';
import { RolesView } from './roles-view';
import { TrainingView } from './training-view';
import { VersionView, type VersionViewProps } from './version-view';
import { VersionsView } from './versions-view';

export interface PlaybookScreenProps extends Pick<VersionViewProps, 'wentInto'> {
  readonly section: SectionId;
  /** A module or an asset of the section; null: all of it. */
  readonly thingId: string | null;
}

/** The playbook in force, to read and to work from. */
export function PlaybookScreen(props: PlaybookScreenProps) {
  return <PlaybookReader {...props} index={usePlaybook()} />;
}

/** The reading screen without the machinery behind it. */
export function PlaybookReader({
  section,
  thingId,
  index,
  wentInto,
}: PlaybookScreenProps & { readonly index: PackIndex }) {
  const text = useText();
  const isTurned = usePresentation();
  // What is looked for belongs to the place it was typed at: another address shows what it names.
  const place = `${section}/${thingId ?? ''}`;
  const [typed, setTyped] = useState({ place, words: '' });
  const words = typed.place === place ? typed.words : '';
  const setWords = (next: string) => setTyped({ place, words: next });
  const { pack } = index;
  const shown = sections.filter(({ internal }) => !internal || !isTurned);
  const search = useMemo(
    () => searchOf(passagesOf(pack).filter(({ internal }) => !internal || !isTurned)),
    [pack, isTurned],
  );
  return (
    <div className={styles.parts}>
      <PageHeader
        title={pack.title}
        facts={<Badge>{text('playbook.page.version', { version: pack.version })}</Badge>}
      />
      <Split
        start={
          <div className={styles.side}>
            <SearchField
              label={text('playbook.search.label')}
              placeholder={text('playbook.search.label')}
              value={words}
              onChange={setWords}
            />
            <nav aria-label={text('playbook.page.sections')}>
              <ul className={styles.nav}>
                {shown.map(({ id, label, icon: Icon }) => (
                  <li key={id} className={styles.navItem} data-current={id === section || undefined}>
                    <Link
                      kind="quiet"
                      href={`/playbook/${id}`}
                      onPress={() => setWords('')}
                      {...(id === section ? { 'aria-current': 'page' as const } : {})}
                    >
                      <span className={styles.navRow}>
                        <Icon size="1rem" strokeWidth={1.75} aria-hidden />
                        {text(label)}
                      </span>
                    </Link>
                  </li>
                ))}
              </ul>
            </nav>
          </div>
        }
      >
        {words.trim() === '' ? (
          <SectionContent index={index} section={section} thingId={thingId} wentInto={wentInto} />
        ) : (
          <Found passages={search(words)} onGo={() => setWords('')} />
        )}
      </Split>
    </div>
  );
}

function SectionContent({ index, section, thingId, wentInto }: PlaybookScreenProps & { readonly index: PackIndex }) {
  const text = useText();
  const isTurned = usePresentation();
  const { pack } = index;
  const nothing = <EmptyState title={text('playbook.page.absent')}>{text('playbook.page.absent-hint')}</EmptyState>;
  switch (section) {
    case 'modules': {
      if (thingId === null) return <ModuleList pack={pack} />;
      const module = index.moduleById.get(thingId);
      return module ? <ModuleView pack={pack} module={module} /> : nothing;
    }
    case 'assets': {
      const assets = visibleAssets(pack.assets, isTurned);
      if (thingId === null) return <AssetList pack={pack} assets={assets} />;
      const asset = assets.find(({ id }) => id === thingId);
      return asset ? <AssetView asset={asset} /> : nothing;
    }
    case 'roles':
      return <RolesView pack={pack} />;
    case 'controls':
      return <ControlsView pack={pack} />;
    case 'commercial':
      return <CommercialView pack={pack} />;
    case 'training':
      return <TrainingView pack={pack} />;
    case 'versions':
      if (isTurned) return nothing;
      return thingId === null ? <VersionsView /> : <OneVersion version={thingId} wentInto={wentInto} />;
  }
}

function OneVersion(props: Pick<VersionViewProps, 'version' | 'wentInto'>) {
  return <VersionView {...props} versions={usePlaybookVersions()} />;
}

function Found({ passages, onGo }: { readonly passages: readonly Passage[]; readonly onGo: () => void }) {
  const text = useText();
  if (passages.length === 0)
    return (
      <EmptyState icon={SearchX} title={text('playbook.search.none')}>
        {text('playbook.search.none-hint')}
      </EmptyState>
    );
  return (
    <ul className={styles.rows} aria-label={text('playbook.search.found', { count: passages.length })}>
      {passages.map((passage) => (
        <li key={passage.id} className={styles.row}>
          <div className={styles.rowHead}>
            <Link href={passage.href} onPress={onGo}>
              {passage.title}
            </Link>
            <Badge>{text(passage.kind)}</Badge>
          </div>
        </li>
      ))}
    </ul>
  );
}
