import type { ReactNode } from 'react';

export type Command = {
  id: string;
  icon: ReactNode;
  title: string;
  hint?: string;
  /** Further words that find it. */
  words?: string;
  run: () => void;
};

const folded = (text: string): string => text.normalize('NFKD').replace(/\p{M}/gu, '').toLocaleLowerCase();

const score = (command: Command, words: readonly string[]): number => {
  const title = folded(command.title);
  const all = `${title} ${folded(command.words ?? '')}`;
  if (!words.every((word) => all.includes(word))) return 0;
  return words.every((word) => title.startsWith(word))
    ? 3
    : words.every((word) => title.includes(word))
      ? 2
      : 1;
};

/** Every word somewhere in it; the better the title fits, the higher it stands. */
export const filterCommands = (commands: readonly Command[], query: string): Command[] => {
  const words = folded(query)
    .split(/\s+/)
    .filter((word) => word !== '');
  return commands
    .map((command) => ({ command, fit: score(command, words) }))
    .filter(({ fit }) => fit > 0)
    .sort((a, b) => b.fit - a.fit)
    .map(({ command }) => command);
};
