import { readSettings } from './settings.ts';
import { createWidget, type InlayWidget } from './widget.ts';

declare global {
  interface Window {
    InlayWidget?: InlayWidget;
  }
}

const settings = readSettings(document);
// oxlint-disable-next-line no-console -- the only way to reach whoever wrote the tag
if (!settings) console.error('Inlay: the script tag needs data-desk="<number of the desk>"');
// Tag managers and single-page applications carry the tag twice; the first one stays.
else if (!window.InlayWidget) {
  const widget = createWidget(settings);
  window.InlayWidget = {
    ...widget,
    destroy: () => {
      widget.destroy();
      delete window.InlayWidget;
    },
  };
}
