/** Stands in for Node modules that the PDF library names but never calls on our paths (`crypto`, `string_decoder`). */
// A CommonJS `require` of this file must yield an object, hence the default; no code of ours imports it.
const nothing: Readonly<Record<string, never>> = {};
export default nothing;
