import { createContext } from 'react';

/** Prefix of the field names inside one form, so that two forms on a page do not answer for each other. */
export const FormNameContext = createContext('');
