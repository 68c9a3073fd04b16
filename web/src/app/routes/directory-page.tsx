import { Directory } from "@/features/directory/components/directory";

/** All organisations. */
export function Component() {
  return <Directory />;
}
