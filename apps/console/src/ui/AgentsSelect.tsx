import { MultiSelect, type MultiSelectProps } from '@mantine/core';
import type { AgentRow } from '@inlay/protocol/admin-http/agent.ts';
import { useWords } from '../languages/use-words.ts';

type Props = Omit<MultiSelectProps, 'data'> & { agents: readonly AgentRow[] };

/** Some of the desk's agents. */
export const AgentsSelect = ({ agents, ...props }: Props) => {
  const { t } = useWords();
  return (
    <MultiSelect
      data={agents.map(({ id, name, email }) => ({ value: String(id), label: `${name} (${email})` }))}
      searchable
      hidePickedOptions
      nothingFoundMessage={t('state.nothing')}
      {...props}
    />
  );
};
