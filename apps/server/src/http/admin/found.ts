type Vars = Readonly<Record<string, string | number>>;

/** One thing that was looked at in a token; `key` is its sentence. */
export type Found = { name: string; ok: boolean; key: string; vars?: Vars };
