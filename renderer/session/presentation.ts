import { create } from 'zustand';

/** `partner`: the screen is turned, and shows only what the partner may see. */
export type Audience = 'own' | 'partner';

const usePresentationStore = create<{ readonly audience: Audience }>()(() => ({ audience: 'own' }));

/** Is the screen turned to the partner? Leave out notes, prices, other partners and internal states while it is. */
export function usePresentation(): boolean {
  return usePresentationStore((store) => store.audience === 'partner');
}

export function turnScreen(audience: Audience): void {
  usePresentationStore.setState({ audience });
}

export function isTurned(): boolean {
  return usePresentationStore.getState().audience === 'partner';
}
