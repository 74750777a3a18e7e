/** Version of the records this program writes. Raised when a newer program writes what an older one could misread. */
export const schemaVersion = 1;
