import { useState } from 'react';
import { Button } from '../../ui/button';
import type { GallerySample } from '../../ui/gallery-group';
import { useText } from '../../ui/use-text';
import { CompletionLine } from './completion-line';
import { type ListedFile, type TakeHomeState, TakeHomeView } from './take-home-view';

// What the gallery shows of handing over. A dialog stands before everything, so each is opened by hand.

const nothing = () => {};

const files: readonly ListedFile[] = [
  {
    path: 'Joint Success Plan JSP-00a1b2 v1.pdf',
    file: { kind: 'agreement', title: 'Joint Success Plan', reference: 'JSP-00a1b2 v1', strength: 'signed' },
    bytes: 412_300,
  },
  {
    path: 'Certificate of completion JSP-00a1b2 v1.pdf',
    file: { kind: 'completion', reference: 'JSP-00a1b2 v1' },
    bytes: 188_004,
  },
  {
    path: 'Service Level Agreement SLA-00c3d4 v2.pdf',
    file: { kind: 'agreement', title: 'Service Level Agreement', reference: 'SLA-00c3d4 v2', strength: 'archived' },
    bytes: 1_630_901,
  },
  { path: 'evidence.csv', file: { kind: 'evidence' }, bytes: 5_210 },
  { path: 'commitments.ics', file: { kind: 'calendar' }, bytes: 14_002 },
  { path: 'verify.html', file: { kind: 'verifier' }, bytes: 1_204_551 },
  { path: 'READ-ME.html', file: { kind: 'guide' }, bytes: 4_410 },
  { path: 'SHA256SUMS', file: { kind: 'sums' }, bytes: 720 },
];

const ready = { kind: 'ready', files, notes: [], saving: null, outcome: null } as const satisfies TakeHomeState;

const states: readonly (readonly [name: string, state: TakeHomeState, placeTakesFolders: boolean])[] = [
  ['take home, put together', ready, true],
  [
    'take home, where only one file can be saved, without the certificate',
    { ...ready, notes: ['The certificate of completion is not on this device yet.'] },
    false,
  ],
  ['take home, being saved', { ...ready, saving: 1_400_000 }, true],
  [
    'take home, saved',
    { ...ready, outcome: { kind: 'saved', sentence: 'Saved, and noted in the record of this signing.' } },
    true,
  ],
  [
    'take home, the stick is full',
    { ...ready, outcome: { kind: 'not-saved', sentence: 'There is not enough room there. Choose another place.' } },
    true,
  ],
  ['take home, being put together', { kind: 'composing' }, true],
  ['take home, refused', { kind: 'refused', sentence: 'The signed file is not on this device.' }, true],
];

export const takeHomeSamples: readonly GallerySample[] = [
  ...states.map(
    ([name, state, placeTakesFolders]): GallerySample => ({
      name,
      draw: () => <Opened state={state} placeTakesFolders={placeTakesFolders} />,
    }),
  ),
  ...(['here', 'pin', 'refused'] as const).map(
    (state): GallerySample => ({
      name: `line, certificate of completion, ${state}`,
      draw: () => (
        <CompletionLine
          state={state}
          sentence={state === 'refused' ? 'There is no space left on this device.' : null}
          conductor="Ruth Baumann"
          complete={nothing}
        />
      ),
    }),
  ),
];

function Opened({ state, placeTakesFolders }: { readonly state: TakeHomeState; readonly placeTakesFolders: boolean }) {
  const text = useText();
  const [isOpen, setOpen] = useState(false);
  return (
    <>
      <Button onPress={() => setOpen(true)}>{text('signing.done.take-home')}</Button>
      {isOpen && (
        <TakeHomeView
          state={state}
          onFolder={placeTakesFolders ? nothing : null}
          onOneFile={nothing}
          onStop={nothing}
          onAgain={nothing}
          onClose={() => setOpen(false)}
        />
      )}
    </>
  );
}
