import { useEffect, useRef } from "react";
import { useLocation } from "react-router";

/** Takes the focus to the content of a new page, so that a screen reader starts there; not on the first one. */
export function useFocusOnArrival(): void {
  const { pathname } = useLocation();
  const last = useRef(pathname);
  useEffect(() => {
    if (last.current === pathname) return;
    last.current = pathname;
    document.getElementById("content")?.focus({ preventScroll: true });
  }, [pathname]);
}
