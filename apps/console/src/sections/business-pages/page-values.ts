import type { BusinessPageRow, CreateBusinessPageBody } from '@inlay/protocol/admin-http/business-page.ts';

/** As the fields of a form hold it: ids as texts. */
export type PageValues = Omit<CreateBusinessPageBody, 'agent_ids' | 'workgroup_ids'> & {
  who: 'all' | 'some';
  agents: string[];
  workgroups: string[];
};

export const newPageValues: PageValues = {
  name: '',
  url: '',
  data: ['visitorData'],
  scopes: ['visitor:read'],
  visitors: 'all',
  live_parameters: false,
  who: 'all',
  agents: [],
  workgroups: [],
};

export const valuesOf = (page: BusinessPageRow): PageValues => ({
  name: page.name,
  url: page.url,
  data: page.data,
  scopes: page.scopes,
  visitors: page.visitors,
  live_parameters: page.live_parameters,
  who: page.agent_ids.length + page.workgroup_ids.length === 0 ? 'all' : 'some',
  agents: page.agent_ids.map(String),
  workgroups: page.workgroup_ids.map(String),
});

/** As the wire wants it. Both lists empty: every agent. */
export const bodyOf = ({ who, agents, workgroups, ...rest }: PageValues): CreateBusinessPageBody => ({
  ...rest,
  url: rest.url.trim(),
  agent_ids: who === 'all' ? [] : agents.map(Number),
  workgroup_ids: who === 'all' ? [] : workgroups.map(Number),
});
