import { Checkbox } from "@mantine/core";
import { FormSection } from "@/components/form/form-section";
import { ReceiverChooser } from "@/components/receivers/receiver-chooser";
import type { DraftBody, OrganisationDetail } from "@/lib/api/gen/types.gen";

interface Props {
  body: DraftBody;
  from: string;
  receivers: readonly OrganisationDetail[];
  problemAt: (field: string) => string | undefined;
  onChange: (body: DraftBody) => void;
}

/** Who receives it, and who else hears of it (N16, N18). */
export function ReceiversSection({ body, from, receivers, problemAt, onChange }: Props) {
  return (
    <FormSection id="receivers-section" title="Who should receive it" description={`It is sent by ${from}.`}>
      <ReceiverChooser
        id="receivers"
        chosen={receivers}
        error={problemAt("receivers")}
        onChange={(ids) => onChange({ ...body, receivers: ids })}
      />
      <Checkbox
        label="E-mail me too when it is sent, and when something happens"
        checked={body.copy_sender}
        onChange={(event) => onChange({ ...body, copy_sender: event.currentTarget.checked })}
      />
    </FormSection>
  );
}
