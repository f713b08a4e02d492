import Type from 'typebox';

/** Extension (S8): a number on the page's tab; 0 takes it away. */
export const setBadge = Type.Object({ count: Type.Integer({ minimum: 0, maximum: 999 }) });
