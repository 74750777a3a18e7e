import { createContext, type ReactNode, useCallback, useContext, useMemo, useRef, useState } from 'react';
import type { PartnerFile } from '../../data/partner-file';
import { CaptureDialog, type CaptureRequest } from '../../features/evidence/capture-dialog';

/** Opens the capture of evidence from wherever a proof is asked for. */
export type Capture = (request: CaptureRequest, onCaptured?: (evidenceId: string) => void) => void;

const CaptureContext = createContext<Capture | null>(null);

/** Lets every part of a partner's page bring evidence; interviews, gates and evidence do not know each other. */
export function CaptureProvider({ file, children }: { readonly file: PartnerFile; readonly children: ReactNode }) {
  const [request, setRequest] = useState<CaptureRequest | null>(null);
  const after = useRef<((evidenceId: string) => void) | undefined>(undefined);
  const capture = useCallback<Capture>((wanted, onCaptured) => {
    after.current = onCaptured;
    setRequest(wanted);
  }, []);
  const onCaptured = useMemo(() => (evidenceId: string) => after.current?.(evidenceId), []);
  return (
    <CaptureContext value={capture}>
      {children}
      <CaptureDialog file={file} request={request} onClose={() => setRequest(null)} onCaptured={onCaptured} />
    </CaptureContext>
  );
}

export function useCapture(): Capture {
  const capture = useContext(CaptureContext);
  if (!capture) throw new Error('Evidence is asked for outside a partner.');
  return capture;
}
