import { useLocalStorage } from "@mantine/hooks";
import { usePersonId } from "@/lib/api/me";
import { columns } from "./columns";

/**
 * The columns a person wants to see, for every table of referrals alike. Which they hid is kept in their browser, under
 * their id: it is a matter of this screen's width and of nobody else, and several people share a computer.
 */
export function useColumns() {
  const [hidden, setHidden] = useLocalStorage<string[]>({
    key: `onward-hidden-columns-${usePersonId()}`,
    defaultValue: [],
    getInitialValueInEffect: false,
  });
  const shows = (key: string) => !hidden.includes(key);
  const toggle = (key: string) => setHidden(shows(key) ? [...hidden, key] : hidden.filter((one) => one !== key));
  return { shown: columns.filter(({ key }, place) => place === 0 || shows(key)), shows, toggle };
}
