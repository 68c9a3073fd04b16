import { NewAccount } from "@/features/administration/people/new-account";

/** A new account. */
export function Component() {
  return <NewAccount />;
}
