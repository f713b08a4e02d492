import { WireError } from '@inlay/protocol/errors.ts';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { DeliveryState } from '../../store/outbox-port.ts';
import { okAnswer } from '../json-route.ts';
import { deskOf } from './caller.ts';
import type { WebhookDeps } from './deps.ts';
import { deliveryRow } from './rows.ts';

const mostRows = 200;

type Query = Record<string, string | string[] | undefined>;

const stateOf = ({ state = 'dead' }: Query): DeliveryState => {
  if (state === 'dead' || state === 'pending') return state;
  throw new WireError(400, 'field_choice', { field: 'state', wanted: 'dead, pending' });
};

const webhookOf = ({ webhook_id: id }: Query): number | null => {
  if (id === undefined) return null;
  if (typeof id === 'string' && /^[1-9]\d{0,14}$/.test(id)) return Number(id);
  throw new WireError(400, 'field_type', { field: 'webhook_id', wanted: 'integer' });
};

const list = (deps: WebhookDeps) => async (request: FastifyRequest) => {
  const deskId = await deskOf(deps, request);
  const query = request.query as Query;
  const records = await deps.store.reads.deliveries({
    deskId,
    state: stateOf(query),
    webhookId: webhookOf(query),
    limit: mostRows,
  });
  return okAnswer(records.map((record) => deliveryRow(record)));
};

/** D6: `?state=dead` (the default) or `pending`, of one webhook or of all; the newest 200. */
export const listDeliveries = (app: FastifyInstance, deps: WebhookDeps): void =>
  void app.get('/api/webhooks/deliveries', list(deps));
