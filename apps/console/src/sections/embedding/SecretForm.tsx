import { Button, PasswordInput, Select } from '@mantine/core';
import {
  type SecretAlgorithm,
  secretAlgorithms,
  shortestSecretBytes,
} from '@inlay/protocol/admin-http/sso-algorithms.ts';
import type { SsoRow, SsoSecretData } from '@inlay/protocol/admin-http/sso.ts';
import { useState } from 'react';
import { useChange } from '../../data/use-change.ts';
import { useWords } from '../../languages/use-words.ts';
import type { Question } from '../../ui/Confirm.tsx';
import type { Once } from '../../ui/OnceModal.tsx';
import { Problem } from '../../ui/Problem.tsx';
import { useUnsaved } from '../../shell/use-router.ts';
import styles from './Embedding.module.css';

type Props = { sso: SsoRow; onAsk: (question: Question) => void; onOnce: (once: Once) => void };
type Wanted = { algorithm: SecretAlgorithm; secret?: string; generate?: true };

const isSecretAlgorithm = (text: string | null): text is SecretAlgorithm =>
  secretAlgorithms.some((algorithm) => algorithm === text);

const bytesOf = (text: string): number => new TextEncoder().encode(text).length;

const useSecret = ({ sso, onAsk, onOnce }: Props) => {
  const { t } = useWords();
  const change = useChange(
    (admin, wanted: Wanted) =>
      admin.send<SsoSecretData>('PUT', '/sso/secret', { version: sso.version, ...wanted }),
    ['/sso'],
  );
  const show = ({ secret }: SsoSecretData) => {
    if (secret === undefined) return;
    onOnce({
      title: t('sso.once.title'),
      text: t('sso.once.text'),
      label: t('sso.once.label'),
      value: secret,
    });
  };
  const generate = (algorithm: SecretAlgorithm) =>
    onAsk({
      title: t('sso.replace.title'),
      text: t('sso.replace.text'),
      action: t('sso.replace.action'),
      run: async () => show(await change.mutateAsync({ algorithm, generate: true })),
    });
  return { change, show, generate };
};

export const SecretForm = (props: Props) => {
  const { t } = useWords();
  const { sso } = props;
  const isOn = sso.mode === 'secret';
  const current = isSecretAlgorithm(sso.algorithm) ? sso.algorithm : 'HS384';
  const [algorithm, setAlgorithm] = useState<SecretAlgorithm>(current);
  const [own, setOwn] = useState('');
  const { change, show, generate } = useSecret(props);
  const isShort = own !== '' && bytesOf(own) < shortestSecretBytes;
  const dirty = own !== '' || (isOn && algorithm !== current);
  useUnsaved(dirty && !change.isPending);
  const save = () =>
    change.mutate(own === '' ? { algorithm } : { algorithm, secret: own }, { onSuccess: show });
  return (
    <>
      <Select
        label={t('sso.algorithm')}
        description={t('sso.algorithm.hint')}
        data={[...secretAlgorithms]}
        value={algorithm}
        allowDeselect={false}
        onChange={(value) => isSecretAlgorithm(value) && setAlgorithm(value)}
      />
      <PasswordInput
        label={t('sso.own')}
        description={t('sso.own.hint')}
        autoComplete="off"
        maxLength={512}
        value={own}
        onChange={(event) => setOwn(event.currentTarget.value)}
        error={isShort ? t('rule.secret', { bytes: bytesOf(own), least: shortestSecretBytes }) : null}
      />
      <Problem error={change.error} />
      <div className={styles.wrap}>
        {own !== '' || dirty ? (
          <Button onClick={save} loading={change.isPending} disabled={isShort}>
            {t('action.save')}
          </Button>
        ) : null}
        <Button
          variant={isOn ? 'default' : 'filled'}
          disabled={own !== ''}
          loading={change.isPending}
          onClick={() => (isOn ? generate(algorithm) : save())}
        >
          {isOn ? t('sso.generate.again') : t('sso.generate')}
        </Button>
      </div>
    </>
  );
};
