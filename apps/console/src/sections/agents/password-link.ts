import type { PasswordLinkData } from '@inlay/protocol/admin-http/agent.ts';
import type { Language } from '@inlay/protocol/errors.ts';
import type { Say } from '../../languages/use-words.ts';
import { dateTime } from '../../ui/dates.ts';
import type { Once } from '../../ui/OnceModal.tsx';

/** The link as it is sent to the agent. */
export const onceOfLink = (
  { path, expires_at: until }: PasswordLinkData,
  { t, language, name }: { t: Say; language: Language; name: string },
): Once => ({
  title: t('agents.link.title', { name }),
  text: t('agents.link.text', { until: dateTime(until, language) }),
  label: t('agents.link.label'),
  value: new URL(path, location.origin).href,
});
