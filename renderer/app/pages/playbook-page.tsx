import { useParams } from 'react-router';
import type { PackIndex } from '#shared/domain/playbook/pack-index';
import { usePlaybook } from '../../data/use-playbook';
import { VersionImprovements } from '../../features/improvements/version-improvements';
import { PlaybookScreen } from '../../features/playbook/playbook-screen';
import { isSection, type SectionId } from '../../features/playbook/playbook-sections';
import { usePage } from '../../session/open-page';
import { usePresentation } from '../../session/presentation';
import { useText } from '../../ui/use-text';
import { NotFoundPage } from '../not-found-page';

export function PlaybookPage() {
  const { section = 'modules', thingId } = useParams();
  const text = useText();
  const index = usePlaybook();
  const isTurned = usePresentation();
  const name = thingId && isSection(section) ? nameOf(index, section, thingId, isTurned) : null;
  usePage({
    title: name ?? text('playbook.page.title'),
    crumbs: name ? [{ label: text('playbook.page.title'), href: `/playbook/${section}` }] : [],
  });
  if (!isSection(section)) return <NotFoundPage />;
  return (
    <PlaybookScreen
      section={section}
      thingId={thingId ?? null}
      wentInto={(version) => <VersionImprovements version={version} />}
    />
  );
}

/** What is read; null where it is not there, or not for the partner to see. */
function nameOf(index: PackIndex, section: SectionId, id: string, isTurned: boolean): string | null {
  if (section === 'modules') return index.moduleById.get(id)?.title ?? null;
  if (section === 'versions') return isTurned ? null : id;
  const asset = index.pack.assets.find((one) => one.id === id);
  return asset && (!isTurned || asset.audience === 'partner') ? asset.title : null;
}
