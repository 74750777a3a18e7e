import { ok, refuse } from '#shared/base/result';
import { bringHistory } from '../../data/actions/negotiation-actions';
import { lookInWorker } from '../../data/measuring';
import { takeInTable } from '../../data/take-in-table';
import { useWorkspace } from '../../data/use-workspace';
import { useText } from '../../ui/use-text';
import { type NotTaken, useTableBringing } from '../../widgets/table-mapping/use-table-bringing';
import { bringRefusalWords } from './bring-words';

/** Brings past months to the table. */
export function useBringing(partnerId: string, zone: string) {
  const workspace = useWorkspace();
  const text = useText();
  const not = (kind: string) => refuse<NotTaken>({ findings: [], problem: text(bringRefusalWords(kind)) });
  return useTableBringing({
    zone,
    look: (file) => lookInWorker({ name: file.name, content: file }),
    // A name at least: files of two services without one would be taken for one and the same.
    service: ({ name }) => name.replace(/\.[^.]+$/, ''),
    keep: async (file, { table, mapping, words, zone: read, service, givenBy, author }) => {
      const rule = { table, mapping, words, zone: read, service };
      const taken = await takeInTable(workspace, file, { ...rule, partnerId });
      if (!taken.ok)
        return taken.error.findings
          ? refuse<NotTaken>({ findings: taken.error.findings, problem: null })
          : not(taken.error.kind);
      const kept = await bringHistory(workspace, { partnerId, ...rule, ...taken.value, givenBy, author });
      return kept.ok ? ok(null) : not(kept.error.kind);
    },
  });
}
