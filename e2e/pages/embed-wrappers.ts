import { InlayPhone, InlayWorkbench } from '../../packages/embed/src/react.ts';
import { InlayWorkbench as VueWorkbench } from '../../packages/embed/src/vue.ts';
import { createElement, StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { createApp, h } from 'vue';

// Both wrappers in one page, mounted and taken away by the test.

const desk = new URLSearchParams(location.search).get('desk') ?? '';
const heard: string[] = [];
const box = (): HTMLElement => document.body.appendChild(document.createElement('div'));

const react = () => {
  const root = createRoot(box());
  const props = {
    url: desk,
    on: { ready: () => heard.push('react ready') },
    onHandle: (handle: object | null) => heard.push(handle ? 'react handle' : 'react gone'),
  };
  const workbench = createElement(InlayWorkbench, props);
  root.render(createElement(StrictMode, null, workbench, createElement(InlayPhone, { url: desk })));
  return () => root.unmount();
};

const vue = () => {
  const app = createApp({
    render: () => h(VueWorkbench, { url: desk, onReady: () => heard.push('vue ready') }),
  });
  app.mount(box());
  return () => app.unmount();
};

Object.assign(window, { heard, wrappers: { react, vue } });
