import type { FastifyInstance } from 'fastify';
import { adminRoutes } from './admin-routes.ts';
import { agentRoutes } from './agents.ts';
import { apiKeyRoutes } from './api-keys.ts';
import { auditRoutes } from './audit.ts';
import { businessPageRoutes } from './business-pages.ts';
import { callLineRoutes } from './call-line.ts';
import { callNumberRoutes } from './call-numbers.ts';
import { callPolicyRoutes } from './call-policy.ts';
import { callRecordingRoutes } from './call-recordings.ts';
import { callListRoutes } from './calls.ts';
import type { AdminDeps } from './deps.ts';
import { deskRoutes } from './desk.ts';
import { embedOriginRoutes } from './embed-origins.ts';
import { oidcRoutes } from './oidc.ts';
import { ssoRoutes } from './sso.ts';
import { webCallRoutes } from './web-calls.ts';
import { adminWebhookRoutes } from './webhooks.ts';
import { workgroupRoutes } from './workgroups.ts';

/** Behind the console. */
export const adminApi = (app: FastifyInstance, deps: AdminDeps): void =>
  adminRoutes(
    app,
    deps,
    [
      deskRoutes,
      agentRoutes,
      workgroupRoutes,
      embedOriginRoutes,
      ssoRoutes,
      apiKeyRoutes,
      businessPageRoutes,
      adminWebhookRoutes,
      callNumberRoutes,
      callPolicyRoutes,
      callLineRoutes,
      webCallRoutes,
      callListRoutes,
      callRecordingRoutes,
      oidcRoutes,
      auditRoutes,
    ].flatMap((routes) => routes(deps)),
  );
