/** A variant that the types rule out; at run time it can only come from a newer server. */
export const unreachable = (value: never): never => {
  throw new Error(`unexpected: ${JSON.stringify(value)}`);
};
