import { doneIn } from '#shared/domain/improvements/pack-adoption';
import { useAllRecords } from '../../data/queries/record-queries';
import { usePresentation } from '../../session/presentation';
import { Panel } from '../../ui/panel';
import { useText } from '../../ui/use-text';
import { ImprovementLines } from './adoption-tab';

/** What of the backlog went into a version of the playbook; our own view of its release notes. */
export function VersionImprovements({ version }: { readonly version: string }) {
  const text = useText();
  const isTurned = usePresentation();
  const went = doneIn(useAllRecords('improvement') ?? [], version);
  if (isTurned || went.length === 0) return null;
  return (
    <Panel title={text('improvements.went-in.title')}>
      <ImprovementLines improvements={went} />
    </Panel>
  );
}
