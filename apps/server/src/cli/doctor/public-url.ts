import { isLoopback } from '../../http/networks.ts';
import type { Config } from '../../config.ts';
import type { Finding } from './finding.ts';

/** What browsers need to see: https, and the address under which they come. */
export const checkPublicUrl = ({
  host,
  publicUrl,
  trustedProxies,
}: Pick<Config, 'host' | 'publicUrl' | 'trustedProxies'>): Finding[] => {
  if (publicUrl === undefined && isLoopback(host))
    return [{ state: 'ok', what: `listens on ${host}: reached from this machine only` }];
  if (publicUrl === undefined)
    return [
      {
        state: 'warn',
        what: `listens on ${host} without INLAY_PUBLIC_URL`,
        fix: 'set it to the address that browsers use, such as https://desk.example.com',
      },
    ];
  const findings: Finding[] = [];
  if (!publicUrl.startsWith('https:'))
    findings.push({
      state: 'warn',
      what: `INLAY_PUBLIC_URL=${publicUrl} is not https`,
      fix: 'put a proxy with a certificate before it: browsers give the microphone to https only',
    });
  if (publicUrl.startsWith('https:') && trustedProxies.length === 0)
    findings.push({
      state: 'warn',
      what: 'no INLAY_TRUSTED_PROXIES: every visitor seems to come from the proxy',
      fix: "set it to the proxy's network, such as 10.0.0.0/8",
    });
  return findings.length > 0 ? findings : [{ state: 'ok', what: `public address ${publicUrl}` }];
};
