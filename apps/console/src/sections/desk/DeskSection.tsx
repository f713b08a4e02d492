import type { DeskRow } from '@inlay/protocol/admin-http/desk.ts';
import { useList } from '../../data/use-list.ts';
import { useWords } from '../../languages/use-words.ts';
import { Loaded } from '../../ui/Loaded.tsx';
import { Section } from '../../ui/Section.tsx';
import { DeskForm } from './DeskForm.tsx';

export const DeskSection = () => {
  const { t } = useWords();
  const desk = useList<DeskRow>('/desk');
  return (
    <Section title={t('desk.title')} text={t('desk.text')}>
      <Loaded query={desk}>{(row) => <DeskForm desk={row} />}</Loaded>
    </Section>
  );
};
