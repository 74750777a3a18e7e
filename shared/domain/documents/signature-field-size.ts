/** Of every signature field, in points: what an appearance is drawn for. Two stand beside each other on a page. */
export const signatureFieldSize = { width: 198.64, height: 82 } as const;
