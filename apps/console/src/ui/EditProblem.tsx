import type { Theirs } from '../data/rebase.ts';
import { Overtaken } from './Overtaken.tsx';
import { Problem } from './Problem.tsx';

type Props = {
  edit: { error: unknown; theirs: readonly Theirs[] | null };
  labels: Readonly<Record<string, string>>;
};

/** Why a change of a row was not stored. */
export const EditProblem = ({ edit, labels }: Props) =>
  edit.theirs ? <Overtaken theirs={edit.theirs} labels={labels} /> : <Problem error={edit.error} />;
