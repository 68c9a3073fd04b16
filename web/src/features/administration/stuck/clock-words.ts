import type { ClockCommand } from "../api/stuck";

interface Words {
  label: string;
  why: string;
  done: string;
}

/** What each command about a clock is called, asks for, and has done. */
export const clockWords: Record<ClockCommand, Words> = {
  "extend-clock": {
    label: "Extend the deadline",
    why: "Why is more time needed?",
    done: "has more time. Both organisations are told.",
  },
  "stop-clock": {
    label: "Stop the clock",
    why: "Why should the clock stop?",
    done: "has its clock stopped. Nothing will remind anybody until it is started again.",
  },
  "restart-clock": {
    label: "Restart the clock",
    why: "Why should the clock start again?",
    done: "has a fresh deadline. Both organisations are told.",
  },
};
