/** An instant as a field of day and time takes it, on the clock of this device. */
export function localMomentOf(instant: string | null): string {
  if (instant === null) return '';
  const moment = new Date(instant);
  const two = (part: number) => String(part).padStart(2, '0');
  const day = [String(moment.getFullYear()).padStart(4, '0'), two(moment.getMonth() + 1), two(moment.getDate())];
  return `${day.join('-')}T${two(moment.getHours())}:${two(moment.getMinutes())}`;
}

/** What the field says, as an instant; null where nothing was entered. The field knows minutes only: what nobody touched keeps its seconds. */
export function instantOfLocal(local: string, before: string | null = null): string | null {
  if (local === localMomentOf(before)) return before;
  if (local === '') return null;
  const moment = new Date(local);
  return Number.isNaN(moment.getTime()) ? null : moment.toISOString();
}
