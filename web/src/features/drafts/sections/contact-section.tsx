import { Checkbox, Radio, Stack } from "@mantine/core";
import { FormSection } from "@/components/form/form-section";
import { PhoneField } from "@/components/form/tidy-field";
import type { Contact } from "@/lib/api/gen/types.gen";
import { useReference } from "@/lib/api/reference";
import type { SectionProps } from "./section-props";
import { Line, Story } from "./text-fields";

const channels: Record<string, NonNullable<Contact["preferred"]>> = {
  phone: "phone",
  text: "text",
  email: "email",
  letter: "letter",
  in_person: "in_person",
};

/** How to reach the client, and how not to (N8, N9). Safety stands before the numbers. */
export function ContactSection({ value, onChange, problemAt }: SectionProps<Contact>) {
  const { data: reference } = useReference();
  return (
    <FormSection
      id="contact"
      title="How to reach them"
      description="Whoever receives this reads the safety notes before they see a number."
    >
      <Checkbox
        label="Do not contact the client directly: reach them through us"
        checked={value.do_not_contact}
        onChange={(event) => onChange({ do_not_contact: event.currentTarget.checked })}
      />
      <Story
        id="contact.safety"
        label="What must be known before making contact?"
        description="Somebody who must not hear of it, a shared telephone, letters that are opened."
        value={value.safety}
        error={problemAt("contact.safety")}
        onChange={(safety) => onChange({ safety })}
      />
      <Numbers value={value} onChange={onChange} problemAt={problemAt} />
      <Radio.Group
        label="How would they like to be reached?"
        value={value.preferred ?? ""}
        error={problemAt("contact.preferred")}
        onChange={(code) => onChange({ preferred: channels[code] ?? "" })}
      >
        <Stack gap={8} mt={4}>
          {reference?.channels.map((choice, index) => (
            <Radio
              key={choice.code}
              id={index === 0 ? "contact.preferred" : undefined}
              value={choice.code}
              label={choice.label}
            />
          ))}
        </Stack>
      </Radio.Group>
      <Line
        id="contact.safe_times"
        label="Safe times"
        description="Such as weekdays between 10 and 2"
        value={value.safe_times}
        error={problemAt("contact.safe_times")}
        onChange={(safe_times) => onChange({ safe_times })}
      />
    </FormSection>
  );
}

/** The numbers and addresses themselves. */
function Numbers({ value, onChange, problemAt }: SectionProps<Contact>) {
  return (
    <>
      <PhoneField
        id="contact.phone"
        label="Telephone"
        description="Always needed. If they have none, one where they can be reached."
        required
        value={value.phone}
        error={problemAt("contact.phone")}
        onChange={(phone) => onChange({ phone })}
      />
      <Checkbox
        label="A message may be left"
        checked={value.voicemail}
        onChange={(event) => onChange({ voicemail: event.currentTarget.checked })}
      />
      <PhoneField
        id="contact.other_phone"
        label="Another telephone"
        value={value.other_phone}
        error={problemAt("contact.other_phone")}
        onChange={(other_phone) => onChange({ other_phone })}
      />
      <Line
        id="contact.email"
        label="E-mail"
        width={400}
        value={value.email}
        error={problemAt("contact.email")}
        onChange={(email) => onChange({ email })}
      />
    </>
  );
}
