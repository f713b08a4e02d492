import {
  IconAddressBook,
  IconApps,
  IconBuildingStore,
  IconCode,
  IconDialpad,
  IconHistory,
  IconKey,
  IconPhone,
  IconUsersGroup,
  IconWebhook,
  type TablerIcon,
} from '@tabler/icons-react';
import type { ComponentType } from 'react';
import type { WordKey } from '../languages/words.ts';

export type SectionEntry = {
  path: string;
  label: WordKey;
  icon: TablerIcon;
  load: () => Promise<ComponentType>;
};

/** In the order of the rail; the first is shown when the address names none. */
export const sections: readonly SectionEntry[] = [
  {
    path: 'desk',
    label: 'nav.desk',
    icon: IconBuildingStore,
    load: async () => (await import('../sections/desk/DeskSection.tsx')).DeskSection,
  },
  {
    path: 'agents',
    label: 'nav.agents',
    icon: IconAddressBook,
    load: async () => (await import('../sections/agents/AgentsSection.tsx')).AgentsSection,
  },
  {
    path: 'workgroups',
    label: 'nav.workgroups',
    icon: IconUsersGroup,
    load: async () => (await import('../sections/workgroups/WorkgroupsSection.tsx')).WorkgroupsSection,
  },
  {
    path: 'pages',
    label: 'nav.pages',
    icon: IconApps,
    load: async () =>
      (await import('../sections/business-pages/BusinessPagesSection.tsx')).BusinessPagesSection,
  },
  {
    path: 'embedding',
    label: 'nav.embedding',
    icon: IconCode,
    load: async () => (await import('../sections/embedding/EmbeddingSection.tsx')).EmbeddingSection,
  },
  {
    path: 'api-keys',
    label: 'nav.keys',
    icon: IconKey,
    load: async () => (await import('../sections/api-keys/ApiKeysSection.tsx')).ApiKeysSection,
  },
  {
    path: 'webhooks',
    label: 'nav.webhooks',
    icon: IconWebhook,
    load: async () => (await import('../sections/webhooks/WebhooksSection.tsx')).WebhooksSection,
  },
  {
    path: 'phone',
    label: 'nav.phone',
    icon: IconDialpad,
    load: async () => (await import('../sections/phone/PhoneSection.tsx')).PhoneSection,
  },
  {
    path: 'calls',
    label: 'nav.calls',
    icon: IconPhone,
    load: async () => (await import('../sections/calls/CallsSection.tsx')).CallsSection,
  },
  {
    path: 'audit',
    label: 'nav.audit',
    icon: IconHistory,
    load: async () => (await import('../sections/audit/AuditSection.tsx')).AuditSection,
  },
];
