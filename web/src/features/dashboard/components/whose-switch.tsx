import { SegmentedControl } from "@mantine/core";
import type { Whose } from "../api/dashboard";

interface Props {
  whose: Whose;
  onChange: (whose: Whose) => void;
}

/** Looks at one's own referrals, or at everybody's of the organisation (N33). */
export function WhoseSwitch({ whose, onChange }: Props) {
  return (
    <SegmentedControl
      aria-label="Whose referrals"
      value={whose}
      data={[
        { value: "me", label: "Me" },
        { value: "organisation", label: "My organisation" },
      ]}
      onChange={(value) => onChange(value === "me" ? "me" : "organisation")}
    />
  );
}
