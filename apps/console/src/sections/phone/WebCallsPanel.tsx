import { Alert, Switch } from '@mantine/core';
import type { CallLineRow } from '@inlay/protocol/admin-http/call-line.ts';
import { useChange } from '../../data/use-change.ts';
import { useWords } from '../../languages/use-words.ts';
import { Panel } from '../../ui/Section.tsx';
import { Problem } from '../../ui/Problem.tsx';

/** V1, P6: the widget's call button. It takes effect at once: there is nothing else to save with it. */
export const WebCallsPanel = ({ line }: { line: CallLineRow }) => {
  const { t } = useWords();
  const change = useChange(
    (admin, on: boolean) =>
      admin.send('PUT', '/call-line/web-calls', { version: line.version, web_calls: on }),
    ['/call-line'],
  );
  const isElsewhere = line.sip_url !== '' || line.from_environment;
  return (
    <Panel title={t('web-calls.title')} text={t('web-calls.text')}>
      {isElsewhere && <Alert>{t('web-calls.elsewhere')}</Alert>}
      <Switch
        label={t('web-calls.switch')}
        checked={line.web_calls}
        disabled={change.isPending || (isElsewhere && !line.web_calls)}
        onChange={({ currentTarget }) => change.mutate(currentTarget.checked)}
      />
      <Problem error={change.error} kept={false} />
    </Panel>
  );
};
