import { Button } from '@mantine/core';
import { IconPencil, IconPlus, IconTrash } from '@tabler/icons-react';
import type { AgentRow } from '@inlay/protocol/admin-http/agent.ts';
import type { CallNumberRow } from '@inlay/protocol/admin-http/call-number.ts';
import { useState } from 'react';
import { inList } from '../../data/in-list.ts';
import { useChange } from '../../data/use-change.ts';
import { useList } from '../../data/use-list.ts';
import { useWords } from '../../languages/use-words.ts';
import { FindIn } from '../../ui/FindIn.tsx';
import { IconAction } from '../../ui/IconAction.tsx';
import { Loaded } from '../../ui/Loaded.tsx';
import { Mark } from '../../ui/Mark.tsx';
import { Row, Rows } from '../../ui/Rows.tsx';
import { Panel } from '../../ui/Section.tsx';
import { useAgentNames } from '../../ui/use-agent-names.ts';
import type { Dialogs } from '../../ui/use-dialogs.tsx';
import { NumberForm } from './NumberForm.tsx';
import styles from './Phone.module.css';

const path = '/call-numbers';

type Open = { name: 'nothing' } | { name: 'new' } | { name: 'edit'; number: CallNumberRow };
type ListProps = {
  numbers: CallNumberRow[];
  agents: readonly AgentRow[];
  ask: Dialogs['ask'];
  onEdit: (number: CallNumberRow) => void;
};

const useRemove = (ask: Dialogs['ask']) => {
  const { t } = useWords();
  const remove = useChange((admin, { id }: CallNumberRow) => admin.send('DELETE', `${path}/${id}`), [path]);
  return (number: CallNumberRow) =>
    ask({
      title: t('numbers.remove.title', { number: `+${number.number}` }),
      text: t('numbers.remove.text'),
      action: t('numbers.remove.action'),
      run: () => remove.mutateAsync(number),
    });
};

const NumberList = ({ numbers, agents, ask, onEdit }: ListProps) => {
  const { t } = useWords();
  const names = useAgentNames(agents);
  const remove = useRemove(ask);
  return (
    <FindIn rows={numbers} textOf={({ number, label }) => `+${number} ${label}`}>
      {(rows) => (
        <Rows label={t('numbers.title')}>
          {rows.map((row) => (
            <Row
              key={row.id}
              quiet={!row.enabled}
              title={
                <>
                  +{row.number}
                  {row.label === '' ? null : <Mark>{row.label}</Mark>}
                  {row.enabled ? null : <Mark tone="wait">{t('numbers.off')}</Mark>}
                </>
              }
              text={names(row.agent_ids)}
              actions={
                <>
                  <IconAction
                    label={t('agents.edit', { name: `+${row.number}` })}
                    icon={<IconPencil size={18} />}
                    onClick={() => onEdit(row)}
                  />
                  <IconAction
                    danger
                    label={t('numbers.remove', { number: `+${row.number}` })}
                    icon={<IconTrash size={18} />}
                    onClick={() => remove(row)}
                  />
                </>
              }
            />
          ))}
        </Rows>
      )}
    </FindIn>
  );
};

/** P4: the numbers that agents show when they call out. */
export const NumbersPanel = ({ ask }: { ask: Dialogs['ask'] }) => {
  const { t } = useWords();
  const numbers = useList<CallNumberRow[]>(path);
  const agents = useList<AgentRow[]>('/agents').data ?? [];
  const [open, setOpen] = useState<Open>({ name: 'nothing' });
  const edited =
    open.name === 'edit' ? (inList<CallNumberRow>(open.number.id)(numbers.data) ?? open.number) : null;
  return (
    <Panel
      title={t('numbers.title')}
      text={t('numbers.text')}
      action={
        <Button
          variant="default"
          leftSection={<IconPlus size={16} />}
          onClick={() => setOpen({ name: 'new' })}
        >
          {t('numbers.add')}
        </Button>
      }
    >
      <Loaded query={numbers}>
        {(rows) =>
          rows.length === 0 ? (
            <p className={styles.hint}>{t('numbers.none')}</p>
          ) : (
            <NumberList
              numbers={rows}
              agents={agents}
              ask={ask}
              onEdit={(number) => setOpen({ name: 'edit', number })}
            />
          )
        }
      </Loaded>
      {open.name === 'nothing' ? null : (
        <NumberForm number={edited} agents={agents} onClose={() => setOpen({ name: 'nothing' })} />
      )}
    </Panel>
  );
};
