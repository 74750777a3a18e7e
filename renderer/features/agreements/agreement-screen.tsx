import { type ReactNode, useCallback, useMemo, useState } from 'react';
import { useNavigate } from 'react-router';
import type { Json } from '#shared/base/json';
import type { AgreementText } from '#shared/domain/documents/agreement-document';
import { documentFileName } from '#shared/domain/documents/file-name';
import type { DocumentPage } from '#shared/domain/documents/page';
import { slaDocument } from '#shared/domain/documents/sla-document';
import { signingFrame } from '#shared/domain/signing/session-plan';
import { signatoriesOf } from '#shared/domain/signing/signing-rules';
import type { Sla } from '#shared/domain/slas/sla';
import { draftNextVersion, lockAgreement, unlockAgreement } from '../../data/actions/agreement-actions';
import { decideTerms } from '../../data/actions/negotiation-actions';
import type { ShownAgreement } from '../../data/queries/agreement-queries';
import { useHistoryMeasured } from '../../data/queries/measured-files';
import { formsOf, saveCopy, saveKept } from '../../data/save-copy';
import { useWorkspace } from '../../data/use-workspace';
import type { Workspace } from '../../data/workspace';
import { printPage } from '../../documents/print-page';
import { showToast } from '../../ui/toast';
import { type Text, useText } from '../../ui/use-text';
import { givenSignatures } from '../../widgets/page-preview/given-signatures';
import type { GivenSignatures } from '../../widgets/page-preview/preview-signatures';
import { printRefusalWords } from '../../widgets/print-refusal-words';
import { AgreementBeside } from './agreement-beside';
import { AgreementHead } from './agreement-head';
import { AgreementView } from './agreement-view';
import { NextVersionDialog } from './next-version-dialog';
import { OpenSloDialog } from './open-slo-dialog';
import { questionLink } from './question-links';
import { functionWords } from './review-words';
import { SignedFacts } from './signed-facts';
import { TermField } from './term-field';
import { useExports } from './use-export';
import { useDraftSla, useLint } from './use-lint';

export interface AgreementScreenProps {
  readonly shown: ShownAgreement;
  /** What is being done about a file that both have signed and that is not frozen yet. */
  readonly freezing: ReactNode;
}

/** A plan or service level agreement, from the first draft to the frozen file. */
export function AgreementScreen({ shown, freezing }: AgreementScreenProps) {
  const { agreement, partnerFile, text: found, signatures, document } = shown;
  const { partner, interviews } = partnerFile;
  const draft = useDraftSla(shown);
  const history = useHistoryMeasured(draft, partnerFile.performanceFiles);
  const lint = useLint(draft, history);
  const page = useShownPage(shown, draft);
  const given = useGiven(shown, page);
  const { dialog, ...doing } = useDoing(shown, page);
  const navigate = useNavigate();
  const exports = useExports(shown, draft);
  const [isImporting, setImporting] = useState(false);
  const takeTerms = useTakeTerms(agreement.id);
  const linkTo = useCallback(
    (questionId: string | null) =>
      questionId === null ? `/partners/${partner.id}` : questionLink(interviews, partner.id, questionId),
    [interviews, partner.id],
  );
  const obstacles = !found.ok && found.error.kind === 'obstacles' ? found.error : { missing: [], problems: [] };
  return (
    <AgreementView
      agreement={agreement}
      page={page}
      given={given}
      missing={obstacles.missing}
      problems={obstacles.problems}
      contested={shown.contested}
      lint={lint}
      more={
        <>
          <AgreementBeside shown={shown} />
          {dialog}
          {isImporting && draft && (
            <OpenSloDialog agreement={agreement} sla={draft} onTake={takeTerms} onClose={() => setImporting(false)} />
          )}
        </>
      }
      isElsewhere={!found.ok && found.error.kind === 'fixedElsewhere'}
      linkTo={linkTo}
      Field={TermField}
      head={
        <AgreementHead
          agreement={agreement}
          partner={partner}
          signatures={signatures.length}
          canPrint={page !== null || document !== null}
          onNegotiate={agreement.kind === 'sla' ? () => void navigate(`/agreements/${agreement.id}/negotiate`) : null}
          exports={exports}
          onImportOpenSlo={draft === null ? null : () => setImporting(true)}
          {...doing}
        />
      }
      aside={
        agreement.state === 'draft' ? null : (
          <SignedFacts
            signatures={signatures}
            planned={shown.signing?.session.signers ?? []}
            document={document}
            revisions={shown.revisions}
            dataSha256={agreement.dataSha256}
            freezing={freezing}
          />
        )
      }
    />
  );
}

/** The page as it stands now, with the drawings that are there; also of a draft that cannot be signed yet. */
function useShownPage(
  { agreement, text, signatures, signing }: ShownAgreement,
  draft: Sla | null,
): DocumentPage | null {
  const made: AgreementText | null = text.ok ? text.value : null;
  const session = signing?.session;
  return useMemo(() => {
    // A file that is signed in fields says so; only one that was drawn into has the hands in its pages.
    const frame = session
      ? { agreement, signatories: [], signing: signingFrame(session) }
      : { agreement, signatories: signatoriesOf(signatures) };
    return made?.pages(frame) ?? (draft && slaDocument(draft, frame));
  }, [made, draft, agreement, signatures, session]);
}

/** What stands in the fields of the page by now. */
function useGiven({ signatures, signing }: ShownAgreement, page: DocumentPage | null): GivenSignatures {
  const session = signing?.session;
  return useMemo(
    () => (session && page ? givenSignatures(page, session, signatures) : {}),
    [page, session, signatures],
  );
}

function useDoing(shown: ShownAgreement, page: DocumentPage | null) {
  const { agreement } = shown;
  const text = useText();
  const navigate = useNavigate();
  const workspace = useWorkspace();
  const [isBusy, setBusy] = useState(false);
  const busily = async (work: () => Promise<string | null>) => {
    setBusy(true);
    const refused = await work().finally(() => setBusy(false));
    if (refused !== null) showToast({ tone: 'refused', words: refused });
  };
  const sign = async () => {
    const way = `/agreements/${agreement.id}/sign`;
    if (agreement.state !== 'draft') return navigate(way);
    await busily(async () => {
      const refused = await lock(workspace, shown, page, text);
      if (refused === null) void navigate(way);
      return refused;
    });
  };
  const unlock = async () => {
    const unlocked = await unlockAgreement(workspace, agreement.id);
    if (!unlocked.ok) showToast({ tone: 'refused', words: text(refusalWords(unlocked.error.kind)) });
  };
  const [isAmending, setAmending] = useState(false);
  const nextVersion = async (reason: string) => {
    setAmending(false);
    const next = await draftNextVersion(workspace, agreement.id, reason);
    if (next.ok) return navigate(`/agreements/${next.value.id}`);
    if (next.error.kind === 'already-drafted') return navigate(`/agreements/${next.error.agreementId}`);
    showToast({ tone: 'refused', words: text(refusalWords(next.error.kind)) });
  };
  return {
    isBusy,
    onSave: () => void busily(() => save(workspace, shown, page, text)),
    onSign: () => void sign(),
    onUnlock: () => void unlock(),
    onNextVersion: () => setAmending(true),
    dialog: isAmending ? (
      <NextVersionDialog onBegin={(reason) => void nextVersion(reason)} onClose={() => setAmending(false)} />
    ) : null,
  };
}

/** Decides several terms at once, with the way back; answers why not, in words. */
function useTakeTerms(agreementId: string) {
  const workspace = useWorkspace();
  const text = useText();
  return async (terms: { readonly [termId: string]: Json }): Promise<string | null> => {
    const decided = await decideTerms(workspace, agreementId, terms);
    if (!decided.ok)
      return text(
        decided.error.kind === 'unusableValue' ? 'agreements.refused.unusable' : refusalWords(decided.error.kind),
      );
    const before = decided.value;
    showToast({
      tone: 'done',
      words: text('agreements.open-slo.taken'),
      action: {
        label: text('agreements.dialog.undo'),
        onPress: () => void decideTerms(workspace, agreementId, before),
      },
    });
    return null;
  };
}

/** The frozen bytes where there are some, else the page as it stands, printed now. Null: done, or the person changed their mind. */
async function save(
  workspace: Workspace,
  { document, agreement, revisions, contested }: ShownAgreement,
  page: DocumentPage | null,
  text: Text,
): Promise<string | null> {
  const told = (saved: Awaited<ReturnType<typeof saveKept>>) => {
    if (saved.ok) return null;
    return text(saved.error.kind === 'not-here' ? 'documents.bytes.not-here' : 'documents.bytes.unwritable');
  };
  if (document) return told(await saveKept(workspace, ...formsOf(document, revisions)));
  if (page === null) return null;
  // A file would say one of two values as if it had been agreed.
  if (agreement.state === 'draft' && contested.length > 0) return text('agreements.refused.contested');
  const createdAt = new Date(workspace.surroundings.now()).toISOString();
  const printed = await printPage(page, { createdAt, author: authorOf(page) });
  if (!printed.ok) return text(...printRefusalWords(printed.error));
  const content = new Blob([printed.value.bytes], { type: 'application/pdf' });
  const name = documentFileName({ ...page, dataSha256: agreement.dataSha256 });
  return told(await saveCopy(workspace, { name, mime: content.type, content }));
}

// Printed once before it is fixed: a text the printer cannot print must not be signed.
async function lock(
  workspace: Workspace,
  { agreement }: ShownAgreement,
  page: DocumentPage | null,
  text: Text,
): Promise<string | null> {
  if (page !== null) {
    const printed = await printPage(page, { createdAt: agreement.createdAt, author: authorOf(page) });
    if (!printed.ok) return text(...printRefusalWords(printed.error));
  }
  const locked = await lockAgreement(workspace, agreement.id);
  if (locked.ok) return null;
  const { error } = locked;
  if (error.kind === 'review')
    return text('agreements.refused.review', {
      functions: error.findings.map(({ reviewFunction }) => text(functionWords[reviewFunction])).join(', '),
    });
  if (error.kind === 'missing') return text('agreements.refused.missing', { count: error.missing.length });
  return text(refusalWords(error.kind));
}

const authorOf = (page: DocumentPage) => page.parties.find(({ party }) => party === 'vendor')?.name ?? '';

function refusalWords(kind: string) {
  switch (kind) {
    case 'contested':
      return 'agreements.refused.contested';
    case 'problems':
      return 'agreements.refused.problems';
    case 'reviews':
      return 'agreements.refused.reviews';
    case 'alreadySigned':
      return 'agreements.refused.already-signed';
    case 'storage-full':
      return 'errors.storage-full';
    case 'notDraft':
    case 'notLocked':
      return 'agreements.refused.changed';
    default:
      return 'errors.storage-failed';
  }
}
