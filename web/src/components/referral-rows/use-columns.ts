import { usePreference } from "@/lib/api/preference";
import { columns } from "./columns";

/** The columns a person wants to see, for every table of referrals alike. */
export function useColumns() {
  const [hidden, setHidden] = usePreference("hidden-columns", [], textsOf);
  const shows = (key: string) => !hidden.includes(key);
  const toggle = (key: string) => setHidden(shows(key) ? [...hidden, key] : hidden.filter((one) => one !== key));
  return { shown: columns.filter(({ key }, place) => place === 0 || shows(key)), shows, toggle };
}

function textsOf(kept: unknown): string[] | undefined {
  return Array.isArray(kept) ? kept.filter((one) => typeof one === "string") : undefined;
}
