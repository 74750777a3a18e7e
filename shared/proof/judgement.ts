/** What a check of a signed PDF came to. */
export type Judgement = 'valid' | 'invalid' | 'undecided';
