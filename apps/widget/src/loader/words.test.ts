import { expect, test } from 'vitest';
import { launcherName, loaderWords } from './words.ts';

test('[V1] the launcher tells what it does and what waits, in three languages', () => {
  expect(launcherName(loaderWords('en-GB'), false, 0)).toBe('Open chat');
  expect(launcherName(loaderWords('fr'), false, 1)).toBe('Open chat, 1 unread message');
  expect(launcherName(loaderWords('zh-CN'), false, 3)).toBe('打开聊天, 3 条未读消息');
  expect(launcherName(loaderWords('es-MX'), false, 2)).toBe('Abrir el chat, 2 mensajes sin leer');
  expect(launcherName(loaderWords('es-MX'), true, 2)).toBe('Cerrar el chat');
});
