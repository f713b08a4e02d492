import type { AgentRow } from '@inlay/protocol/admin-http/agent.ts';
import { useWords } from '../languages/use-words.ts';

/** More would be a wall of text. */
const mostNames = 8;

/** Says who is meant by these numbers. */
export const useAgentNames = (agents: readonly AgentRow[]) => {
  const { t, language } = useWords();
  return (ids: readonly number[]): string => {
    if (ids.length === 0) return t('groups.nobody');
    const nameOf = (id: number) => agents.find((agent) => agent.id === id)?.name ?? '…';
    const more = ids.length - mostNames;
    const names = ids.slice(0, mostNames).map(nameOf);
    const all = more > 0 ? [...names, t('groups.more', { count: more })] : names;
    return new Intl.ListFormat(language).format(all);
  };
};
