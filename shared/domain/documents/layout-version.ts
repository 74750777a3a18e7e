/**
 * Number of the way in which documents are laid out and written. Raised with every change of the bytes of a document
 * (`test/contracts/documents/layouts.json` says which bytes belong to which number). It stands in a file's frame: a file
 * of another number cannot be made again here, which is no sign against it.
 */
export const layoutVersion = 1;
