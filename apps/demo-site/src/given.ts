import type { Settings } from './settings.ts';

export type Asked = {
  path: string;
  query: URLSearchParams;
  acceptLanguage: string;
  authorization: string;
  /** Under which this site was asked: `http://127.0.0.1:7273`. */
  origin: string;
};

export type Given = {
  status: number;
  type: string;
  body: string;
  /** Who may show it in a frame; nobody if not said. */
  framedBy?: readonly string[];
};

export type RouteDeps = { settings: Settings; now: () => number; newId: () => string };

export type Route = (deps: RouteDeps, asked: Asked) => Promise<Given>;

export const json = (status: number, value: unknown): Given => ({
  status,
  type: 'application/json',
  body: JSON.stringify(value),
});
