import { Checkbox, Stack } from "@mantine/core";
import { useColleagues } from "@/lib/api/reference";

interface Props {
  referral: string;
  /** What there is, such as "a note". */
  what: string;
  chosen: string[];
  onChange: (chosen: string[]) => void;
}

/** Whom to e-mail that there is something new; the e-mail never says what (R24). */
export function NotifyField({ referral, what, chosen, onChange }: Props) {
  const { data } = useColleagues(referral);
  if (!data || data.items.length === 0) return null;
  return (
    <details>
      <summary>
        E-mail somebody that there is {what}
        {chosen.length > 0 && ` (${chosen.length} chosen)`}
      </summary>
      <Checkbox.Group aria-label="Who should be e-mailed?" value={chosen} onChange={onChange}>
        <Stack gap={8} mt={8}>
          {data.items.map((one) => (
            <Checkbox key={one.id} value={one.id} label={`${one.name}, ${one.organisation.name}`} />
          ))}
        </Stack>
      </Checkbox.Group>
    </details>
  );
}
