import type { ReactNode } from 'react';
import type { FormOf } from '../data/form-of.ts';
import type { Theirs } from '../data/rebase.ts';
import { EditProblem } from './EditProblem.tsx';
import { focusFirstInvalid } from './first-invalid.ts';
import { FormModal } from './FormModal.tsx';

type Props<Values extends object, Output> = {
  title: string;
  submit: string;
  form: FormOf<Values>;
  edit: {
    submit: (values: Values, onDone: (output: Output) => void) => void;
    isPending: boolean;
    error: unknown;
    theirs: readonly Theirs[] | null;
  };
  labels: Readonly<Record<string, string>>;
  onClose: () => void;
  onDone?: (output: Output, values: Values) => void;
  children: ReactNode;
};

/** A form over the page about a row that others may change meanwhile, or a new one. */
export const EditModal = <Values extends object, Output>(props: Props<Values, Output>) => {
  const { title, submit, form, edit, labels, onClose, onDone, children } = props;
  const save = (values: Values) =>
    edit.submit(values, (output) => {
      onClose();
      onDone?.(output, values);
    });
  return (
    <FormModal
      title={title}
      submit={submit}
      dirty={form.isDirty()}
      busy={edit.isPending}
      problem={<EditProblem edit={edit} labels={labels} />}
      onSubmit={form.onSubmit(save, focusFirstInvalid)}
      onClose={onClose}
    >
      {children}
    </FormModal>
  );
};
