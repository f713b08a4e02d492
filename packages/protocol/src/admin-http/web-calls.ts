import Type, { type Static } from 'typebox';
import { strict, version } from './fields.ts';

/** PUT /api/admin/call-line/web-calls: may visitors call from the widget? `version` is the one of the call line. */
export const webCallsBody = Type.Object({ version, web_calls: Type.Boolean() }, strict);
export type WebCallsBody = Static<typeof webCallsBody>;
