/** Key of the note that figures have been told on this device: from then on its past is fixed. */
export const figuresTold = 'figures/told';
