import { NativeSelect } from "@mantine/core";
import { useReference } from "@/lib/api/reference";

interface Props {
  label: string;
  value: string;
  /** What the value is called, where the list offers it no more. */
  was?: string | undefined;
  error?: string | undefined;
  onChange: (code: string) => void;
}

/** What kind of organisation one is, from the network's list. One that is retired stays until another is chosen. */
export function TypeField({ label, value, was, error, onChange }: Props) {
  const { data } = useReference();
  const types = (data?.types ?? []).map((type) => ({ value: type.code, label: type.label }));
  const retired =
    value !== "" && data && !types.some((type) => type.value === value) ? [{ value, label: was ?? "As before" }] : [];
  return (
    <NativeSelect
      id="type"
      label={label}
      maw={360}
      value={value}
      error={error}
      data={[{ value: "", label: "Not said" }, ...types, ...retired]}
      onChange={(event) => onChange(event.currentTarget.value)}
    />
  );
}
