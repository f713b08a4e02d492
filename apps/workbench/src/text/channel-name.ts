import { readableName } from '@inlay/ui/readable-name.ts';
import type { Say } from '../languages/use-words.ts';

/** Channels that everybody knows by another name than the program's; the rest as the company called them. */
export const channelName = (channel: string, t: Say): string => {
  switch (channel.toLowerCase()) {
    case 'widget':
      return t('channel.widget');
    case 'wechat':
      return t('channel.wechat');
    case 'whatsapp':
      return t('channel.whatsapp');
    default:
      return readableName(channel);
  }
};
