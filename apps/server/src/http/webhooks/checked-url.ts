import { WireError } from '@inlay/protocol/errors.ts';
import { UnsafeUrl } from '../../net/safe-url.ts';
import type { WebhookDeps } from './deps.ts';

/** The address as it will be asked; refused with the reason if this server will not. */
export const checkedUrl = async ({ fetcher }: Pick<WebhookDeps, 'fetcher'>, url: string): Promise<string> => {
  try {
    await fetcher.check(url);
  } catch (error) {
    if (error instanceof UnsafeUrl) throw new WireError(400, `url_${error.reason}`);
    throw error;
  }
  return new URL(url).href;
};
