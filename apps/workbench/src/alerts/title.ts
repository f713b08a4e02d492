/** `(3) new messages` while something is unread. */
export const titleOf = (unread: number, name: string, say: (count: number) => string): string =>
  unread > 0 ? `${say(unread)} · ${name}` : name;
