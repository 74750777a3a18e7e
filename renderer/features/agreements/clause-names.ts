import { documentWords, type WordId } from '#shared/domain/documents/document-words';

/** A clause as it is called in the document: `7 Service levels`. Its words are the document's, not the interface's. */
export function clauseName(clause: string): string {
  const title = documentWords('en').text(titleId(clause));
  // An appendix says in its title that it is one.
  return /^[A-Z]$/.test(clause) ? title.replace(/^(\S+): /, `$1 ${clause}: `) : `${clause} ${title}`;
}

/** The page of signatures is the last clause, and is called the same in every document. */
function titleId(clause: string): WordId {
  return clause === '27' ? 'frame.signatures' : (`sla.${clause.toLowerCase()}.title` as WordId);
}
