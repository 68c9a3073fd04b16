import { Button } from "@mantine/core";
import { EmptyNotice } from "@/components/states/empty-notice";
import { ProblemNotice } from "@/components/states/problem-notice";
import { problemOf } from "@/lib/api/problem";

interface Props {
  error: unknown;
  onClear: () => void;
}

/** A postcode of which the network knows nothing, or another failure. */
export function UnknownPostcode({ error, onClear }: Props) {
  const said = problemOf(error).fields.find(({ field }) => field === "postcode");
  if (!said) return <ProblemNotice error={error} />;
  return (
    <EmptyNotice
      title="This postcode leads nowhere"
      action={
        <Button variant="default" onClick={onClear}>
          Search without the postcode
        </Button>
      }
    >
      {said.message}
    </EmptyNotice>
  );
}
