import { Waiting } from "@/components/states/waiting";

/** While the first page is being fetched. */
export function Opening() {
  return <Waiting rows={0} label="Opening Onward" />;
}
