import { create } from 'zustand';

/** What became of the last thing the person did. `at` is an ISO moment. */
export type Saving =
  | { readonly state: 'nothing' }
  | { readonly state: 'saving' }
  | { readonly state: 'saved'; readonly at: string }
  | { readonly state: 'refused'; readonly at: string; readonly sentence: string };

const useSavingStore = create<{ readonly saving: Saving }>()(() => ({ saving: { state: 'nothing' } }));

export function useSaving(): Saving {
  return useSavingStore((store) => store.saving);
}

export function reportSaving(): void {
  useSavingStore.setState({ saving: { state: 'saving' } });
}

/** Said only after journal and database have answered. */
export function reportSaved(at: string): void {
  useSavingStore.setState({ saving: { state: 'saved', at } });
}

/** @param sentence what happened and what to do, in the person's language */
export function reportRefused(sentence: string, at: string): void {
  useSavingStore.setState({ saving: { state: 'refused', at, sentence } });
}
