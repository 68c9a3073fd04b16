import { DirectoryImport } from "@/features/administration/listings/directory-import";

/** Services of other directories. */
export function Component() {
  return <DirectoryImport />;
}
