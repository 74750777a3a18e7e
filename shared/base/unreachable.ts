/** Ends a switch whose cases are all answered; a new case then fails to compile instead of falling through. */
export function unreachable(value: never): never {
  throw new Error(`Unanswered case: ${JSON.stringify(value)}`);
}
