import { useDebouncedValue } from "@mantine/hooks";
import { refusalWords } from "@/components/states/problem-words";
import { useUsername } from "@/lib/api/accounts";
import { problemOf } from "@/lib/api/problem";
import type { NewPerson } from "./account-model";
import classes from "./accounts.module.css";

const pause = 300;

/** What they will sign in with, before anything is saved. */
export function Username({ person }: { person: NewPerson }) {
  const [first] = useDebouncedValue(person.first_name.trim(), pause);
  const [last] = useDebouncedValue(person.last_name.trim(), pause);
  const { data, error } = useUsername(first, last);
  if (first === "" || last === "") return null;
  const problem = error ? (problemOf(error).fields[0]?.message ?? refusalWords(error)) : undefined;
  return (
    <p role="status" className={classes.username}>
      {problem ?? (
        <>
          Their username will be <strong>{data?.username ?? "…"}</strong>
        </>
      )}
    </p>
  );
}
