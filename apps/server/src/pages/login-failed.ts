import { randomBytes } from 'node:crypto';
import type { Language } from '@inlay/protocol/errors.ts';
import { sentence } from '../i18n/sentence.ts';

const asScript = (value: unknown): string => JSON.stringify(value).replaceAll('<', '\\u003c');

/**
 * W6: readable for the agent, and `login_failed` for the host page. Nobody has logged in, so no desk is known: the event
 * carries no data and goes to listed origins only (W9).
 */
export const loginFailedPage = (language: Language, reason: string, origins: string[]): { html: string; policy: string } => {
  const nonce = randomBytes(16).toString('base64');
  const text = sentence(language, reason);
  const event = { type: 'login_failed', data: { reason }, source: 'bytedesk-desktop' };
  const html = `<!doctype html>
<html lang="${language}"><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<title>Inlay</title>
<style nonce="${nonce}">
  :root { color-scheme: light dark; font: 14px/1.5 system-ui, "PingFang SC", "Microsoft YaHei", "Noto Sans CJK SC", sans-serif; }
  body { display: grid; place-items: center; min-height: 90vh; margin: 0; padding: 24px; }
  p { max-width: 36em; text-align: center; }
</style>
<p role="alert">${text}</p>
<script nonce="${nonce}">
  if (parent !== window) for (const origin of ${asScript(origins)}) {
    parent.postMessage({ ...${asScript(event)}, timestamp: Date.now() }, origin);
  }
</script>
</html>`;
  const ancestors = ["'self'", ...origins].join(' ');
  const policy = `default-src 'none'; style-src 'nonce-${nonce}'; script-src 'nonce-${nonce}'; base-uri 'none'; frame-ancestors ${ancestors}`;
  return { html, policy };
};
