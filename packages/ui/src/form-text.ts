/** What was typed into a field; a file, or a field that is not there, is no text. */
export const formText = (form: FormData, name: string): string => {
  const value = form.get(name);
  return typeof value === 'string' ? value : '';
};
