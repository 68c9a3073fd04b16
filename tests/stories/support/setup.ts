import { startInstallation } from "./installation";

/** One installation for all stories that need no clock of their own. */
export default async function setup(): Promise<() => Promise<void>> {
  const installation = await startInstallation();
  process.env.ONWARD_URL = installation.url;
  process.env.ONWARD_INBOX = installation.inbox;
  process.env.ONWARD_TEMPORAL_UI = installation.temporalUI;
  process.env.ONWARD_STORY_FOLDER = installation.folder;
  return () => installation.stop();
}
