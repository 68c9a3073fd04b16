import { NativeSelect } from "@mantine/core";
import { useState } from "react";
import { useColleagues } from "@/lib/api/reference";
import { type CommandFormProps, FormFrame } from "./form-frame";

interface Props extends CommandFormProps {
  referral: string;
  assigned: string | undefined;
}

/** Gives the referral to a colleague, or to nobody. */
export function AssignForm({ referral, assigned, ...frame }: Props) {
  const { data } = useColleagues(referral);
  const [assignee, setAssignee] = useState(assigned ?? "");
  const own = (data?.items ?? []).filter((one) => one.own).map((one) => ({ value: one.id, label: one.name }));
  return (
    <FormFrame {...frame} missing={[]} request={() => ({ kind: "assign", assignee: assignee || undefined })}>
      {(problemAt) => (
        <NativeSelect
          id="assignee"
          label="Who has it?"
          data={[{ value: "", label: "Nobody" }, ...own]}
          value={assignee}
          error={problemAt("assignee")}
          onChange={(event) => setAssignee(event.currentTarget.value)}
        />
      )}
    </FormFrame>
  );
}
