import { SegmentedControl } from '@mantine/core';
import { unreachable } from '@inlay/protocol/errors.ts';
import type { SsoRow } from '@inlay/protocol/admin-http/sso.ts';
import { useState } from 'react';
import { useWords } from '../../languages/use-words.ts';
import { Confirm, type Question } from '../../ui/Confirm.tsx';
import { Mark } from '../../ui/Mark.tsx';
import { type Once, OnceModal } from '../../ui/OnceModal.tsx';
import { useRouter } from '../../shell/use-router.ts';
import styles from './Embedding.module.css';
import { KeySetForm } from './KeySetForm.tsx';
import { SecretForm } from './SecretForm.tsx';
import { SwitchOff } from './SwitchOff.tsx';

type Way = 'secret' | 'jwks';

const StateMark = ({ sso }: { sso: SsoRow }) => {
  const { t } = useWords();
  const { algorithm } = sso;
  switch (sso.mode) {
    case 'off':
      return <Mark>{t('sso.state.off')}</Mark>;
    case 'secret':
      return <Mark tone="good">{t('sso.state.secret', { algorithm })}</Mark>;
    case 'jwks':
      return <Mark tone="good">{t('sso.state.jwks', { algorithm })}</Mark>;
    default:
      return unreachable(sso.mode);
  }
};

/** W6: a shared secret, or the company's public keys. */
export const SsoForm = ({ sso }: { sso: SsoRow }) => {
  const { t } = useWords();
  const router = useRouter();
  const [way, setWay] = useState<Way>(sso.mode === 'jwks' ? 'jwks' : 'secret');
  const [once, setOnce] = useState<Once | null>(null);
  const [question, setQuestion] = useState<Question | null>(null);
  return (
    <div className={styles.form}>
      <div className={styles.wrap}>
        <SegmentedControl
          aria-label={t('sso.way')}
          value={way}
          onChange={(value) => router.leave(() => setWay(value))}
          data={(['secret', 'jwks'] as const).map((value) => ({ value, label: t(`sso.way.${value}`) }))}
        />
        <StateMark sso={sso} />
      </div>
      {way === 'secret' ? (
        <SecretForm key={sso.version} sso={sso} onAsk={setQuestion} onOnce={setOnce} />
      ) : (
        <KeySetForm key={sso.version} sso={sso} />
      )}
      {sso.mode === 'off' ? null : <SwitchOff sso={sso} onAsk={setQuestion} />}
      <OnceModal once={once} onClose={() => setOnce(null)} />
      <Confirm question={question} onClose={() => setQuestion(null)} />
    </div>
  );
};
