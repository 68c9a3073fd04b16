import {
  Anchor,
  Button,
  type CSSVariablesResolver,
  createTheme,
  Input,
  type MantineColorsTuple,
  Menu,
  Modal,
} from "@mantine/core";

const teal: MantineColorsTuple = [
  "#e4f0ee",
  "#cfe5e2",
  "#a6d3ce",
  "#7fcfca",
  "#46a09e",
  "#26888a",
  "#147276",
  "#0d6367",
  "#0b5357",
  "#083f43",
];

const sizes = { xs: "14px", sm: "16px", md: "16px", lg: "20px", xl: "28px" };

/** The one theme: four sizes, two weights, and the corrections Mantine needs to meet WCAG 2.2 AA. */
export const theme = createTheme({
  primaryColor: "teal",
  primaryShade: { light: 8, dark: 3 },
  colors: { teal },
  autoContrast: true,
  respectReducedMotion: true,
  fontFamily: '"Atkinson Hyperlegible", system-ui, sans-serif',
  fontFamilyMonospace: "ui-monospace, monospace",
  fontSizes: sizes,
  lineHeights: { xs: "1.45", sm: "1.5", md: "1.5", lg: "1.4", xl: "1.25" },
  spacing: { xs: "8px", sm: "12px", md: "16px", lg: "24px", xl: "32px" },
  defaultRadius: "6px",
  cursorType: "pointer",
  headings: {
    fontWeight: "700",
    sizes: {
      h1: { fontSize: "28px", lineHeight: "1.25" },
      h2: { fontSize: "20px", lineHeight: "1.35" },
      h3: { fontSize: "16px", lineHeight: "1.5" },
    },
  },
  components: {
    Anchor: Anchor.extend({ defaultProps: { underline: "always" } }),
    // Mantine picks the text of a filled button for the light palette only.
    Button: Button.extend({
      vars: (_theme, props) => ({
        root: { "--button-color": (props.variant ?? "filled") === "filled" ? "var(--on-teal)" : undefined },
      }),
    }),
    InputWrapper: Input.Wrapper.extend({
      defaultProps: { inputWrapperOrder: ["label", "description", "error", "input"] },
    }),
    Menu: Menu.extend({ defaultProps: { withInitialFocusPlaceholder: false } }),
    Modal: Modal.extend({
      defaultProps: {
        closeButtonProps: { "aria-label": "Close" },
        centered: true,
        // A dialog's header is not the page's banner.
        attributes: { header: { role: "presentation" } },
      },
    }),
  },
});

/** Mantine's own variables, pointed at our palette: its defaults miss 4.5:1 for dimmed text, errors and placeholders. */
export const variables: CSSVariablesResolver = () => {
  const shared = {
    "--mantine-color-body": "var(--paper)",
    "--mantine-color-text": "var(--ink)",
    "--mantine-color-dimmed": "var(--ink-soft)",
    "--mantine-color-placeholder": "var(--ink-soft)",
    "--mantine-color-default": "var(--surface)",
    "--mantine-color-default-hover": "var(--sunken)",
    "--mantine-color-default-color": "var(--ink)",
    "--mantine-color-default-border": "var(--control)",
    "--mantine-color-anchor": "var(--teal)",
  };
  return {
    variables: {},
    light: { ...shared, "--mantine-color-error": "#b42318" },
    dark: { ...shared, "--mantine-color-error": "#ffa597" },
  };
};
