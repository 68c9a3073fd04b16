import { Checkbox, Radio, Select, Stack, Textarea, TextInput } from "@mantine/core";
import { useState } from "react";
import { type Choice, Chooser } from "@/components/chooser/chooser";
import { DateFields } from "@/components/form/date-fields";
import { FormSection } from "@/components/form/form-section";
import { ProgressList } from "@/components/form/progress-list";
import { SavedText } from "@/components/form/saved-text";
import { PhoneField, PostcodeField } from "@/components/form/tidy-field";
import { noDate } from "@/lib/uk";

const choices: Choice[] = [
  { id: "1", name: "Norwich Debt Advice", detail: "Debt, benefits. Answers in about 2 working days" },
  { id: "2", name: "Fenland Housing Aid", detail: "Housing, homelessness. Answers in about 4 working days" },
  { id: "3", name: "Coastal Food Share", closed: "Not accepting referrals until Monday 7 December" },
  { id: "4", name: "Broadland Disability Network", detail: "Disability, benefits. Answers in about 3 working days" },
];

/** The parts of a long form, right and wrong. */
export function FormGallery() {
  const [chosen, setChosen] = useState<readonly Choice[]>(choices.slice(0, 1));
  const [birth, setBirth] = useState(noDate);
  const [phone, setPhone] = useState("");
  const [postcode, setPostcode] = useState("");
  return (
    <>
      <Overview />
      <FormSection id="person" title="The person" description="Only what is marked required stops you from sending.">
        <TextInput id="last_name" label="Last name" required error="Enter the client's last name" />
        <DateFields
          id="birth"
          legend="Date of birth"
          value={birth}
          onChange={setBirth}
          error="The date must be in the past"
        />
        <Select
          id="gender"
          label="Gender"
          data={["Woman", "Man", "Another way"]}
          placeholder="Choose"
          comboboxProps={{ withinPortal: false }}
        />
      </FormSection>
      <FormSection id="contact" title="How to reach them">
        <PhoneField
          id="phone"
          label="Telephone"
          description="Always needed, so that they are not lost."
          value={phone}
          onChange={setPhone}
          required
        />
        <PostcodeField id="postcode" label="Postcode" value={postcode} onChange={setPostcode} />
        <Checkbox label="A message may be left" />
        <Radio.Group label="Preferred way" name="preferred">
          <Stack gap={8} mt={4}>
            <Radio value="phone" label="Telephone" />
            <Radio value="text" label="Text message" />
          </Stack>
        </Radio.Group>
        <Textarea id="reason" label="Why are you referring them?" autosize minRows={4} />
      </FormSection>
      <FormSection id="receivers-part" title="Who should receive it">
        <Chooser
          id="receivers"
          label="Organisations"
          description="One or more. Each gets its own referral, with its own number."
          found={choices}
          chosen={chosen}
          onSearch={() => {}}
          onChange={setChosen}
        />
      </FormSection>
    </>
  );
}

function Overview() {
  return (
    <>
      <h2>Form</h2>
      <ProgressList
        parts={[
          { id: "person", title: "The person", state: "complete" },
          { id: "contact", title: "How to reach them", state: "missing" },
          { id: "receivers-part", title: "Who should receive it", state: "empty" },
        ]}
      />
      <SavedText saving={{ state: "saved", at: new Date("2026-11-24T10:42:00Z") }} />
    </>
  );
}
