import { canonicalJson, type Json } from '#shared/base/json';
import type { AgreementKind } from '#shared/domain/agreements/agreement';
import { referenceOf } from '#shared/domain/documents/document-frame';
import { openSloText } from '#shared/domain/exchange/open-slo';
import type { Sla } from '#shared/domain/slas/sla';
import { slaOfAnyFormat } from '#shared/domain/slas/sla-formats';
import type { ShownAgreement } from '../../data/queries/agreement-queries';
import { saveCopy } from '../../data/save-copy';
import { useWorkspace } from '../../data/use-workspace';
import { showToast } from '../../ui/toast';
import { useText } from '../../ui/use-text';

/** What can be taken out of an agreement besides its PDF; null where there is nothing to take out yet, or two values stand against each other. */
export interface AgreementExports {
  readonly onData: (() => void) | null;
  readonly onOpenSlo: (() => void) | null;
}

/** The agreement as data: the very bytes that are hashed and embedded, and what other tools can measure by. */
export function useExports({ agreement, text: found, contested }: ShownAgreement, draft: Sla | null): AgreementExports {
  const workspace = useWorkspace();
  const text = useText();
  const isOpen = agreement.state === 'draft' && contested.length > 0;
  const data: Json = found.ok && !isOpen ? found.value.data : null;
  const sla = agreement.kind === 'sla' && !isOpen ? (slaOfAnyFormat(data) ?? draft) : null;
  const name = referenceOf(agreement.kind, agreement).replaceAll(' ', '-');
  const save = async (file: { readonly name: string; readonly mime: string; readonly words: string }) => {
    const content = new Blob([file.words], { type: file.mime });
    const saved = await saveCopy(workspace, { name: file.name, mime: file.mime, content });
    if (!saved.ok) showToast({ tone: 'refused', words: text('documents.bytes.unwritable') });
  };
  return {
    onData:
      data === null
        ? null
        : () =>
            void save({
              name: `${name}-${dataName[agreement.kind]}`,
              mime: 'application/json',
              words: canonicalJson(data),
            }),
    onOpenSlo:
      sla === null
        ? null
        : () => void save({ name: `${name}.yaml`, mime: 'application/yaml', words: openSloText(sla) }),
  };
}

/** As the file is called inside the PDF. */
const dataName = { plan: 'jsp.json', sla: 'sla.json' } as const satisfies Record<AgreementKind, string>;
