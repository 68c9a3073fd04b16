import { useQueryClient } from "@tanstack/react-query";
import { useEffect, useState } from "react";
import { keys } from "@/lib/api/keys";

const aMinute = 60_000;
const often = 5_000;

/**
 * How many minutes the client can still be read. When they are over, the browser forgets what it has at once, whether
 * or not it can reach the server, and asks for what is left to see.
 */
export function useMinutesLeft(id: string, until: string): number {
  const client = useQueryClient();
  const [now, setNow] = useState(() => Date.now());
  const left = Date.parse(until) - now;
  useEffect(() => {
    const tick = () => {
      setNow(Date.now());
      if (Date.now() >= Date.parse(until)) void client.resetQueries({ queryKey: keys.referral(id) });
    };
    const timer = setInterval(tick, often);
    return () => clearInterval(timer);
  }, [client, id, until]);
  return Math.max(0, Math.ceil(left / aMinute));
}
