import { FilesField } from "@/components/files/files-field";
import type { Uploads } from "@/components/files/use-uploads";
import { FormSection } from "@/components/form/form-section";
import type { Upload } from "@/lib/api/gen/types.gen";

interface Props {
  files: readonly Upload[];
  uploads: Uploads;
  error: string | undefined;
  onRemove: (id: string) => void;
}

/** What goes with the referral: a budget, a letter, a form (N19, R16). */
export function FilesSection(field: Props) {
  return (
    <FormSection
      id="files-section"
      title="Files"
      description="A budget, a letter, a form. Every receiver can open them; more can be added after sending."
    >
      <FilesField id="files" {...field} />
    </FormSection>
  );
}
