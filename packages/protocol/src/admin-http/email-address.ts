/** As single sign-on accepts it in `sub` (W6). Pure, so that the console says while one types what the server would say. */
export const isEmailAddress = (text: string): boolean =>
  text.length <= 254 && /^[^\s@"{}]+@[^\s@"{}]+$/.test(text);
