export type Settings = {
  port: number;
  /** Origin of the desk. */
  deskOrigin: string;
  ssoSecret: string;
  /** Of the order page, as the desk has registered it. */
  pageToken: string;
  apiKey: string;
  /** Of the demo desk's agents, for the phone. */
  agentPassword: string;
};

const standard = {
  DEMO_PORT: '7273',
  INLAY_URL: 'http://127.0.0.1:7272',
  DEMO_SSO_SECRET: 'inlay-demo-sso-secret-inlay-demo-sso-secret-0001',
  DEMO_PAGE_TOKEN: 'inlay-demo-page-token',
  DEMO_API_KEY: 'inlay-demo-key',
  DEMO_AGENT_PASSWORD: 'inlay-demo',
};

const portOf = (text: string): number => {
  const port = Number(text);
  if (!/^\d{1,5}$/.test(text) || port > 65_535) throw new Error(`DEMO_PORT is not a port: ${text}`);
  return port;
};

const originOf = (text: string): string => {
  const url = URL.canParse(text) ? new URL(text) : null;
  if (!url || !/^https?:$/.test(url.protocol))
    throw new Error(`INLAY_URL is not an http(s) address: ${text}`);
  return url.origin;
};

/** From the environment; what is not set stands at the demo desk's own values. */
export const readSettings = (env: Record<string, string | undefined>): Settings => ({
  port: portOf(env['DEMO_PORT'] || standard.DEMO_PORT),
  deskOrigin: originOf(env['INLAY_URL'] || standard.INLAY_URL),
  ssoSecret: env['DEMO_SSO_SECRET'] || standard.DEMO_SSO_SECRET,
  pageToken: env['DEMO_PAGE_TOKEN'] || standard.DEMO_PAGE_TOKEN,
  apiKey: env['DEMO_API_KEY'] || standard.DEMO_API_KEY,
  agentPassword: env['DEMO_AGENT_PASSWORD'] || standard.DEMO_AGENT_PASSWORD,
});
