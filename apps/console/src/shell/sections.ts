import {
  IconAddressBook,
  IconApps,
  IconBuildingStore,
  IconCode,
  IconHistory,
  IconKey,
  IconUsersGroup,
  IconWebhook,
  type TablerIcon,
} from '@tabler/icons-react';
import { type ComponentType, lazy } from 'react';
import type { WordKey } from '../languages/words.ts';

export type SectionEntry = { path: string; label: WordKey; icon: TablerIcon; Page: ComponentType };

/** In the order of the rail; the first is shown when the address names none. */
export const sections: readonly SectionEntry[] = [
  {
    path: 'desk',
    label: 'nav.desk',
    icon: IconBuildingStore,
    Page: lazy(async () => ({ default: (await import('../sections/desk/DeskSection.tsx')).DeskSection })),
  },
  {
    path: 'agents',
    label: 'nav.agents',
    icon: IconAddressBook,
    Page: lazy(async () => ({
      default: (await import('../sections/agents/AgentsSection.tsx')).AgentsSection,
    })),
  },
  {
    path: 'workgroups',
    label: 'nav.workgroups',
    icon: IconUsersGroup,
    Page: lazy(async () => ({
      default: (await import('../sections/workgroups/WorkgroupsSection.tsx')).WorkgroupsSection,
    })),
  },
  {
    path: 'pages',
    label: 'nav.pages',
    icon: IconApps,
    Page: lazy(async () => ({
      default: (await import('../sections/business-pages/BusinessPagesSection.tsx')).BusinessPagesSection,
    })),
  },
  {
    path: 'embedding',
    label: 'nav.embedding',
    icon: IconCode,
    Page: lazy(async () => ({
      default: (await import('../sections/embedding/EmbeddingSection.tsx')).EmbeddingSection,
    })),
  },
  {
    path: 'api-keys',
    label: 'nav.keys',
    icon: IconKey,
    Page: lazy(async () => ({
      default: (await import('../sections/api-keys/ApiKeysSection.tsx')).ApiKeysSection,
    })),
  },
  {
    path: 'webhooks',
    label: 'nav.webhooks',
    icon: IconWebhook,
    Page: lazy(async () => ({
      default: (await import('../sections/webhooks/WebhooksSection.tsx')).WebhooksSection,
    })),
  },
  {
    path: 'audit',
    label: 'nav.audit',
    icon: IconHistory,
    Page: lazy(async () => ({ default: (await import('../sections/audit/AuditSection.tsx')).AuditSection })),
  },
];
