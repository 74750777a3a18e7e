import { useMemo, useState } from 'react';
import type { DocumentLanguage } from '#shared/domain/agreements/document-language';
import type { DocumentPage } from '#shared/domain/documents/page';
import type { KeyHome } from '#shared/domain/signing/signing-session';
import { addSigner, startSession } from '../../data/actions/signing-actions';
import { authorityOf, provenSigners } from '../../data/agreement-file';
import type { ShownAgreement } from '../../data/queries/agreement-queries';
import { useIdentity } from '../../data/queries/signing-queries';
import type { IdentityState } from '../../data/signing-identity';
import { useWorkspace } from '../../data/use-workspace';
import { useText } from '../../ui/use-text';
import { PrepareView } from './prepare-view';
import { keepPages } from './printed-pages';
import type { CeremonyRefusal } from './refusal-words';
import type { ShownIdentity } from './shown-identity';
import { draftOf, fitted, isConductor, proposedSigners, type SignerDraft } from './signer-plan';
import { toolsOfWindow } from './signing-tools-of-window';

import { useRefusal } from './use-refusal';

export interface PrepareStepProps {
  readonly shown: ShownAgreement;
  readonly page: DocumentPage;
  /** How the signing before this one ended. */
  readonly before: string | null;
  readonly onLeave: () => void;
}

interface Named {
  readonly name: string;
  readonly organisation: string;
}

/** Who signs and who conducts it; then the one file is made. */
export function PrepareStep({ shown, page, before, onLeave }: PrepareStepProps) {
  const workspace = useWorkspace();
  const text = useText();
  const [asked, askAgain] = useState(0);
  const kept = useIdentity(asked);
  const [typed, setTyped] = useState<Named | null>(null);
  const [chosen, setChosen] = useState<readonly SignerDraft[] | null>(null);
  const [pin, setPin] = useState('');
  const host = typed ?? defaultHost(shown, page, kept);
  const identity = kept === undefined ? null : shownIdentity(kept, host);
  const by = identity === null ? null : { name: identity.name };
  const language: DocumentLanguage = page.language === 'de' ? 'de' : 'en';
  const { people } = shown.partnerFile;
  const context = useMemo(
    () => ({
      index: workspace.playbooks.current(),
      now: new Date(workspace.surroundings.now()).toISOString(),
    }),
    [workspace],
  );
  const proven = provenSigners(shown.partnerFile, context.index, context.now) ?? [];
  const drafts = fitted(chosen ?? lastSigners(shown) ?? proposedSigners({ people, proven, by, language }), by);
  const start = useStart({ shown, page, drafts, host, pin, onKeys: () => askAgain((count) => count + 1) });
  return (
    <PrepareView
      page={page}
      people={people}
      drafts={drafts}
      onDrafts={setChosen}
      draftOf={(person) => draftOf(person, by, language)}
      authorityOf={(person) => authorityOf(shown.partnerFile, person, context)}
      keyHomesOf={(person) => (isConductor(person, by) ? ['manager'] : keyHomes(workspace.host.tokens !== null))}
      onTyped={async (signer) => {
        const added = await addSigner(workspace, shown.agreement.partnerId, signer);
        if (added.ok) {
          setChosen(fitted([...drafts, draftOf(added.value, by, language)], by));
          return null;
        }
        if (added.error.kind === 'storage-full') return text('errors.storage-full');
        return text(added.error.kind === 'storage-failed' ? 'errors.storage-failed' : 'signing.who.both-needed');
      }}
      identity={identity}
      onNamed={setTyped}
      pin={pin}
      pinProblem={start.pinProblem}
      onPin={setPin}
      preparing={start.share}
      before={before}
      problem={start.problem}
      onAnyway={start.anyway}
      onPrepare={() => start.begin(false)}
      onLeave={onLeave}
    />
  );
}

interface Start {
  readonly shown: ShownAgreement;
  readonly page: DocumentPage;
  readonly drafts: readonly SignerDraft[];
  readonly host: Named;
  readonly pin: string;
  readonly onKeys: () => void;
}

function useStart({ shown, page, drafts, host, pin, onKeys }: Start) {
  const workspace = useWorkspace();
  const say = useRefusal(page.parties);
  const [share, setShare] = useState<number | null>(null);
  const [refusal, setRefusal] = useState<CeremonyRefusal | null>(null);
  const begin = async (acceptClock: boolean) => {
    setRefusal(null);
    setShare(0);
    const wish = {
      signers: drafts.map(({ person, language, keyHome }) => ({
        personId: person.id,
        party: person.party,
        language,
        keyHome,
      })),
      host,
      pin: pin === '' ? null : pin,
      acceptClock,
    };
    let pages = 0;
    const tools = toolsOfWindow({
      onProgress: setShare,
      onPages: (printed) => {
        pages = printed;
      },
    });
    const started = await startSession(workspace, shown.agreement.id, wish, tools).catch(
      () => ({ ok: false, error: { kind: 'workerFailed' } }) as const,
    );
    if (started.ok && pages > 0) await keepPages(workspace, started.value.id, pages);
    setShare(null);
    if (!started.ok) setRefusal(started.error);
    onKeys();
  };
  const isPin = refusal?.kind === 'wrongPin' || refusal?.kind === 'pinNeeded';
  const isDoubt = refusal?.kind === 'clockOff' && !refusal.certain;
  return {
    begin: (acceptClock: boolean) => void begin(acceptClock),
    share,
    pinProblem: refusal && isPin ? say(refusal) : null,
    problem: refusal && !isPin ? say(refusal) : null,
    anyway: isDoubt ? () => void begin(true) : null,
  };
}

function shownIdentity(kept: IdentityState, host: Named): ShownIdentity {
  if (kept.kind === 'none') return { kind: 'typed', ...host, guardedByPin: false };
  if (kept.origin === 'device') return { kind: 'typed', ...host, guardedByPin: kept.guardedByPin };
  return { ...kept, kind: 'certified', origin: kept.origin };
}

/** On a device headquarters does not know: the name that was given last time, else whoever manages this partner for us. */
function defaultHost({ partnerFile }: ShownAgreement, page: DocumentPage, kept: IdentityState | undefined): Named {
  if (kept?.kind === 'kept') return { name: kept.name, organisation: kept.organisation };
  const manager = partnerFile.people.find(({ party, role }) => party === 'vendor' && role === 'partnerManager');
  return {
    name: manager?.name ?? '',
    organisation: page.parties.find(({ party }) => party === 'vendor')?.name ?? '',
  };
}

/** Those of the signing before this one, as far as they are still on the list. */
function lastSigners({ sessions, partnerFile }: ShownAgreement): readonly SignerDraft[] | null {
  const last = sessions.toSorted((left, right) => (left.startedAt < right.startedAt ? 1 : -1))[0];
  if (!last) return null;
  return last.signers.flatMap(({ personId, language, keyHome }) => {
    const person = partnerFile.people.find(({ id }) => id === personId);
    return person ? [{ person, language, keyHome }] : [];
  });
}

function keyHomes(hasTokens: boolean): readonly KeyHome[] {
  return hasTokens ? ['inPerson', 'ownFile', 'token'] : ['inPerson', 'ownFile'];
}
