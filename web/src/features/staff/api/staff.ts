import { useInfiniteQuery, useMutation } from "@tanstack/react-query";
import { useRefreshPeople } from "@/lib/api/accounts";
import { body } from "@/lib/api/client";
import { addPerson, changePerson, listPeople, removePerson } from "@/lib/api/gen/sdk.gen";
import type { AddPersonBody, ChangePersonBody } from "@/lib/api/gen/types.gen";

/** Who works for an organisation. */
export function useStaff(organisation: string) {
  return useInfiniteQuery({
    queryKey: ["staff", organisation],
    queryFn: ({ pageParam }) =>
      body(listPeople({ path: { id: organisation }, query: pageParam === "" ? {} : { cursor: pageParam } })),
    initialPageParam: "",
    getNextPageParam: (page) => page.next || undefined,
  });
}

export function useAddPerson(organisation: string) {
  const refresh = useRefreshPeople();
  return useMutation({
    mutationFn: (who: AddPersonBody) => body(addPerson({ path: { id: organisation }, body: who })),
    onSuccess: refresh,
  });
}

export function useChangePerson(organisation: string, person: string) {
  const refresh = useRefreshPeople();
  return useMutation({
    mutationFn: (change: ChangePersonBody) => body(changePerson({ path: { id: organisation, person }, body: change })),
    onSuccess: refresh,
  });
}

export function useRemovePerson(organisation: string, person: string) {
  const refresh = useRefreshPeople();
  return useMutation({
    mutationFn: () => body(removePerson({ path: { id: organisation, person } })),
    onSuccess: refresh,
  });
}
