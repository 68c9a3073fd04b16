import { useEffect, useState } from "react";

/**
 * Whether the paper may show the referral: only once the reminder was confirmed, and until it is printed (N29). The
 * browser's own way to print, such as Ctrl+P, finds the gate shut.
 */
export function usePrintGate(): [open: boolean, print: () => void] {
  const [open, setOpen] = useState(false);
  useEffect(() => {
    const shut = () => setOpen(false);
    window.addEventListener("afterprint", shut);
    return () => window.removeEventListener("afterprint", shut);
  }, []);
  const print = () => {
    setOpen(true);
    // The reminder must be gone, and the gate open, before the page is taken.
    requestAnimationFrame(() => requestAnimationFrame(() => window.print()));
  };
  return [open, print];
}
