import { useState } from 'react';
import { type OwnKey, openOwnKey, tokenKeys } from '../../data/own-key';
import { useWorkspace } from '../../data/use-workspace';
import { type BroughtCertificate, OwnFile, OwnToken } from './own-key';
import type { CeremonyRefusal } from './refusal-words';
import { useRefusal } from './use-refusal';

export interface OwnKeyPartProps {
  readonly home: OwnKey['home'];
  readonly chosen: OwnKey | null;
  readonly onKey: (key: OwnKey) => void;
}

/** Where somebody opens the key they brought along. It is used for this signature and not kept. */
export function OwnKeyPart({ home, chosen, onKey }: OwnKeyPartProps) {
  return home === 'ownFile' ? <FilePart chosen={chosen} onKey={onKey} /> : <TokenPart chosen={chosen} onKey={onKey} />;
}

function FilePart({ chosen, onKey }: Omit<OwnKeyPartProps, 'home'>) {
  const workspace = useWorkspace();
  const say = useRefusal([]);
  const [file, setFile] = useState<File | null>(null);
  const [password, setPassword] = useState('');
  const [refusal, setRefusal] = useState<CeremonyRefusal | null>(null);
  const [isOpening, setOpening] = useState(false);
  const open = async (from: File) => {
    setOpening(true);
    setRefusal(null);
    const opened = await openOwnKey(workspace, new Uint8Array(await from.arrayBuffer()), password);
    setOpening(false);
    setPassword('');
    if (opened.ok) onKey(opened.value);
    else setRefusal(opened.error);
  };
  return (
    <OwnFile
      fileName={file?.name ?? null}
      password={password}
      problem={refusal && say(refusal)}
      isOpening={isOpening}
      chosen={chosen && brought(chosen)}
      onFile={setFile}
      onPassword={setPassword}
      onOpen={() => file && void open(file)}
    />
  );
}

function TokenPart({ chosen, onKey }: Omit<OwnKeyPartProps, 'home'>) {
  const workspace = useWorkspace();
  const say = useRefusal([]);
  const [pin, setPin] = useState('');
  const [found, setFound] = useState<readonly OwnKey[] | null>(null);
  const [refusal, setRefusal] = useState<CeremonyRefusal | null>(null);
  const [isOpening, setOpening] = useState(false);
  const look = async () => {
    setOpening(true);
    setRefusal(null);
    const listed = await tokenKeys(workspace, { module: null, pin });
    setOpening(false);
    setPin('');
    if (!listed.ok) return setRefusal(listed.error);
    setFound(listed.value);
    const [only, other] = listed.value;
    if (only && !other) onKey(only);
  };
  return (
    <OwnToken
      pin={pin}
      found={found?.map(brought) ?? null}
      problem={refusal && say(refusal)}
      isOpening={isOpening}
      chosen={chosen && brought(chosen)}
      onPin={setPin}
      onLook={() => void look()}
      onChosen={(id) => {
        const key = found?.find(({ certified }) => certified.sha256 === id);
        if (key) onKey(key);
      }}
    />
  );
}

function brought({ certified }: OwnKey): BroughtCertificate {
  const { sha256, name, issuedBy, notAfter } = certified;
  return { id: sha256, name, issuer: issuedBy, validUntil: notAfter };
}
