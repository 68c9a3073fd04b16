import { Radio, Stack } from "@mantine/core";
import type { StaffMember } from "@/lib/api/gen/types.gen";

type StaffRole = StaffMember["role"];

const roles: readonly { value: StaffRole; label: string; description: string }[] = [
  { value: "adviser", label: "Adviser", description: "Sends, receives and acts on the organisation’s referrals." },
  {
    value: "lead",
    label: "Lead",
    description: "Also looks after its people and profile, hears of missed deadlines, and may extend or stop a clock.",
  },
];

/** Adviser or lead. */
export function StaffRoleField({ role, onChange }: { role: StaffRole; onChange: (role: StaffRole) => void }) {
  return (
    <Radio.Group label="Role" value={role} onChange={(value) => onChange(value === "lead" ? "lead" : "adviser")}>
      <Stack gap="sm" mt={4}>
        {roles.map((one) => (
          <Radio key={one.value} value={one.value} label={one.label} description={one.description} />
        ))}
      </Stack>
    </Radio.Group>
  );
}
