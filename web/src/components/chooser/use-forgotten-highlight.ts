import type { ComboboxStore } from "@mantine/core";
import { useEffect } from "react";

/** The highlight is kept by position: on a changed list Enter would choose something else, so it is forgotten then. */
export function useForgottenHighlight({ resetSelectedOption }: ComboboxStore, offered: readonly string[]): void {
  const list = offered.join(" ");
  // biome-ignore lint/correctness/useExhaustiveDependencies: the list is what it reacts to.
  useEffect(() => resetSelectedOption(), [list, resetSelectedOption]);
}
