import type { Say } from '../../languages/use-words.ts';
import type { Once } from '../../ui/OnceModal.tsx';

/** S3: what the page's server signs with. */
export const onceOfToken = (t: Say, name: string, token: string): Once => ({
  title: t('pages.once.title', { name }),
  text: t('pages.once.text'),
  label: t('pages.once.label'),
  value: token,
});
