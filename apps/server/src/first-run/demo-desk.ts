import type { BusinessPage } from '../store/console-port.ts';

// F2: the demo's public values. Everybody knows them, so they exist on this machine only.

export const demoSecrets = {
  password: 'inlay-demo',
  apiKey: 'inlay-demo-key',
  ssoSecret: 'inlay-demo-sso-secret-inlay-demo-sso-secret-0001',
  pageToken: 'inlay-demo-page-token',
};

export const demoDesk = {
  id: 1,
  name: 'Harbor & Pine',
  color: '#2f6f5e',
  greeting: 'Hello, this is Harbor & Pine. How can we help?',
};

export const demoAgents = [
  { id: 1, email: 'ada@demo.inlay', name: 'Ada', role: 'admin', extension: '1001' },
  { id: 2, email: 'bo@demo.inlay', name: 'Bo', role: 'agent', extension: '1002' },
  { id: 3, email: 'chen@demo.inlay', name: 'Chen', role: 'agent', extension: '1003' },
  { id: 4, email: 'diaz@demo.inlay', name: 'Diaz', role: 'agent', extension: null },
] as const;

export const demoGroup = { groupNo: 'G1', name: 'Customer service' };

/** S1: the demo company's order page, beside every conversation. */
export const demoPage = (demoPort: number): BusinessPage => ({
  name: 'Orders',
  url: `http://127.0.0.1:${demoPort}/orders`,
  data: ['visitorData', 'chatData', 'crmData'],
  scopes: ['visitor:read', 'crm:read', 'message:send', 'thread:sign', 'draft:write'],
  agentIds: [],
  workgroupIds: [],
  visitors: 'all',
  // S6: it listens to onSelectVisitor, so it need not be loaded anew.
  liveParameters: false,
});

/** Always the documented ones; also the port that the demo company really has. */
export const demoOrigins = (demoPort: number): string[] => [
  ...new Set([7273, demoPort].flatMap((port) => [`http://127.0.0.1:${port}`, `http://localhost:${port}`])),
];
