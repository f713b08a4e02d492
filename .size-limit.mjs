import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** `/desktop/assets/a.js` lies in `dist/assets/a.js`: whatever the base of the addresses, one end of them is a file. */
const fileOf = (folder, address) => {
  const parts = address.split('/').filter((part) => part !== '' && part !== '.');
  const ends = parts.map((_, at) => join(folder, ...parts.slice(at)));
  return ends.find((path) => existsSync(path)) ?? join(folder, address);
};

/** The scripts a page loads at once: its script tags and what they preload. Lazy chunks are not among them. */
const initialScripts = (page) => {
  const html = existsSync(page) ? readFileSync(page, 'utf8') : '';
  const addresses = [...html.matchAll(/(?:src|href)="([^"]+\.js)"/g)].map((match) => match[1]);
  return addresses.map((address) => fileOf(dirname(page), address));
};

/** A page that was not built names a file that does not exist: size-limit then says so. */
const orMissing = (files, fallback) => (files.length > 0 ? files : [fallback]);

const publicScripts = () => [
  { name: 'staff SDK', path: 'packages/staff-sdk/dist/jssdk-1.0.0.js', limit: '10 KB', gzip: true },
  { name: 'host SDK', path: 'packages/embed/dist/inlay-embed.iife.js', limit: '8 KB', gzip: true },
];

const built = (app) => existsSync(`apps/${app}/vite.config.ts`);

const widgetPage = 'apps/widget/dist/frame.html';
const workbenchPage = 'apps/workbench/dist/index.html';
const consolePage = 'apps/console/dist/index.html';

const widget = () => [
  { name: 'widget loader', path: 'apps/widget/dist/widget.js', limit: '5 KB', gzip: true },
  {
    name: 'widget frame',
    path: orMissing(initialScripts(widgetPage), widgetPage),
    limit: '40 KB',
    gzip: true,
  },
];

const workbench = () => [
  {
    name: 'workbench, initial',
    path: orMissing(initialScripts(workbenchPage), workbenchPage),
    limit: '260 KB',
    gzip: true,
  },
];

const consoleManifest = 'apps/console/dist/.vite/manifest.json';

/** What a part of the console's build loads before it shows anything: its own chunk and all that it imports. */
const loadedBy = (parts, kinds) => {
  if (!existsSync(consoleManifest)) return [];
  const manifest = JSON.parse(readFileSync(consoleManifest, 'utf8'));
  const seen = new Set();
  const visit = (name) => {
    if (seen.has(name) || !manifest[name]) return;
    seen.add(name);
    (manifest[name].imports ?? []).forEach(visit);
  };
  parts.forEach(visit);
  const files = [...seen].flatMap((name) => [manifest[name].file, ...(manifest[name].css ?? [])]);
  return [...new Set(files)].filter((file) => kinds.test(file)).map((file) => `apps/console/dist/${file}`);
};

const consoleApp = () => [
  {
    name: 'console, initial',
    path: orMissing(loadedBy(['index.html', 'src/start-console.tsx'], /\.js$/), consolePage),
    limit: '260 KB',
    gzip: true,
  },
  {
    name: 'softphone frame, all of it with one language',
    path: orMissing(
      loadedBy(
        ['index.html', 'src/softphone/start-softphone.tsx', 'src/softphone/words/zh.ts'],
        /\.(js|css)$/,
      ),
      consolePage,
    ),
    limit: '180 KB',
    gzip: true,
  },
];

export default [
  ...(built('widget') ? widget() : []),
  ...(built('workbench') ? workbench() : []),
  ...(built('console') ? consoleApp() : []),
  ...publicScripts(),
];
