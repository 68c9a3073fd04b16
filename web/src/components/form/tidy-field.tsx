import { TextInput } from "@mantine/core";
import { tidyPhone, tidyPostcode } from "@/lib/uk";

interface Props {
  id: string;
  label: string;
  description?: string;
  value: string;
  error?: string | undefined;
  required?: boolean;
  onChange: (value: string) => void;
}

/** A telephone number, spaced when the field is left so that it can be read out. */
export function PhoneField({ onChange, value, ...field }: Props) {
  return (
    <TextInput
      {...field}
      type="tel"
      inputMode="tel"
      autoComplete="off"
      styles={{ wrapper: { maxWidth: 280 } }}
      value={value}
      onChange={(event) => onChange(event.currentTarget.value)}
      onBlur={() => onChange(tidyPhone(value))}
    />
  );
}

/** A postcode, in capitals and spaced when the field is left. */
export function PostcodeField({ onChange, value, ...field }: Props) {
  return (
    <TextInput
      {...field}
      autoComplete="off"
      autoCapitalize="characters"
      styles={{ wrapper: { maxWidth: 160 } }}
      value={value}
      onChange={(event) => onChange(event.currentTarget.value)}
      onBlur={() => onChange(tidyPostcode(value))}
    />
  );
}
