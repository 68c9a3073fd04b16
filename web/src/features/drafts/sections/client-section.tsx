import { Checkbox, SimpleGrid } from "@mantine/core";
import { FormSection } from "@/components/form/form-section";
import { KnownDate } from "@/components/form/known-date";
import { PostcodeField } from "@/components/form/tidy-field";
import type { Address, Client } from "@/lib/api/gen/types.gen";
import type { SectionProps } from "./section-props";
import { Line, Story } from "./text-fields";

/** Who the client is (N7, R13). Only the names are required. */
export function ClientSection({ value, onChange, problemAt }: SectionProps<Client>) {
  const line = (
    field: Exclude<keyof Client, "address" | "needs_interpreter" | "date_of_birth">,
    label: string,
    width?: number,
  ) => (
    <Line
      id={`client.${field}`}
      label={label}
      value={value[field]}
      error={problemAt(`client.${field}`)}
      required={field === "first_name" || field === "last_name"}
      {...(width ? { width } : {})}
      onChange={(text) => onChange({ [field]: text })}
    />
  );
  const setBirth = (birth: string | undefined) => {
    if (birth) onChange({ date_of_birth: birth });
    else onChange({ date_of_birth: undefined });
  };
  return (
    <FormSection id="client" title="The person" description="Only what is marked * stops you from sending.">
      {line("title", "Title", 120)}
      <SimpleGrid cols={{ base: 1, xs: 2 }} spacing="md">
        {line("first_name", "First name")}
        {line("last_name", "Surname")}
      </SimpleGrid>
      <KnownDate
        id="client.date_of_birth"
        legend="Date of birth"
        value={value.date_of_birth}
        error={problemAt("client.date_of_birth")}
        past
        onChange={setBirth}
      />
      <SimpleGrid cols={{ base: 1, xs: 2 }} spacing="md">
        {line("gender", "Gender, as they say it")}
        {line("ethnicity", "Ethnicity, as they say it")}
      </SimpleGrid>
      <Story
        id="client.disability"
        label="Disability or health condition"
        value={value.disability}
        error={problemAt("client.disability")}
        onChange={(disability) => onChange({ disability })}
      />
      {line("language", "Language they speak best", 280)}
      <Checkbox
        label="An interpreter is needed"
        checked={value.needs_interpreter}
        onChange={(event) => onChange({ needs_interpreter: event.currentTarget.checked })}
      />
      <AddressFields
        value={value.address}
        problemAt={problemAt}
        onChange={(change) => onChange({ address: { ...value.address, ...change } })}
      />
    </FormSection>
  );
}

function AddressFields({ value, onChange, problemAt }: SectionProps<Address>) {
  const line = (field: Exclude<keyof Address, "postcode">, label: string) => (
    <Line
      id={`client.address.${field}`}
      label={label}
      value={value[field]}
      error={problemAt(`client.address.${field}`)}
      onChange={(text) => onChange({ [field]: text })}
    />
  );
  return (
    <>
      {line("line_1", "Address")}
      {line("line_2", "Address, second line")}
      <SimpleGrid cols={{ base: 1, xs: 2 }} spacing="md">
        {line("town", "Town")}
        {line("county", "County")}
      </SimpleGrid>
      <PostcodeField
        id="client.address.postcode"
        label="Postcode"
        value={value.postcode}
        error={problemAt("client.address.postcode")}
        onChange={(postcode) => onChange({ postcode })}
      />
    </>
  );
}
