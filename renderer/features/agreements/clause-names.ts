import { documentWords, type WordId } from '#shared/domain/documents/document-words';

/** A clause as it is called in the document: `7 Service levels`. Its words are the document's, not the interface's. */
export function clauseName(clause: string): string {
  const words = documentWords('en');
  const isAppendix = /^[A-Z]$/.test(clause);
  const id = `sla.${clause.toLowerCase()}.title` as WordId;
  const title = words.text(id);
  // An appendix says in its title that it is one.
  return isAppendix ? title.replace(/^(\S+): /, `$1 ${clause}: `) : `${clause} ${title}`;
}
