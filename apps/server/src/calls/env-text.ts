export type Env = Readonly<Record<string, string | undefined>>;

/** '' for what is not set. */
export const envText = (env: Env, name: string): string => env[name]?.trim() ?? '';
