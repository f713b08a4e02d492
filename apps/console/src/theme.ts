import {
  convertCssVariables,
  createTheme,
  DEFAULT_THEME,
  defaultCssVariablesResolver,
  defaultVariantColorsResolver,
  mergeMantineTheme,
  type MantineColorScheme,
  type MantineColorSchemeManager,
} from '@mantine/core';
import { fontStack, indigo, monoStack, night } from '@inlay/ui/palette.ts';
import type { KeyValue } from './session/key-value.ts';

export const theme = createTheme({
  colors: { indigo: [...indigo], dark: [...night] },
  primaryColor: 'indigo',
  primaryShade: { light: 6, dark: 4 },
  // Indigo 4 of the dark scheme carries dark text, indigo 6 white: 4.5:1 either way.
  variantColorResolver: (input) => {
    const colors = defaultVariantColorsResolver(input);
    const isPrimary = input.color === undefined || input.color === 'indigo';
    return input.variant === 'filled' && isPrimary ? { ...colors, color: 'var(--on-accent)' } : colors;
  },
  fontFamily: fontStack,
  fontFamilyMonospace: monoStack,
  fontSizes: { xs: '12px', sm: '13px', md: '14px', lg: '16px', xl: '20px' },
  spacing: { xs: '8px', sm: '12px', md: '16px', lg: '20px', xl: '32px' },
  radius: { xs: '4px', sm: '6px', md: '8px', lg: '10px', xl: '16px' },
  defaultRadius: 'sm',
  cursorType: 'pointer',
  respectReducedMotion: true,
  components: {
    Tooltip: {
      defaultProps: {
        openDelay: 400,
        withArrow: false,
        fz: 12,
        events: { hover: true, focus: true, touch: false },
      },
    },
    Modal: {
      defaultProps: {
        transitionProps: { duration: 120 },
        centered: true,
        overlayProps: { backgroundOpacity: 0.4 },
      },
    },
    Drawer: { defaultProps: { transitionProps: { duration: 140 } } },
    Menu: { defaultProps: { transitionProps: { duration: 100 }, shadow: 'md' } },
    Popover: { defaultProps: { transitionProps: { duration: 100 }, shadow: 'md' } },
  },
});

/** Mantine writes its variables with innerHTML, which Trusted Types forbid; a constructed sheet needs no markup. */
export const installThemeVariables = (): void => {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(
    convertCssVariables(defaultCssVariablesResolver(mergeMantineTheme(DEFAULT_THEME, theme))),
  );
  document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet];
};

const key = 'inlay.theme';
const isScheme = (value: string | null): value is MantineColorScheme =>
  value === 'light' || value === 'dark' || value === 'auto';

/** Kept for the next visit, and for the workbench: one choice for both. */
export const schemeManager = (storage: KeyValue): MantineColorSchemeManager => ({
  get: (fallback) => {
    const value = storage.get(key);
    return isScheme(value) ? value : fallback;
  },
  set: (value) => storage.set(key, value),
  subscribe: () => undefined,
  unsubscribe: () => undefined,
  clear: () => storage.remove(key),
});
