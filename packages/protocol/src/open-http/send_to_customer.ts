import Type, { type Static } from 'typebox';
import { numericId } from '../ids.ts';
import { passedData } from './send_to_group.ts';

export const sendToCustomerBody = Type.Object({ customer_id: numericId, data: passedData });
export type SendToCustomerBody = Static<typeof sendToCustomerBody>;
