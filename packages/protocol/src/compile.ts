import type { Static, TSchema } from 'typebox';
import { Compile } from 'typebox/compile';
import { firstMisfit, type Misfit } from './misfit.ts';

export type Checker<T> = {
  check: (value: unknown) => value is T;
  /** Where and why `value` does not fit; null when it does. */
  firstError: (value: unknown) => Misfit | null;
};

/** Compiles on first use: a server knows many more messages than a start needs. */
export const compile = <S extends TSchema>(schema: S): Checker<Static<S>> => {
  let compiled: ReturnType<typeof Compile<S>> | undefined;
  const validator = () => (compiled ??= Compile(schema));
  return {
    check: (value): value is Static<S> => validator().Check(value),
    firstError: (value) => (validator().Check(value) ? null : firstMisfit(schema, value)),
  };
};
