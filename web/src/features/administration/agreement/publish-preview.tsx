import { Button, Group } from "@mantine/core";
import { AgreementText } from "@/components/agreement/agreement-text";
import classes from "../components/administration.module.css";
import type { Written } from "./publish-model";

interface Props {
  form: Written;
  meaning: readonly string[];
  publishing: boolean;
  onPublish: () => void;
  onBack: () => void;
}

/** The version as leads will read it, and what publishing it does to whom. */
export function PublishPreview({ form, meaning, publishing, onPublish, onBack }: Props) {
  return (
    <>
      <div className={classes.warning}>
        <h2>If you publish this</h2>
        <ul>
          {meaning.map((one) => (
            <li key={one}>{one}</li>
          ))}
        </ul>
      </div>
      {form.changes.trim() !== "" && (
        <p>
          <strong>What changed:</strong> {form.changes}
        </p>
      )}
      <AgreementText title={form.title} text={form.text} />
      <Group gap="sm">
        <Button loading={publishing} onClick={onPublish}>
          Publish it
        </Button>
        <Button variant="default" onClick={onBack}>
          Back to writing
        </Button>
      </Group>
    </>
  );
}
