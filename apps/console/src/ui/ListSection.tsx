import { Button } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import type { UseQueryResult } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { Empty } from './Empty.tsx';
import { Loaded } from './Loaded.tsx';
import { Section } from './Section.tsx';

type Props<Row> = {
  title: string;
  text: string;
  add: { label: string; icon?: ReactNode; run: () => void };
  empty: { icon: ReactNode; title: string; text: string };
  query: UseQueryResult<Row[]>;
  renderList: (rows: Row[]) => ReactNode;
  /** Dialogs. */
  children: ReactNode;
};

/** A page about a list: what it is, a button for one more, the rows; or what will be there once there are some. */
export const ListSection = <Row,>({ title, text, add, empty, query, renderList, children }: Props<Row>) => {
  const button = (
    <Button leftSection={add.icon ?? <IconPlus size={16} />} onClick={add.run}>
      {add.label}
    </Button>
  );
  const isEmpty = query.data?.length === 0;
  return (
    <Section title={title} text={text} action={isEmpty ? null : button}>
      <Loaded query={query}>
        {(rows) => (rows.length === 0 ? <Empty {...empty} action={button} /> : renderList(rows))}
      </Loaded>
      {children}
    </Section>
  );
};
