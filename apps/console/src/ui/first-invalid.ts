import type { FormEvent } from 'react';

/** The order in which one reads them, not the one in which they were checked. */
const firstOf = (form: Element, paths: readonly string[]): HTMLElement | null => {
  const fields = [...form.querySelectorAll<HTMLElement>('[data-path]')];
  return fields.find((field) => paths.includes(field.dataset['path'] ?? '')) ?? null;
};

/** Second argument of a form's `onSubmit`: whoever pressed the button is brought to the field that stands in the way. */
export const focusFirstInvalid = (
  errors: Readonly<Record<string, unknown>>,
  _values: unknown,
  event: FormEvent<HTMLFormElement> | undefined,
): void => {
  const field = event && firstOf(event.currentTarget, Object.keys(errors));
  const target = field?.matches('input, textarea, select')
    ? field
    : field?.querySelector<HTMLElement>('input');
  target?.focus();
};
