import { WireError } from '@inlay/protocol/errors.ts';
import type { Misfit, MisfitKind } from '@inlay/protocol/misfit.ts';
import type { SentenceKey } from './en-US.ts';

const keyOf = {
  missing: 'field_missing',
  type: 'field_type',
  choice: 'field_choice',
  too_long: 'field_too_long',
  too_short: 'field_too_short',
  range: 'field_range',
  form: 'field_form',
} as const satisfies Record<MisfitKind, SentenceKey>;

/** A5: the field by its path, or by `whole` where no field of it is to blame, and what is wanted, in the reader's language. */
export const badField = ({ path, kind, wanted }: Misfit, whole: string): WireError =>
  new WireError(400, keyOf[kind], { field: path || whole, wanted });
