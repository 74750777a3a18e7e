import { nodePress } from '../../renderer/documents/print-in-node';

/** What is known of the fonts of documents, as the printer in Node knows it. */
export const nodeTypefaces = () => nodePress.faces;

/** The parsed font file, as fontkit gives it. */
export const nodeFont = nodePress.shelf.parsed;
