import type { AttachedFile } from "@/lib/api/gen/types.gen";

const amina = { id: "u1", name: "Amina K.", organisation: "Norwich Debt Advice" };
const tom = { id: "u2", name: "Tom B.", organisation: "Fenland Housing Aid" };
const sent = { by: tom, at: "2026-11-20T10:00:00Z", mine: false, removed: false, state: "clean" } as const;

/** The files of a referral, of every sort: a PDF, a picture, one that waits, one with a virus, one that was removed. */
export const attachedFiles: AttachedFile[] = [
  { ...sent, id: "a1", name: "Budget sheet.pdf", kind: "pdf", size: 348_160, preview: true },
  { ...sent, id: "a2", name: "Letter from the landlord.jpg", kind: "jpeg", size: 1_258_291, preview: true },
  {
    ...sent,
    id: "a3",
    name: `${"Statement of everything that is owed and to whom ".repeat(3)}.xlsx`,
    kind: "xlsx",
    size: 20_480,
    preview: false,
    state: "waiting",
    by: amina,
    mine: true,
  },
  { ...sent, id: "a4", name: "Invoice.doc", kind: "doc", size: 51_200, preview: false, state: "infected" },
  {
    ...sent,
    id: "a5",
    name: "",
    kind: "",
    size: 0,
    preview: false,
    removed: true,
    removed_by: tom,
    removed_at: "2026-11-21T09:30:00Z",
  },
];
