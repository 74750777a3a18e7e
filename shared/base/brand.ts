import { z } from 'zod';

declare const brandName: unique symbol;

/** A string that is known to be the id of one kind of thing, so that two ids cannot change places unseen. */
export type Id<Name extends string> = string & { readonly [brandName]: Name };

/** Schema of an id: any non-empty text up to 64 characters. Ids are UUIDv7, made on the device while offline. */
export function idSchema<Name extends string>(): z.ZodType<Id<Name>> {
  return z.string().min(1).max(64) as unknown as z.ZodType<Id<Name>>;
}

/** Names a string as an id. Used where ids are made and in tests; everywhere else the schema does it. */
export function brand<Name extends string>(id: string): Id<Name> {
  return id as Id<Name>;
}
