import type { AgentRow } from '@inlay/protocol/admin-http/agent.ts';
import type { WorkgroupRow } from '@inlay/protocol/admin-http/workgroup.ts';
import { useTranslation } from 'react-i18next';
import { useList } from '../../data/use-list.ts';
import { languageNames } from '../../languages/language.ts';
import { useWords } from '../../languages/use-words.ts';
import type { NameOf } from './changes-of.ts';

/** Fields whose values are words of the wire, and where those are translated. */
const wordsOf: Readonly<Record<string, string>> = {
  role: 'role.',
  visitors: 'pages.visitors.',
  scopes: 'scope.',
  data: 'data.',
  events: 'hooks.event.',
};

const isLanguage = (value: string): value is keyof typeof languageNames => value in languageNames;

/** Names in place of numbers and of words of the wire. What only a newer server knows is shown as it is. */
export const useValueNames = (): NameOf => {
  const { t } = useWords();
  const { t: translate } = useTranslation();
  const agents = useList<AgentRow[]>('/agents').data ?? [];
  const groups = useList<WorkgroupRow[]>('/workgroups').data ?? [];
  const named = (rows: readonly { id: number; name: string }[], id: unknown): string =>
    rows.find((row) => row.id === id)?.name ?? `#${String(id)}`;
  return (field, value) => {
    if (typeof value === 'boolean') return t(value ? 'audit.yes' : 'audit.no');
    if (field === 'agent_ids' || field === 'agentIds') return named(agents, value);
    if (field === 'workgroupIds') return named(groups, value);
    const text = String(value);
    if (field === 'language' && isLanguage(text)) return languageNames[text];
    const words = wordsOf[field];
    return words === undefined ? text : translate(words + text, { defaultValue: text });
  };
};
