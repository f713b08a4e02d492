import { Button, Textarea } from '@mantine/core';
import { IconCircleCheck, IconCircleX } from '@tabler/icons-react';
import type { TokenFinding, TokenReport } from '@inlay/protocol/admin-http/check-token.ts';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { useAdmin } from '../../data/admin.ts';
import { useWords } from '../../languages/use-words.ts';
import { Problem } from '../../ui/Problem.tsx';
import styles from './Embedding.module.css';

const Finding = ({ finding }: { finding: TokenFinding }) => {
  const { t } = useWords();
  const Icon = finding.ok ? IconCircleCheck : IconCircleX;
  return (
    <li className={styles.finding} data-ok={finding.ok}>
      <Icon size={18} aria-label={finding.ok ? t('check.right') : t('check.wrong')} />
      <span>{finding.text}</span>
    </li>
  );
};

const Report = ({ report }: { report: TokenReport }) => {
  const { t } = useWords();
  return (
    <output className={styles.form}>
      <p className={styles.verdict}>{report.ok ? t('check.good') : t('check.bad')}</p>
      <ul className={styles.findings}>
        {report.findings.map((finding) => (
          <Finding key={finding.name} finding={finding} />
        ))}
      </ul>
    </output>
  );
};

/** W6: says why a token does not sign anybody in, without using it up. */
export const TokenCheck = () => {
  const { t } = useWords();
  const admin = useAdmin();
  const [token, setToken] = useState('');
  const check = useMutation({
    mutationFn: (text: string) => admin.send<TokenReport>('POST', '/sso/check', { token: text }),
  });
  return (
    <form
      className={styles.form}
      onSubmit={(event) => {
        event.preventDefault();
        check.mutate(token.trim());
      }}
    >
      <Textarea
        label={t('check.token')}
        autosize
        minRows={2}
        maxRows={6}
        maxLength={8192}
        spellCheck={false}
        value={token}
        onChange={(event) => setToken(event.currentTarget.value)}
      />
      <Button type="submit" className={styles.start} disabled={token.trim() === ''} loading={check.isPending}>
        {t('check.run')}
      </Button>
      <Problem error={check.error} />
      {check.data ? <Report report={check.data} /> : null}
    </form>
  );
};
