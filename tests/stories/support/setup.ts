import { startInstallation } from "./installation";

/**
 * One installation for all stories that need no clock of their own.
 *
 * While writing stories, keep one running by hand and name it: with ONWARD_URL (and ONWARD_INBOX,
 * ONWARD_TEMPORAL_UI) set, that one is used, and left running:
 *
 *   ONWARD_SIGN_IN_LIMIT=100000 bin/onward dev --folder /var/tmp/onward-stories-dev --size 1500
 *   cd tests/stories && ONWARD_URL=http://localhost:8080 ONWARD_INBOX=http://localhost:8025 \
 *     ONWARD_TEMPORAL_UI=http://127.0.0.1:8233 npx playwright test sender
 */
export default async function setup(): Promise<() => Promise<void>> {
  if (process.env.ONWARD_URL) {
    return async () => {};
  }
  const installation = await startInstallation();
  process.env.ONWARD_URL = installation.url;
  process.env.ONWARD_INBOX = installation.inbox;
  process.env.ONWARD_TEMPORAL_UI = installation.temporalUI;
  process.env.ONWARD_STORY_FOLDER = installation.folder;
  return () => installation.stop();
}
