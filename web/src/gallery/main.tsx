// Every component in every state, for looking at: `npm run dev`, then /gallery.html. It is not part of the build.
import { createRoot } from "react-dom/client";
import { MemoryRouter } from "react-router";
import { Shell } from "@/app/shell/shell";
import { PageHeading } from "@/components/layout/page-heading";
import { ThemeProvider } from "@/lib/theme/theme-provider";
import { FormGallery } from "./form-gallery";
import { StateGallery } from "./state-gallery";
import { TrackGallery } from "./track-gallery";

const me = {
  name: "Amina Khan",
  actingFor: "Norwich Debt Advice",
  choices: [
    { id: "1", name: "Norwich Debt Advice", role: "Adviser", current: true },
    { id: "2", name: "Fenland Housing Aid", role: "Lead", current: false },
  ],
  maySend: true,
  hasDashboard: true,
  mayReport: true,
  mayAdminister: true,
};
const nothing = () => {};
const root = document.getElementById("root");
if (!root) throw new Error("the page has no root");

createRoot(root).render(
  <ThemeProvider>
    <MemoryRouter>
      <Shell me={me} onActFor={nothing} onSignOut={nothing} onFind={nothing}>
        <PageHeading
          title="Gallery"
          lead="Every component in every state. Look at it in light and dark, wide and narrow."
        />
        <TrackGallery />
        <StateGallery />
        <FormGallery />
      </Shell>
    </MemoryRouter>
  </ThemeProvider>,
);
