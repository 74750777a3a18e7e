/** A type with everything in it readonly: whether data may be changed is no difference between a schema and a type. */
export type Readonlies<Value> = Value extends readonly (infer Item)[]
  ? readonly Readonlies<Item>[]
  : Value extends object
    ? { readonly [Key in keyof Value]: Readonlies<Value[Key]> }
    : Value;

type IsSame<Left, Right> = [Left] extends [Right] ? ([Right] extends [Left] ? true : false) : false;

/** Compiles only where the schema's output and the type are the same, each assignable to the other. */
export function sameAs<Value>() {
  return <Schema extends { readonly _output: unknown }>(
    schema: IsSame<Readonlies<Schema['_output']>, Readonlies<Value>> extends true ? Schema : never,
  ): Schema => schema;
}
