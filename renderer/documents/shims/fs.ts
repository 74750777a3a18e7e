/** There are no files in the printer: whatever the PDF library asks for, it does not get. */
export function readFileSync(path: string): never {
  throw new Error(`No such file in the printer: ${path}`);
}

export const existsSync = (): boolean => false;

export function statSync(path: string): never {
  throw new Error(`No such file in the printer: ${path}`);
}

export default { readFileSync, existsSync, statSync };
