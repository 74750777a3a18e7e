import { heading, table } from './clause';
import type { CompletionEvent, CompletionInput } from './completion-data';
import type { DocumentWords } from './document-words';
import type { Block } from './page';
import { printedSecond } from './page-words';

interface Step {
  readonly at: string;
  readonly said: string;
}

/** What happened, in order, by the clock of the device. */
export function completionSteps(input: CompletionInput, words: DocumentWords): readonly Block[] {
  const { text } = words;
  const started = text('completion.step.started', { host: input.host.name });
  const steps: readonly Step[] = [
    { at: input.session.startedAt, said: started },
    ...input.signatures.flatMap((signature) => signerSteps(signature, words)),
    ...input.events.map(({ at, by, event }) => ({ at, said: eventWords(event, by, input, words) })),
  ];
  return [
    heading(1, '3', text('completion.steps.title')),
    table(
      [
        { title: text('completion.steps.when'), share: 0.34 },
        { title: text('completion.steps.what'), share: 0.66 },
      ],
      // Equal moments stay in the order in which they are told: shown before seen, agreed before signed.
      steps
        .toSorted((one, two) => Date.parse(one.at) - Date.parse(two.at))
        .map(({ at, said }) => [printedSecond(at, input.language), said]),
    ),
  ];
}

function signerSteps(
  { record, signedAt }: CompletionInput['signatures'][number],
  { text }: DocumentWords,
): readonly Step[] {
  const { signer, identity, shown, consent } = record;
  const { name, field } = signer;
  return [
    { at: identity.at, said: text('completion.step.identity', { name, by: identity.by }) },
    { at: shown.from, said: text('completion.step.shown', { name }) },
    { at: shown.allSeenAt, said: text('completion.step.allSeen', { name }) },
    { at: consent.agreedAt, said: text('completion.step.consent', { name }) },
    { at: signedAt, said: text('completion.step.signed', { name, field }) },
  ];
}

function eventWords(event: CompletionEvent, by: string, input: CompletionInput, { text }: DocumentWords): string {
  const nameIn = (field: string) =>
    input.signatures.find(({ record }) => record.signer.field === field)?.record.signer.name ?? field;
  switch (event.kind) {
    case 'declined':
      return text('completion.step.declined', { name: nameIn(event.field), reason: event.reason });
    case 'ended':
      return text('completion.step.ended', { by, reason: event.reason });
    case 'turned':
      return text('completion.step.turned', { name: nameIn(event.field) });
    case 'resumed':
      return text('completion.step.resumed');
    case 'takenHome':
      return text('completion.step.takenHome', { files: event.files.join(', ') });
  }
}
