import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { body } from "@/lib/api/client";
import {
  addFavourite,
  directory,
  publishOrganisation,
  removeFavourite,
  searchDirectory,
  typeOrganisation,
} from "@/lib/api/gen/sdk.gen";
import { keys } from "@/lib/api/keys";
import { organisationKey } from "@/lib/api/organisation";
import type { Search } from "../model";

/** Organisations that a search finds, misspelt ones too. */
export function useDirectory(search: Search) {
  return useQuery({
    queryKey: [...keys.organisations(search.text), "directory", search],
    queryFn: ({ signal }) => body(searchDirectory({ body: search, signal })),
    placeholderData: (before) => before,
  });
}

/** The areas to choose from, and the person's recent searches (R10). */
export function useDirectoryChoices() {
  return useQuery({ queryKey: ["directory"], queryFn: ({ signal }) => body(directory({ signal })), staleTime: 0 });
}

/** Keeps an organisation among the person's favourites, or no longer. */
export function useSetFavourite(id: string) {
  const refresh = useRefresh(id);
  return useMutation({
    mutationFn: (favourite: boolean) =>
      favourite ? body(addFavourite({ path: { id } })) : body(removeFavourite({ path: { id } })),
    onSuccess: refresh,
  });
}

/** Shows an organisation to everybody, or no longer. */
export function usePublish(id: string) {
  const refresh = useRefresh(id);
  return useMutation({
    mutationFn: (isPublic: boolean) => body(publishOrganisation({ path: { id }, body: { public: isPublic } })),
    onSuccess: refresh,
  });
}

/** Says what kind of organisation it is; an empty code takes that back. */
export function useSetType(id: string) {
  const refresh = useRefresh(id);
  return useMutation({
    mutationFn: (type: string) => body(typeOrganisation({ path: { id }, body: { type } })),
    onSuccess: refresh,
  });
}

function useRefresh(id: string) {
  const client = useQueryClient();
  return () =>
    Promise.all([
      client.invalidateQueries({ queryKey: organisationKey(id) }),
      client.invalidateQueries({ queryKey: ["organisations"] }),
    ]);
}
