import { create } from 'zustand';

const useChosenFiguresStore = create<{ readonly isOfHeadquarters: boolean }>()(() => ({ isOfHeadquarters: false }));

/** Whether the figures of headquarters were chosen last, since the program was started, instead of this device's. */
export function useHeadquartersChosen(): boolean {
  return useChosenFiguresStore((store) => store.isOfHeadquarters);
}

export function chooseHeadquarters(isOfHeadquarters: boolean): void {
  useChosenFiguresStore.setState({ isOfHeadquarters });
}
