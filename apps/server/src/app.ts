import type { FastifyInstance } from 'fastify';
import { oidcClients } from './auth/oidc/clients.ts';
import { oneAtATime } from './auth/one-at-a-time.ts';
import type { Passwords } from './auth/passwords.ts';
import { type SigningKeys, signingKeys } from './auth/signing-keys.ts';
import { sweepRecordings } from './calls/recordings/sweep.ts';
import type { Deps, Sockets } from './deps.ts';
import type { FileStore } from './files/file-store.ts';
import { adminApi } from './http/admin/routes.ts';
import { agentAuthLogin } from './http/auth/agent-auth-login.ts';
import { login } from './http/auth/login.ts';
import { oidc } from './http/auth/oidc.ts';
import { password } from './http/auth/password.ts';
import { revoke } from './http/auth/revoke.ts';
import { session } from './http/auth/session.ts';
import { ticket } from './http/auth/ticket.ts';
import { callRoutes } from './http/calls/routes.ts';
import { channelMessages } from './http/channels/messages.ts';
import { embedCheck } from './http/embed-check/embed-check.ts';
import { newFastify } from './http/fastify.ts';
import { bareJson } from './http/open/bare-json.ts';
import { identifyCaller } from './http/open/caller.ts';
import { customerInfo } from './http/open/info.ts';
import { customerIsOnline } from './http/open/is_online.ts';
import { customerList } from './http/open/list.ts';
import { sendToCustomer } from './http/open/send_to_customer.ts';
import { sendToGroup } from './http/open/send_to_group.ts';
import { openapi, type OpenApiDocument } from './http/openapi/openapi.ts';
import { webhookRoutes } from './http/webhooks/routes.ts';
import { setup } from './http/setup/setup.ts';
import { download } from './http/uploads/download.ts';
import { uploads } from './http/uploads/upload.ts';
import { createSafeFetch } from './net/safe-fetch.ts';
import { health } from './observability/health.ts';
import { metrics } from './observability/metrics.ts';
import { admin } from './pages/admin.ts';
import { desktop } from './pages/desktop.ts';
import { docs } from './pages/docs/docs.ts';
import type { FrontEnds } from './pages/front-ends.ts';
import { landing } from './pages/landing.ts';
import { type LiveOrigins, liveOrigins } from './pages/live-origins.ts';
import { sdks } from './pages/sdks.ts';
import { oidcReturnPage } from './pages/oidc-return.ts';
import { setPasswordPage } from './pages/set-password.ts';
import { setupPage } from './pages/setup.ts';
import { widget } from './pages/widget.ts';
import { startRelay } from './outbox/start-relay.ts';
import { attachSockets } from './sockets.ts';

export type AppDeps = Deps & { passwords: Passwords; frontEnds: FrontEnds; files: FileStore };

type SignOn = { signingKeys: SigningKeys; origins: LiveOrigins };

const authRoutes = (app: FastifyInstance, deps: AppDeps & SignOn): void => {
  const auth = { ...deps, loginTurns: oneAtATime() };
  login(app, auth);
  session(app, auth);
  ticket(app, deps);
  revoke(app, deps);
  agentAuthLogin(app, auth);
  setup(app, deps);
  password(app, deps);
};

/** A14: interface 4's HTTP. */
const openRoutes = async (app: FastifyInstance, deps: AppDeps & { sockets: Sockets }): Promise<void> => {
  const open = { ...deps, identify: identifyCaller(deps) };
  await app.register(async (scope) => {
    bareJson(scope);
    for (const route of [sendToGroup, sendToCustomer, customerList, customerInfo, customerIsOnline])
      route(scope, open);
  });
};

const pages = async (
  app: FastifyInstance,
  deps: AppDeps & Pick<SignOn, 'origins'> & { openApiDocument: OpenApiDocument },
): Promise<void> => {
  landing(app);
  docs(app, deps);
  setupPage(app);
  setPasswordPage(app);
  oidcReturnPage(app);
  await desktop(app, deps);
  await admin(app, deps);
  await widget(app, deps);
  sdks(app, deps);
};

/** The whole server, not listening yet. Closing it ends the sockets first; the store is its owner's to close. */
export const buildApp = async (deps: AppDeps): Promise<FastifyInstance> => {
  let draining = false;
  const isDraining = (): boolean => draining;
  const app = newFastify(deps, { isDraining });
  const openApiDocument = openapi(app);
  const sockets = attachSockets(deps, app.server);
  const { outboundNetworks: allowedNetworks, webhookAllowHttp: allowHttp } = deps.config;
  const fetcher = createSafeFetch({ allowedNetworks, allowHttp });
  const relay = startRelay(deps, fetcher);
  const sweep = sweepRecordings(deps);
  app.addHook('preClose', async () => {
    draining = true;
    await Promise.all([sockets.close(), relay.close(), sweep.close()]);
    await fetcher.close();
  });
  health(app, { ...deps, isDraining });
  metrics(app, { ...deps, sockets, deliveries: relay.counts });
  const signOn = { signingKeys: signingKeys(fetcher), origins: liveOrigins(deps) };
  authRoutes(app, { ...deps, ...signOn });
  await openRoutes(app, { ...deps, sockets });
  channelMessages(app, deps);
  embedCheck(app, { ...deps, ...signOn });
  webhookRoutes(app, { ...deps, fetcher, relay });
  adminApi(app, { ...deps, ...signOn, fetcher, relay });
  oidc(app, { ...deps, oidcClients: oidcClients({ ...deps, fetcher }) });
  await callRoutes(app, { ...deps, sockets });
  await uploads(app, deps);
  download(app, deps);
  await pages(app, { ...deps, ...signOn, openApiDocument });
  return app;
};
