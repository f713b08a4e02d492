import type { CallLineRow } from '@inlay/protocol/admin-http/call-line.ts';
import type { CallPolicyRow } from '@inlay/protocol/admin-http/call-policy.ts';
import type { OidcRow } from '@inlay/protocol/admin-http/oidc.ts';
import { useList } from '../../data/use-list.ts';
import { useWords } from '../../languages/use-words.ts';
import { Loaded } from '../../ui/Loaded.tsx';
import { Panel, Section } from '../../ui/Section.tsx';
import { useDialogs } from '../../ui/use-dialogs.tsx';
import { FundsPanel } from './FundsPanel.tsx';
import { LineForm } from './LineForm.tsx';
import { NumbersPanel } from './NumbersPanel.tsx';
import { OidcForm } from './OidcForm.tsx';
import { PolicyForm } from './PolicyForm.tsx';
import { WebCallsPanel } from './WebCallsPanel.tsx';

/** P2, P4, P6. */
export const PhoneSection = () => {
  const { t } = useWords();
  const policy = useList<CallPolicyRow>('/call-policy');
  const line = useList<CallLineRow>('/call-line');
  const oidc = useList<OidcRow>('/oidc');
  const dialogs = useDialogs();
  return (
    <Section title={t('phone.title')} text={t('phone.text')}>
      <NumbersPanel ask={dialogs.ask} />
      <Loaded query={policy}>{(row) => <FundsPanel policy={row} />}</Loaded>
      <Panel title={t('policy.title')} text={t('policy.text')}>
        <Loaded query={policy}>{(row) => <PolicyForm policy={row} />}</Loaded>
      </Panel>
      <Loaded query={line}>{(row) => <WebCallsPanel line={row} />}</Loaded>
      <Panel title={t('line.title')} text={t('line.text')}>
        <Loaded query={line}>{(row) => <LineForm line={row} dialogs={dialogs} />}</Loaded>
      </Panel>
      <Panel title={t('oidc.title')} text={t('oidc.text')}>
        <Loaded query={oidc}>{(row) => <OidcForm oidc={row} />}</Loaded>
      </Panel>
      {dialogs.view}
    </Section>
  );
};
