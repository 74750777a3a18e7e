import { useCallback, useEffect, useState } from 'react';
import { useIntl } from 'react-intl';
import type { MakeKeysRefusal } from '#shared/sync/sync-state';
import { addRoot, type BelievedRoot, believedRoots, dropRoot } from '../../data/believed';
import { forgetOwnFile, importOwnFile, type OwnKeyRefusal } from '../../data/own-key';
import { useIdentity } from '../../data/queries/signing-queries';
import { type PinRefusal, setPin } from '../../data/signing-identity';
import { readTimeSource, type TimeSource } from '../../data/time-source';
import { useWorkspace } from '../../data/use-workspace';
import { useSync } from '../../session/sync';
import { Skeleton } from '../../ui/skeleton';
import { showToast } from '../../ui/toast';
import { type MessageId, type MessageValues, useText } from '../../ui/use-text';
import { keyRefusalWords } from '../../widgets/key-refusal-words';
import { SigningSettingsView, type SigningSettingsViewProps } from './signing-settings-view';

/** The part of the settings about signing: keys, PIN, time, and roots. */
export function SigningSettings() {
  const text = useText();
  const workspace = useWorkspace();
  const [asked, askAgain] = useState(0);
  const identity = useIdentity(asked);
  const { roots, readRoots } = useRoots();
  const time = useTimeSource();
  const changed = (words: MessageId) => {
    showToast({ tone: 'done', words: text(words) });
    askAgain((count) => count + 1);
  };
  const onPin = useSetPin(() => changed('signing.settings.pin-saved'));
  const say = useKeyRefusal();
  if (identity === undefined || roots === null || time === undefined)
    return <Skeleton words={text('settings.loading.words')} lines={4} />;
  return (
    <SigningSettingsView
      identity={identity}
      time={time}
      roots={roots.map(({ certificate: { sha256, name, organisation }, from }) => ({
        sha256,
        name,
        organisation,
        from,
      }))}
      onPin={onPin(identity)}
      onOwnFile={async (file, password) => {
        const taken = await importOwnFile(workspace, new Uint8Array(await file.arrayBuffer()), password);
        if (!taken.ok) return say(taken.error);
        changed('signing.settings.taken-in');
        return null;
      }}
      onForgetOwnFile={() => void forgetOwnFile(workspace).then(() => changed('signing.settings.forgotten'))}
      onRoot={async (file) => {
        const added = await addRoot(workspace, new Uint8Array(await file.arrayBuffer()));
        readRoots();
        return added ? null : text('signing.settings.no-root');
      }}
      onDropRoot={(sha256) => {
        const root = roots.find(({ certificate }) => certificate.sha256 === sha256);
        if (root) void dropRoot(workspace, root.certificate).then(readRoots);
      }}
    />
  );
}

function useRoots() {
  const workspace = useWorkspace();
  const [roots, setRoots] = useState<readonly BelievedRoot[] | null>(null);
  const readRoots = useCallback(() => void believedRoots(workspace).then(setRoots), [workspace]);
  useEffect(readRoots, [readRoots]);
  return { roots, readRoots };
}

/** Undefined while it is read; null where nobody was heard yet. */
function useTimeSource(): TimeSource | null | undefined {
  const workspace = useWorkspace();
  const [time, setTime] = useState<TimeSource | null>();
  useEffect(() => void readTimeSource(workspace).then(setTime), [workspace]);
  return time;
}

/** Sets the PIN here, or where headquarters certified the keys and other ones are needed, with its help. */
function useSetPin(onSaved: () => void) {
  const workspace = useWorkspace();
  const { controls } = useSync();
  const say = useKeyRefusal();
  return (identity: SigningSettingsViewProps['identity']): SigningSettingsViewProps['onPin'] =>
    async ({ pin, oldPin }) => {
      const host =
        identity.kind === 'kept'
          ? { name: identity.name, organisation: identity.organisation }
          : { name: workspace.enrolment?.user.name ?? '', organisation: '' };
      const set = await setPin(workspace, { pin, oldPin, host });
      const done =
        !set.ok && set.error.kind === 'headquartersNeeded' && controls ? await controls.makeSigningKeys(pin) : set;
      if (!done.ok) return say(done.error);
      onSaved();
      return null;
    };
}

type Refusal = PinRefusal | MakeKeysRefusal | OwnKeyRefusal;

function useKeyRefusal(): (refusal: Refusal) => string {
  const text = useText();
  const { formatDate } = useIntl();
  return (refusal) => text(...refusalWords(refusal, (at) => formatDate(at, { dateStyle: 'long' })));
}

function refusalWords(refusal: Refusal, day: (at: string) => string): readonly [MessageId, MessageValues] {
  switch (refusal.kind) {
    case 'pinTooShort':
      return ['signing.refused.pin-too-short', { least: refusal.least }];
    case 'certificateExpired':
      return ['signing.refused.certificate-expired', { day: day(refusal.at) }];
    case 'certificateNotYetValid':
      return ['signing.refused.certificate-not-yet-valid', { day: day(refusal.at) }];
    case 'certificateRevoked':
      return ['signing.refused.certificate-revoked', { day: day(refusal.at) }];
    case 'refused':
      return ['signing.settings.refused', { detail: refusal.detail }];
    case 'unreachable':
      return ['signing.settings.unreachable', {}];
    case 'busy':
      return ['signing.settings.busy', {}];
    case 'certificateNotOurs':
      return ['signing.settings.not-ours', {}];
    default:
      return [keyRefusalWords[refusal.kind], {}];
  }
}
