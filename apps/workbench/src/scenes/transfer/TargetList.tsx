import { Skeleton } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { IconUsersGroup } from '@tabler/icons-react';
import { Avatar } from '@inlay/ui/Avatar.tsx';
import { readableName } from '@inlay/ui/readable-name.ts';
import { StatusDot } from '@inlay/ui/StatusDot.tsx';
import type { TransferTarget } from '../../actions/transfer-thread.ts';
import { useWords } from '../../languages/use-words.ts';
import { useDesk, useDeskActions } from '../../model/use-desk.ts';
import { presenceOf, statusText } from '../presence.ts';
import { TargetOption } from './TargetOption.tsx';
import styles from './Transfer.module.css';
import {
  fittingColleagues,
  fittingGroups,
  sameTarget,
  type ColleagueRow,
  type GroupRow,
} from './transfer-targets.ts';

type Props = { query: string; target: TransferTarget | null; onChoose: (target: TransferTarget) => void };
type OptionProps<R> = Omit<Props, 'query'> & { row: R };

const ColleagueOption = ({ row, target, onChoose }: OptionProps<ColleagueRow>) => {
  const { t } = useWords();
  const own: TransferTarget = { to: 'agent', id: row.customer_id };
  const name = readableName(row.customer_name);
  const status = (
    <>
      <StatusDot presence={presenceOf(row.status)} size={9} /> {statusText(row.status, row.reason, t)}
    </>
  );
  return (
    <TargetOption
      chosen={target !== null && sameTarget(target, own)}
      onChoose={() => onChoose(own)}
      icon={<Avatar id={String(row.customer_id)} name={name} src={row.head_img} size={28} />}
      title={name}
      text={status}
      aside={t('transfer.load', { open: row.open_threads, capacity: row.capacity })}
    />
  );
};

const GroupOption = ({ row, target, onChoose }: OptionProps<GroupRow>) => {
  const { t } = useWords();
  const own: TransferTarget = { to: 'workgroup', groupNo: row.group_no };
  return (
    <TargetOption
      chosen={target !== null && sameTarget(target, own)}
      onChoose={() => onChoose(own)}
      icon={<IconUsersGroup size={18} aria-hidden="true" />}
      title={readableName(row.name) || row.group_no}
      text={t('transfer.online', { count: row.online })}
    />
  );
};

const useColleagues = () => {
  const { client } = useDeskActions();
  return useQuery({
    queryKey: ['colleagues'],
    queryFn: async () => (await client.request('get_colleagues', {})).data,
    staleTime: 0,
    refetchInterval: 5000,
  });
};

export const TargetList = ({ query, target, onChoose }: Props) => {
  const { t } = useWords();
  const me = useDesk((state) => state.agent.customer_id);
  const { data, isError } = useColleagues();
  if (isError && !data) return <p className={styles.nobody}>{t('transfer.failed')}</p>;
  if (!data) return <Skeleton height={120} radius="md" />;
  const colleagues = fittingColleagues(data, me, query);
  const groups = fittingGroups(data, query);
  return (
    <>
      {colleagues.length > 0 ? <h3 className={styles.heading}>{t('transfer.colleagues')}</h3> : null}
      {colleagues.map((row) => (
        <ColleagueOption key={row.customer_id} row={row} target={target} onChoose={onChoose} />
      ))}
      {groups.length > 0 ? <h3 className={styles.heading}>{t('transfer.workgroups')}</h3> : null}
      {groups.map((row) => (
        <GroupOption key={row.group_no} row={row} target={target} onChoose={onChoose} />
      ))}
      {colleagues.length + groups.length === 0 ? (
        <p className={styles.nobody}>{t('transfer.nobody')}</p>
      ) : null}
    </>
  );
};
