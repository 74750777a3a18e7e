import { useEffect, useState } from 'react';
import type { FileReference } from '#shared/domain/evidence/evidence';
import { useWorkspace } from '../../data/use-workspace';

/** The bytes of a file: undefined while they are looked for, null where this device does not hold them. */
export function useBytes(file: Pick<FileReference, 'sha256'>): Blob | null | undefined {
  const { host } = useWorkspace();
  const [bytes, setBytes] = useState<Blob | null | undefined>(undefined);
  useEffect(() => {
    let gone = false;
    void host.blobs.open(file.sha256).then((blob) => {
      if (!gone) setBytes(blob);
    });
    return () => {
      gone = true;
    };
  }, [host, file.sha256]);
  return bytes;
}
