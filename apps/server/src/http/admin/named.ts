/** A name without the blanks around it; nothing when none was sent. */
export const named = (name: string | undefined): { name?: string } =>
  name === undefined ? {} : { name: name.trim() };
