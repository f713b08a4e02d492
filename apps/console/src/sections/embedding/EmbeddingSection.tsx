import type { EmbedOrigins } from '@inlay/protocol/admin-http/embed-origins.ts';
import type { SsoRow } from '@inlay/protocol/admin-http/sso.ts';
import { useList } from '../../data/use-list.ts';
import { useWords } from '../../languages/use-words.ts';
import { Loaded } from '../../ui/Loaded.tsx';
import { Panel, Section } from '../../ui/Section.tsx';
import { OriginsForm } from './OriginsForm.tsx';
import { Snippet } from './Snippet.tsx';
import { SsoForm } from './SsoForm.tsx';
import { TokenCheck } from './TokenCheck.tsx';

/** W6, W9: all that a company needs to put the workbench into its own page. */
export const EmbeddingSection = () => {
  const { t } = useWords();
  const origins = useList<EmbedOrigins>('/embed-origins');
  const sso = useList<SsoRow>('/sso');
  return (
    <Section title={t('embed.title')} text={t('embed.text')}>
      <Panel title={t('origins.title')} text={t('origins.text')}>
        <Loaded query={origins}>{(list) => <OriginsForm list={list} />}</Loaded>
      </Panel>
      <Panel title={t('sso.title')} text={t('sso.text')}>
        <Loaded query={sso}>{(row) => <SsoForm sso={row} />}</Loaded>
      </Panel>
      <Panel title={t('check.title')} text={t('check.text')}>
        <TokenCheck />
      </Panel>
      <Panel title={t('snippet.title')} text={t('snippet.text')}>
        <Snippet algorithm={sso.data?.algorithm ?? 'HS384'} />
      </Panel>
    </Section>
  );
};
