export type Settings = {
  /** Where the desk lives: the origin this script came from. */
  origin: string;
  desk: string;
  lang: string;
  theme: string;
  /** S2: what the page says of its visitor, for the company's own pages beside the conversation. */
  metaData: string;
  myData: string;
};

const findScript = (page: Document): HTMLScriptElement | null => {
  const own = page.currentScript;
  return own instanceof HTMLScriptElement
    ? own
    : page.querySelector<HTMLScriptElement>('script[data-desk][src*="/widget.js"]');
};

/** Read from the script's own tag; null when the tag tells no desk. */
export const readSettings = (page: Document): Settings | null => {
  const script = findScript(page);
  const desk = script?.dataset['desk'] ?? '';
  if (!script || !/^\d{1,15}$/.test(desk)) return null;
  const { lang = '', theme = '', metaData = '', myData = '' } = script.dataset;
  const { origin } = new URL(script.src);
  return { origin, desk, lang: lang || navigator.language, theme, metaData, myData };
};
