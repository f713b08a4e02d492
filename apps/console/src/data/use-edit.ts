import { useQueryClient } from '@tanstack/react-query';
import { RequestRefused } from '@inlay/client/refused.ts';
import { useEffect, useState } from 'react';
import type { Admin } from './admin.ts';
import type { FormOf } from './form-of.ts';
import { rebase, type Theirs } from './rebase.ts';
import { useChange } from './use-change.ts';

type Versioned = { version: number };

type Edit<Row extends Versioned, Values extends object> = {
  /** Where the server keeps it. */
  path: string;
  form: FormOf<Values>;
  /** As it was when the form opened; null: there is none yet. */
  row: Row | null;
  /** The same one in what the server has at the path now. */
  find: (data: unknown) => Row | null;
  valuesOf: (row: Row) => Values;
  rebaseValues?: typeof rebase<Values>;
};

type Save<Row, Values, Output> = (admin: Admin, values: Values, row: Row | null) => Promise<Output>;

/**
 * A form over a row that others change too. What is sent names the version that the person has seen, so that nobody
 * overwrites what they have not (A5). Whoever was overtaken keeps what was typed and is told what the other did.
 */
export const useEdit = <Row extends Versioned, Values extends object, Output>(
  { path, form, row, find, valuesOf, rebaseValues = rebase }: Edit<Row, Values>,
  save: Save<Row, Values, Output>,
) => {
  const queries = useQueryClient();
  const [base, setBase] = useState(row);
  const [theirs, setTheirs] = useState<Theirs[] | null>(null);
  const change = useChange((admin, values: Values) => save(admin, values, base), [path]);
  const rowNow = () => find(queries.getQueryData([path]));

  const adopt = (now: Row, values: Values): void => {
    setBase(now);
    form.setValues(values);
    form.resetDirty(valuesOf(now));
  };
  const refused = (error: Error): void => {
    const now = rowNow();
    const isOvertaken = error instanceof RequestRefused && error.code === 409;
    if (!isOvertaken || !now || !base || now.version === base.version) return;
    const rebased = rebaseValues(valuesOf(base), valuesOf(now), form.getValues());
    adopt(now, rebased.values);
    setTheirs(rebased.theirs);
  };
  const saved = (): void => {
    const now = rowNow();
    if (now) adopt(now, valuesOf(now));
  };
  const submit = (values: Values, onDone?: (output: Output) => void): void => {
    setTheirs(null);
    change.mutate(values, {
      onError: refused,
      onSuccess: (output) => (onDone ? onDone(output) : saved()),
    });
  };
  const discard = (): void => {
    saved();
    form.clearErrors();
    setTheirs(null);
    change.reset();
  };

  // Whoever has changed nothing sees what others change.
  const isFollowing = !form.isDirty() && !change.isPending;
  useEffect(() => {
    // What the server has is outside of React; this happens once for a version.
    // oxlint-disable-next-line react/set-state-in-effect -- see above
    if (row && base && isFollowing && row.version > base.version) adopt(row, valuesOf(row));
  });

  return {
    submit,
    discard,
    theirs,
    error: change.error,
    isPending: change.isPending,
    isSuccess: change.isSuccess,
  };
};
