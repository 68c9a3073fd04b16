import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { body } from "@/lib/api/client";
import { addDay, networkCalendar, previewDay, previewDayRemoved, removeDay } from "@/lib/api/gen/sdk.gen";
import type { CalendarChanged, OneOffDayBody } from "@/lib/api/gen/types.gen";

const key = ["network-calendar"] as const;

/** The bank holidays that deadlines go by. */
export function useCalendar() {
  return useQuery({ queryKey: key, queryFn: () => body(networkCalendar()) });
}

/** What a day more would do to open referrals. */
export function usePreviewDay() {
  return useMutation({ mutationFn: (day: OneOffDayBody) => body(previewDay({ body: day })) });
}

export function useAddDay() {
  const known = useKnown();
  return useMutation({ mutationFn: (day: OneOffDayBody) => body(addDay({ body: day })), onSuccess: known });
}

/** What a day less would do to open referrals. */
export function useDayRemoved(id: string) {
  return useQuery({
    queryKey: [...key, "without", id],
    queryFn: () => body(previewDayRemoved({ path: { id } })),
    gcTime: 0,
    staleTime: 0,
  });
}

export function useRemoveDay() {
  const known = useKnown();
  return useMutation({ mutationFn: (id: string) => body(removeDay({ path: { id } })), onSuccess: known });
}

/** The answer of a change is the calendar as it is now. */
function useKnown() {
  const client = useQueryClient();
  return (changed: CalendarChanged) => client.setQueryData(key, changed.calendar);
}
