import { useSession } from "@/features/session/api/session";

/** Whether the person signed in may call an operation of the API. */
export function useMay(): (operation: string) => boolean {
  const { data } = useSession();
  return (operation) => data?.permissions.includes(operation) ?? false;
}
