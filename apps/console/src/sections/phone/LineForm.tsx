import { Button, PasswordInput, Textarea, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import type { CallLineRow } from '@inlay/protocol/admin-http/call-line.ts';
import { useChange } from '../../data/use-change.ts';
import { useEdit } from '../../data/use-edit.ts';
import { type Say, useWords } from '../../languages/use-words.ts';
import { EditProblem } from '../../ui/EditProblem.tsx';
import { focusFirstInvalid } from '../../ui/first-invalid.ts';
import { Mark } from '../../ui/Mark.tsx';
import { SaveBar } from '../../ui/SaveBar.tsx';
import type { Dialogs } from '../../ui/use-dialogs.tsx';
import { linesOf } from './lines.ts';
import styles from './Phone.module.css';

type Values = { url: string; domain: string; secret: string; turn: string; turnSecret: string };
type Props = { line: CallLineRow; dialogs: Dialogs };

const path = '/call-line';

/** Secrets never come out: an empty field leaves the one that is there. */
const valuesOf = (line: CallLineRow): Values => ({
  url: line.sip_url,
  domain: line.sip_domain,
  secret: '',
  turn: line.turn_urls.join('\n'),
  turnSecret: '',
});

const bodyOf = ({ url, domain, secret, turn, turnSecret }: Values) => ({
  sip_url: url.trim(),
  sip_domain: domain.trim(),
  turn_urls: linesOf(turn),
  ...(secret === '' ? {} : { sip_secret: secret }),
  ...(turnSecret === '' ? {} : { turn_secret: turnSecret }),
});

const isSocketUrl = (text: string): boolean => URL.canParse(text) && /^wss?:$/.test(new URL(text).protocol);

const secretRule = (t: Say, isNeeded: (values: Values) => boolean) => (secret: string, values: Values) => {
  if (secret === '') return isNeeded(values) ? t('rule.secret-needed') : null;
  return secret.length < 16 ? t('rule.secret-short', { least: 16 }) : null;
};

const rulesOf = (t: Say, line: CallLineRow) => ({
  url: (url: string) => (url.trim() === '' || isSocketUrl(url.trim()) ? null : t('rule.sip-url')),
  domain: (domain: string) => (/^[\w.-]*$/.test(domain.trim()) ? null : t('rule.domain')),
  secret: secretRule(t, ({ url }) => url.trim() !== '' && !line.has_sip_secret),
  turn: (turn: string) =>
    linesOf(turn).every((url) => /^(turns?|stuns?):\S+$/.test(url)) ? null : t('rule.turn'),
  turnSecret: secretRule(t, ({ turn }) => linesOf(turn).length > 0 && !line.has_turn_secret),
});

const useLineForm = (line: CallLineRow) => {
  const { t } = useWords();
  const form = useForm<Values>({
    initialValues: valuesOf(line),
    validateInputOnChange: true,
    validate: rulesOf(t, line),
  });
  const find = (data: unknown) => (data as CallLineRow | undefined) ?? null;
  const edit = useEdit({ path, form, row: line, find, valuesOf }, (admin, values, row) =>
    admin.send('PUT', path, { version: row?.version, ...bodyOf(values) }),
  );
  return { form, edit, save: form.onSubmit((values) => edit.submit(values), focusFirstInvalid) };
};

/** For the server that asks before it lets an INVITE go on. */
const PolicySecret = ({ line, dialogs }: Props) => {
  const { t } = useWords();
  const make = useChange(
    (admin, version: number) => admin.send<{ secret: string }>('POST', `${path}/policy-secret`, { version }),
    [path],
  );
  const show = async () => {
    const { secret: value } = await make.mutateAsync(line.version);
    dialogs.showOnce({
      title: t('line.policy-secret'),
      text: t('line.policy-secret.once'),
      label: t('sso.once.label'),
      value,
    });
  };
  const ask = () =>
    dialogs.ask({
      title: t('line.policy-secret.title'),
      text: t('line.policy-secret.text'),
      action: t('line.policy-secret.make'),
      run: show,
    });
  return (
    <div className={styles.wrap}>
      <Button variant="default" onClick={ask}>
        {t('line.policy-secret.make')}
      </Button>
      {line.has_policy_secret ? <Mark tone="good">{t('line.set')}</Mark> : <Mark>{t('line.not-set')}</Mark>}
    </div>
  );
};

/** P6: the line of this server, or the operator's own SIP server. */
export const LineForm = ({ line, dialogs }: Props) => {
  const { t } = useWords();
  const { form, edit, save } = useLineForm(line);
  const kept = (isThere: boolean) => (isThere ? t('line.secret.kept') : t('line.secret.hint'));
  const labels = {
    url: t('line.url'),
    domain: t('line.domain'),
    secret: t('line.secret'),
    turn: t('line.turn'),
    turnSecret: t('line.turn-secret'),
  };
  const now = line.from_environment ? 'line.now.environment' : 'line.now.built-in';
  return (
    <form className={styles.form} onSubmit={save} noValidate>
      <div className={styles.wrap}>
        <Mark tone={line.sip_url === '' ? 'plain' : 'good'}>
          {line.sip_url === '' ? t(now) : t('line.now.own')}
        </Mark>
      </div>
      <TextInput
        label={labels.url}
        description={t('line.url.hint')}
        placeholder="wss://sip.example.com/ws"
        maxLength={512}
        spellCheck={false}
        {...form.getInputProps('url')}
      />
      <TextInput
        label={labels.domain}
        description={t('line.domain.hint')}
        maxLength={253}
        spellCheck={false}
        {...form.getInputProps('domain')}
      />
      <PasswordInput
        label={labels.secret}
        description={kept(line.has_sip_secret)}
        autoComplete="off"
        maxLength={256}
        {...form.getInputProps('secret')}
      />
      <Textarea
        label={labels.turn}
        description={t('line.turn.hint')}
        placeholder="turn:turn.example.com:3478"
        autosize
        minRows={1}
        maxRows={8}
        spellCheck={false}
        {...form.getInputProps('turn')}
      />
      <PasswordInput
        label={labels.turnSecret}
        description={kept(line.has_turn_secret)}
        autoComplete="off"
        maxLength={256}
        {...form.getInputProps('turnSecret')}
      />
      <PolicySecret line={line} dialogs={dialogs} />
      <EditProblem edit={edit} labels={labels} />
      <SaveBar dirty={form.isDirty()} edit={edit} />
    </form>
  );
};
