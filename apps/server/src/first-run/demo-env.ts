import type { Config } from '../config.ts';
import { demoSecrets } from './demo-desk.ts';

/** F3: what the demo company, a process of its own, has to know. */
export const demoEnv = ({ demoPort }: Pick<Config, 'demoPort'>, url: string): Record<string, string> => ({
  INLAY_URL: url,
  DEMO_PORT: String(demoPort),
  DEMO_SSO_SECRET: demoSecrets.ssoSecret,
  DEMO_API_KEY: demoSecrets.apiKey,
  DEMO_PAGE_TOKEN: demoSecrets.pageToken,
  DEMO_AGENT_PASSWORD: demoSecrets.password,
});
