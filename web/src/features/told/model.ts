import type { ToldPage } from "@/lib/api/gen/types.gen";

/** Which part of what was told is looked at. All of it may stand in the address. */
export interface ToldFilter {
  from: string;
  to: string;
  reason: string;
  receiver: string;
  mine: boolean;
}

export function filterOf(address: URLSearchParams): ToldFilter {
  const text = (name: string) => address.get(name) ?? "";
  return {
    from: text("from"),
    to: text("to"),
    reason: text("reason"),
    receiver: text("receiver"),
    mine: text("sent") === "me",
  };
}

/** What the address and the server are asked; what is usual is not written. */
export function questionOf({ from, to, reason, receiver, mine }: ToldFilter) {
  return {
    ...(from && { from }),
    ...(to && { to }),
    ...(reason && { reason }),
    ...(receiver && { receiver }),
    ...(mine && { sent: "me" as const }),
  };
}

/** Whether anything but the period narrows the list. */
export const narrowed = ({ reason, receiver, mine }: ToldFilter): boolean => reason !== "" || receiver !== "" || mine;

/** "Ask for income first, 4 times". */
export const timesWords = (count: number): string => (count === 1 ? "once" : count === 2 ? "twice" : `${count} times`);

/** The period's code among those on offer, or nothing for other days. */
export function presetOf(page: ToldPage | undefined, filter: ToldFilter): string {
  const days = { from: filter.from || page?.period.from, to: filter.to || page?.period.to };
  return page?.presets.find((one) => one.from === days.from && one.to === days.to)?.code ?? "";
}
