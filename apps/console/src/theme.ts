import {
  convertCssVariables,
  createTheme,
  DEFAULT_THEME,
  defaultCssVariablesResolver,
  defaultVariantColorsResolver,
  mergeMantineTheme,
} from '@mantine/core';
import { adoptStyles, look, readable } from '@inlay/ui/look.ts';

export const theme = createTheme({
  ...look,
  variantColorResolver: (input) => readable(input, defaultVariantColorsResolver(input)),
});

export const installThemeVariables = (): void =>
  adoptStyles(convertCssVariables(defaultCssVariablesResolver(mergeMantineTheme(DEFAULT_THEME, theme))));
