import { useEffect, useState } from 'react';
import type { DocumentPage } from '#shared/domain/documents/page';
import { type EvidenceRecord, evidenceRecordSchema } from '#shared/domain/signing/evidence-record';
import type { Signature } from '#shared/domain/signing/signature';
import type { ShownAgreement } from '../../data/queries/agreement-queries';
import { openKept, saveKept } from '../../data/save-copy';
import { useWorkspace } from '../../data/use-workspace';
import type { Workspace } from '../../data/workspace';
import { useText } from '../../ui/use-text';
import { givenSignatures } from '../../widgets/page-preview/given-signatures';
import { provenTime } from '../../widgets/signature-words';
import { type DoneSignature, DoneView } from './done-view';

export interface DoneStepProps {
  readonly shown: ShownAgreement;
  readonly page: DocumentPage;
  /** Saves the folder the partner takes home; the sentence that says why not, or null. */
  readonly onTakeHome?: (() => Promise<string | null>) | undefined;
  readonly onLeave: () => void;
}

/** The finished file: every signature with what it rests on, and what is handed over. */
export function DoneStep({ shown, page, onTakeHome, onLeave }: DoneStepProps) {
  const workspace = useWorkspace();
  const text = useText();
  const [problem, setProblem] = useState<string | null>(null);
  const [isBusy, setBusy] = useState(false);
  const levels = useLevels(workspace, shown.signatures);
  const { document, signatures, signing, revisions } = shown;
  if (!document) return null;
  const organisation = (party: Signature['party']) => page.parties.find((one) => one.party === party)?.name ?? '';
  const order = (signature: Signature) =>
    signing?.session.signers.findIndex(({ field }) => field === signature.proof?.field) ?? 0;
  const done = signatures
    .toSorted((left, right) => order(left) - order(right))
    .map(
      (signature): DoneSignature => ({
        field: signature.proof?.field ?? signature.party,
        personName: signature.personName,
        role: signature.role,
        organisation: organisation(signature.party),
        level: levels.get(signature.id) ?? null,
        time: provenTime(signature.proof, revisions),
      }),
    );
  const save = async () => {
    const saved = await saveKept(workspace, document.file);
    setProblem(
      saved.ok
        ? null
        : text(saved.error.kind === 'not-here' ? 'documents.bytes.not-here' : 'documents.bytes.unwritable'),
    );
  };
  const takeHome = async (make: () => Promise<string | null>) => {
    setBusy(true);
    setProblem(await make());
    setBusy(false);
  };
  return (
    <DoneView
      page={page}
      given={signing ? givenSignatures(page, signing.session, signatures) : {}}
      file={document.file}
      signatures={done}
      problem={problem}
      isBusy={isBusy}
      onSave={() => void save()}
      onTakeHome={onTakeHome && (() => void takeHome(onTakeHome))}
      onLeave={onLeave}
    />
  );
}

/** What each signature rests on, read from its evidence record; one whose record is not here is left out. */
function useLevels(workspace: Workspace, signatures: readonly Signature[]) {
  const [levels, setLevels] = useState<ReadonlyMap<string, EvidenceRecord['level']>>(new Map());
  useEffect(() => {
    let isGone = false;
    void Promise.all(signatures.map((signature) => readLevel(workspace, signature))).then((found) => {
      if (!isGone) setLevels(new Map(found.flatMap((one) => (one ? [one] : []))));
    });
    return () => {
      isGone = true;
    };
  }, [workspace, signatures]);
  return levels;
}

async function readLevel(
  workspace: Workspace,
  { id, proof }: Signature,
): Promise<readonly [string, EvidenceRecord['level']] | null> {
  const kept = proof && (await openKept(workspace, proof.evidence));
  if (!kept) return null;
  const read = evidenceRecordSchema.safeParse(JSON.parse(await kept.text()));
  return read.success ? [id, read.data.level] : null;
}
