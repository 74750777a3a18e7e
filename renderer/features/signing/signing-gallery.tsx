import { useState } from 'react';
import { Button } from '../../ui/button';
import type { GalleryGroup } from '../../ui/gallery-group';
import { useText } from '../../ui/use-text';
import { BackView } from './back-step';
import { CheckView } from './check-step';
import { DeclineDialog } from './decline-dialog';
import { DoneView } from './done-view';
import { FinishView } from './finish-step';
import { FinishingLine } from './finishing-line';
import { OwnFile, OwnToken } from './own-key';
import { PrepareView } from './prepare-view';
import type { ShownIdentity } from './shown-identity';
import { SignView, type SignViewProps } from './sign-view';
import { draftOf, type SignerDraft } from './signer-plan';
import {
  advanced,
  atHeadquarters,
  caption,
  consent,
  doneSignatures,
  eva,
  evaSigns,
  expired,
  file,
  page,
  ruth,
  simple,
  tomas,
  typed,
} from './signing-samples';
import { takeHomeSamples } from './take-home-samples';
import { TurnView } from './turn-step';

const nothing = () => {};
const people = [eva, tomas, ruth];
const by = { name: ruth.name };
const proposed = [ruth, eva].map((person) => draftOf(person, by, 'en'));

interface PrepareSample {
  readonly identity: ShownIdentity | null;
  readonly drafts?: readonly SignerDraft[];
  readonly problem?: string;
  readonly before?: string;
  readonly preparing?: number;
}

function PrepareSampleView({ identity, drafts = proposed, problem, before, preparing }: PrepareSample) {
  const [listed, setListed] = useState(drafts);
  return (
    <PrepareView
      page={page}
      people={people}
      drafts={listed}
      onDrafts={setListed}
      draftOf={(person) => draftOf(person, by, 'en')}
      authorityOf={(person) =>
        person === eva
          ? { kind: 'answered', answerId: 'answer', said: 'alone, <= 50000 EUR, commercial register' }
          : { kind: 'ownWord' }
      }
      keyHomesOf={(person) => (person === ruth ? ['manager'] : ['inPerson', 'ownFile', 'token'])}
      onTyped={async () => null}
      identity={identity}
      onNamed={nothing}
      pin=""
      pinProblem={null}
      onPin={nothing}
      preparing={preparing ?? null}
      before={before ?? null}
      problem={problem ?? null}
      onAnyway={problem === undefined ? null : nothing}
      onPrepare={nothing}
      onLeave={nothing}
    />
  );
}

function signView(differs: Partial<SignViewProps> = {}) {
  return (
    <SignView
      signer={evaSigns}
      page={page}
      given={{}}
      pages={6}
      consent={consent}
      caption={caption}
      level={simple}
      agrees={false}
      ownKey={null}
      isKeyReady
      hadSeenAll={false}
      isSigning={false}
      problem={null}
      onSeenAll={nothing}
      onSign={nothing}
      onAgreed={nothing}
      onDecline={nothing}
      onOther={nothing}
      onLeave={nothing}
      {...differs}
    />
  );
}

const ownFile = (problem: string | null) => (
  <OwnFile
    fileName={problem === null ? null : 'eva.p12'}
    password=""
    problem={problem}
    isOpening={false}
    chosen={null}
    onFile={nothing}
    onPassword={nothing}
    onOpen={nothing}
  />
);

const certificate = { id: 'one', name: 'Eva Lindner', issuer: 'A-Trust', validUntil: '2028-01-31T00:00:00Z' };

export const signingGallery: GalleryGroup = {
  id: 'signing',
  title: 'Signing',
  samples: [
    { name: 'prepare', wide: true, draw: () => <PrepareSampleView identity={atHeadquarters} /> },
    {
      name: 'prepare, on a device nobody vouches for, after one who declined',
      wide: true,
      draw: () => (
        <PrepareSampleView
          identity={typed}
          drafts={[tomas].map((person) => draftOf(person, null, 'en'))}
          before="Eva Lindner declined: the third target cannot be kept."
        />
      ),
    },
    {
      name: 'prepare, certificate expired',
      wide: true,
      draw: () => <PrepareSampleView identity={expired} />,
    },
    {
      name: 'prepare, refused',
      wide: true,
      draw: () => (
        <PrepareSampleView
          identity={atHeadquarters}
          problem="The clock of this device is 3 days ahead of headquarters."
        />
      ),
    },
    {
      name: 'prepare, under way',
      wide: true,
      draw: () => <PrepareSampleView identity={null} preparing={0.4} />,
    },
    {
      name: 'before somebody signs',
      wide: true,
      height: '46rem',
      draw: () => (
        <CheckView
          signer={evaSigns}
          organisation="Nordlicht Systemhaus GmbH"
          authority={{ kind: 'proven', evidenceIds: ['one'] }}
          turn={{ number: 2, of: 2 }}
          onChecked={nothing}
          onOther={nothing}
          onLeave={nothing}
        />
      ),
    },
    {
      name: 'the screen is turned',
      wide: true,
      height: '30rem',
      draw: () => (
        <TurnView signer={evaSigns} page={page} conductor="Ruth Baumann" onHere={nothing} onNotMe={nothing} />
      ),
    },
    { name: 'reading', wide: true, height: '48rem', draw: () => signView() },
    { name: 'the pen', wide: true, height: '48rem', draw: () => signView({ hadSeenAll: true }) },
    {
      name: 'not signed, and why',
      wide: true,
      height: '48rem',
      draw: () => signView({ hadSeenAll: true, agrees: true, problem: 'There is no space left on this device.' }),
    },
    {
      name: 'with an own key that does not open',
      wide: true,
      height: '60rem',
      draw: () =>
        signView({
          hadSeenAll: true,
          level: advanced,
          agrees: true,
          isKeyReady: false,
          ownKey: ownFile('The password is wrong.'),
        }),
    },
    { name: 'an own certificate file', draw: () => ownFile(null) },
    {
      name: 'a card',
      draw: () => (
        <OwnToken
          pin=""
          found={[certificate]}
          problem={null}
          isOpening={false}
          chosen={certificate}
          onPin={nothing}
          onLook={nothing}
          onChosen={nothing}
        />
      ),
    },
    { name: 'a reason to decline', draw: () => <OpenedDecline /> },
    {
      name: 'back to whoever conducts',
      wide: true,
      height: '24rem',
      draw: () => (
        <BackView
          name="Eva Lindner"
          at="2026-11-20T14:05:00Z"
          conductor="Ruth Baumann"
          next="Tomáš Dvořák-Winterhalder"
          onGoOn={nothing}
        />
      ),
    },
    {
      name: 'finishing',
      wide: true,
      height: '20rem',
      draw: () => <FinishView refusal={null} onAgain={nothing} />,
    },
    {
      name: 'finishing, refused',
      wide: true,
      height: '20rem',
      draw: () => <FinishView refusal="There is no space left on this device." onAgain={nothing} />,
    },
    {
      name: 'done',
      wide: true,
      height: '48rem',
      draw: () => (
        <DoneView
          page={page}
          given={{}}
          file={file}
          signatures={doneSignatures}
          problem={null}
          isBusy={false}
          onSave={nothing}
          onTakeHome={nothing}
          onLeave={nothing}
        />
      ),
    },
    ...takeHomeSamples,
    { name: 'line, being finished here', draw: () => <FinishingLine state="here" sentence={null} finish={nothing} /> },
    {
      name: 'line, another device has to finish it',
      draw: () => <FinishingLine state="elsewhere" sentence={null} finish={nothing} />,
    },
  ],
};

/** A dialog stands before everything, so it is opened by hand. */
function OpenedDecline() {
  const text = useText();
  const [isOpen, setOpen] = useState(false);
  return (
    <>
      <Button onPress={() => setOpen(true)}>{text('signing.decline.open')}</Button>
      {isOpen && (
        <DeclineDialog
          name={eva.name}
          isWriting={false}
          problem={null}
          onDecline={nothing}
          onClose={() => setOpen(false)}
        />
      )}
    </>
  );
}
