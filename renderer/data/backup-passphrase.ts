/** Characters; anything shorter is guessed, however slowly it is tried. */
export const leastPassphrase = 12;
