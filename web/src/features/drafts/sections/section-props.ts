/** What every section of the form is given: its part of the draft, how to change it, and what is wrong at a field. */
export interface SectionProps<Part> {
  value: Part;
  onChange: (change: Partial<Part>) => void;
  problemAt: (field: string) => string | undefined;
}
