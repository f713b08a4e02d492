import type { AgentRow, Role } from '@inlay/protocol/admin-http/agent.ts';
import type { Say } from '../../languages/use-words.ts';
import { emailRule, extensionRule, nameRule } from '../../ui/rules.ts';

/** As the fields of a form hold it: texts, never null. */
export type AgentValues = {
  email: string;
  name: string;
  role: Role;
  capacity: number | string;
  extension: string;
  language: string;
};

export const valuesOf = (agent: AgentRow): AgentValues => ({
  email: agent.email,
  name: agent.name,
  role: agent.role,
  capacity: agent.capacity,
  extension: agent.extension ?? '',
  language: agent.language ?? '',
});

export const newAgentValues: AgentValues = {
  email: '',
  name: '',
  role: 'agent',
  capacity: 5,
  extension: '',
  language: '',
};

export const agentRules = (t: Say) => ({
  email: emailRule(t),
  name: nameRule(t),
  extension: extensionRule(t),
  capacity: (value: number | string) =>
    Number.isInteger(value) && Number(value) >= 1 && Number(value) <= 100 ? null : t('rule.capacity'),
});

/** As the wire wants it. */
export const bodyOf = ({ email, extension, language, capacity, ...rest }: Partial<AgentValues>) => ({
  ...rest,
  ...(email === undefined ? {} : { email: email.trim() }),
  ...(capacity === undefined ? {} : { capacity: Number(capacity) }),
  ...(extension === undefined ? {} : { extension: extension === '' ? null : extension }),
  ...(language === undefined ? {} : { language: language === '' ? null : language }),
});
