import { Fieldset, Input, Stack, TextInput } from "@mantine/core";
import { PostcodeField } from "@/components/form/tidy-field";
import type { OfficeAddress } from "@/lib/api/gen/types.gen";
import { useManaged } from "../api/manage";
import classes from "../components/manage.module.css";
import type { ProfileProps } from "./profile-fields";

const parts = [
  { name: "line_1", label: "Building and street", most: 200 },
  { name: "line_2", label: "Second line (optional)", most: 200 },
  { name: "town", label: "Town or city", most: 100 },
  { name: "county", label: "County (optional)", most: 100 },
] as const;

/** Where clients come, in parts, so that the directory can say how far it is (R9). */
export function OfficeFields({ typed, problemAt, onChange }: ProfileProps) {
  const { office } = typed;
  const change = (part: Partial<OfficeAddress>) => onChange({ office: { ...office, ...part } });
  return (
    <Fieldset legend="Address" variant="unstyled">
      <Input.Description mb={8}>
        Where clients come to. Leave it empty if they do not, or if it is secret.
      </Input.Description>
      <AddressOfBefore office={office} />
      <Stack gap="sm">
        {parts.map(({ name, label, most }) => (
          <TextInput
            key={name}
            id={`office.${name}`}
            label={label}
            maxLength={most}
            autoComplete="off"
            value={office[name]}
            error={problemAt(`office.${name}`)}
            onChange={(event) => change({ [name]: event.currentTarget.value })}
          />
        ))}
        <PostcodeField
          id="office.postcode"
          label="Postcode"
          value={office.postcode}
          error={problemAt("office.postcode")}
          onChange={(postcode) => change({ postcode })}
        />
      </Stack>
    </Fieldset>
  );
}

/** The address as it was written before it had parts: others read it until they are given. */
function AddressOfBefore({ office }: { office: OfficeAddress }) {
  const { data } = useManaged();
  if (!data?.address || given(data.profile.office) || given(office)) return null;
  return (
    <p className={classes.before}>
      Others read this now, and the directory cannot say how far it is. It stays until you give its parts:{" "}
      <span className={classes.lines}>{data.address}</span>
    </p>
  );
}

const given = (office: OfficeAddress) => Object.values(office).some((part) => part !== "");
