/** A text held in something of unknown shape, such as what a page handed to the next; empty when there is none. */
export function textIn(holder: unknown, name: string): string {
  if (typeof holder !== "object" || holder === null || !(name in holder)) return "";
  const value: unknown = Reflect.get(holder, name);
  return typeof value === "string" ? value : "";
}
