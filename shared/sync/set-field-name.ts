/** Parts the name of a set field from the element it is about. */
export const elementMark = '#';

export function elementField(field: string, element: string): string {
  return field + elementMark + element;
}

/** The set field that a field name belongs to, or the name itself. */
export function setFieldOf(field: string): string {
  const at = field.indexOf(elementMark);
  return at < 0 ? field : field.slice(0, at);
}
