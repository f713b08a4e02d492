import { Button } from '@mantine/core';
import type { SsoRow } from '@inlay/protocol/admin-http/sso.ts';
import { useChange } from '../../data/use-change.ts';
import { useWords } from '../../languages/use-words.ts';
import type { Question } from '../../ui/Confirm.tsx';
import styles from './Embedding.module.css';

type Props = { sso: SsoRow; onAsk: (question: Question) => void };

export const SwitchOff = ({ sso, onAsk }: Props) => {
  const { t } = useWords();
  const off = useChange((admin, version: number) => admin.send('POST', '/sso/off', { version }), ['/sso']);
  const ask = () =>
    onAsk({
      title: t('sso.off.title'),
      text: t('sso.off.text'),
      action: t('sso.off.action'),
      run: () => off.mutateAsync(sso.version),
    });
  return (
    <Button variant="subtle" color="red" className={styles.start} onClick={ask}>
      {t('sso.off')}
    </Button>
  );
};
