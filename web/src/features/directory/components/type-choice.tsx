import { Button } from "@mantine/core";
import { type FormEvent, useState } from "react";
import { TypeField } from "@/components/form/type-field";
import { ProblemNotice } from "@/components/states/problem-notice";
import type { OrganisationDetail } from "@/lib/api/gen/types.gen";
import { useSetType } from "../api/directory";
import classes from "./directory.module.css";

/** What kind of organisation it is, for a coordinator; its lead says so in its profile. */
export function TypeChoice({ organisation: { id, type } }: { organisation: Pick<OrganisationDetail, "id" | "type"> }) {
  const [chosen, setChosen] = useState(type?.code ?? "");
  const set = useSetType(id);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    set.mutate(chosen);
  };
  return (
    <section aria-labelledby="kind" className={classes.publicity}>
      <h2 id="kind">Kind of organisation</h2>
      <form onSubmit={submit}>
        <TypeField label="What it is" value={chosen} was={type?.label} onChange={setChosen} />
        <Button type="submit" variant="default" mt="md" loading={set.isPending}>
          Save the kind
        </Button>
      </form>
      <div role="status">{set.isSuccess && chosen === (type?.code ?? "") && "Saved."}</div>
      {set.error && <ProblemNotice error={set.error} />}
    </section>
  );
}
