import { createContext, type ReactNode, useCallback, useContext, useMemo, useRef, useState } from 'react';
import type { PartnerFile } from '#shared/records/partner-file';
import { CaptureDialog, type CaptureRequest } from '../../features/evidence/capture-dialog';
import { EvidenceDialog } from '../../features/evidence/evidence-dialog';

/** Opens the capture of evidence from wherever a proof is asked for. */
export type Capture = (request: CaptureRequest, onCaptured?: (evidenceId: string) => void) => void;

interface EvidenceWays {
  readonly capture: Capture;
  /** Opens a piece that is there. */
  readonly look: (evidenceId: string) => void;
}

const CaptureContext = createContext<EvidenceWays | null>(null);

/** Lets every part of a partner's page bring evidence; interviews, gates and evidence do not know each other. */
export function CaptureProvider({ file, children }: { readonly file: PartnerFile; readonly children: ReactNode }) {
  const [request, setRequest] = useState<CaptureRequest | null>(null);
  const after = useRef<((evidenceId: string) => void) | undefined>(undefined);
  const capture = useCallback<Capture>((wanted, onCaptured) => {
    after.current = onCaptured;
    setRequest(wanted);
  }, []);
  const [lookingAt, setLookingAt] = useState<string | null>(null);
  const ways = useMemo(() => ({ capture, look: setLookingAt }), [capture]);
  const onCaptured = useMemo(() => (evidenceId: string) => after.current?.(evidenceId), []);
  return (
    <CaptureContext value={ways}>
      {children}
      <CaptureDialog file={file} request={request} onClose={() => setRequest(null)} onCaptured={onCaptured} />
      <EvidenceDialog
        file={file}
        evidenceId={lookingAt}
        onClose={() => setLookingAt(null)}
        onRenew={({ evidence }) => {
          setLookingAt(null);
          capture({ typeId: evidence.typeId, evidenceId: evidence.id, questionId: evidence.questionId });
        }}
      />
    </CaptureContext>
  );
}

export function useEvidenceWays(): EvidenceWays {
  const ways = useContext(CaptureContext);
  if (!ways) throw new Error('Evidence is asked for outside a partner.');
  return ways;
}
