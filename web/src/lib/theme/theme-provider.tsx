import "@fontsource/atkinson-hyperlegible/latin-400.css";
import "@fontsource/atkinson-hyperlegible/latin-700.css";
import "@fontsource/atkinson-hyperlegible/latin-ext-400.css";
import "@fontsource/atkinson-hyperlegible/latin-ext-700.css";
import "@mantine/core/styles.layer.css";
import "./tokens.css";
import "./controls.css";
import "./print.css";
import { MantineProvider } from "@mantine/core";
import type { ReactNode } from "react";
import { theme, variables } from "./theme";

// The server writes a fresh nonce into the page. The scroll lock under a dialog reads its own from this global.
const nonce = document.querySelector('meta[property="csp-nonce"]')?.getAttribute("content") ?? "";
Object.assign(globalThis, { __webpack_nonce__: nonce });

/** Fonts, palette and Mantine, with the page's nonce on every style element they add. */
export function ThemeProvider({ children }: { children: ReactNode }) {
  return (
    <MantineProvider
      theme={theme}
      cssVariablesResolver={variables}
      defaultColorScheme="auto"
      getStyleNonce={() => nonce}
    >
      {children}
    </MantineProvider>
  );
}
