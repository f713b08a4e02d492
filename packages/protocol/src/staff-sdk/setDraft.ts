import Type from 'typebox';

/** Extension (S8): puts text into the agent's composer; the agent sends it. */
export const setDraft = Type.Object({ text: Type.String({ maxLength: 20_000 }) });
