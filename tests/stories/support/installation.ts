import { type ChildProcess, spawn } from "node:child_process";
import { chmodSync, mkdtempSync, rmSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import * as path from "node:path";

/** A whole Onward on this machine: the real binary, Postgres, Temporal, the inbox. */
export interface Installation {
  readonly url: string;
  readonly inbox: string;
  readonly temporalUI: string;
  readonly folder: string;
  /** Stops everything and starts it again, on what it had. */
  restart(): Promise<void>;
  stop(): Promise<void>;
}

interface Wishes {
  /** How many referrals the demo network begins with. */
  size?: number;
  /** For the story of a missed deadline: how long a working day lasts. */
  workingDay?: string;
}

const root = path.resolve(__dirname, "../../..");
const startWithin = 240_000;

/** Starts an installation of its own, on free ports, in a folder that is removed at the end. */
export async function startInstallation(wishes: Wishes = {}): Promise<Installation> {
  // Postgres runs as another account where we are root: it must reach the folder.
  const base = process.platform === "linux" ? "/var/tmp" : tmpdir();
  const folder = mkdtempSync(path.join(base, "onward-stories-"));
  chmodSync(folder, 0o755);
  const [web, inbox, temporal, ui] = await Promise.all([freePort(), freePort(), freePort(), freePort()]);
  const ports = ["--port", `${web}`, "--inbox-port", `${inbox}`, "--temporal-port", `${temporal}`, "--temporal-ui-port", `${ui}`];
  const launch = async () => {
    const child = spawn(path.join(root, "bin/onward"), ["dev", "--folder", folder, ...ports, "--size", `${wishes.size ?? 1500}`], {
      cwd: root,
      env: { ...process.env, ONWARD_SIGN_IN_LIMIT: "100000", ONWARD_TEST_WORKING_DAY: wishes.workingDay ?? "0s" },
      stdio: ["ignore", "pipe", "pipe"],
    });
    const said = await running(child);
    if (!said.ok) {
      child.kill("SIGTERM");
      throw new Error(`Onward did not start:\n${said.text}`);
    }
    return child;
  };
  let child = await launch();
  return {
    url: `http://localhost:${web}`,
    inbox: `http://localhost:${inbox}`,
    temporalUI: `http://127.0.0.1:${ui}`,
    folder,
    restart: async () => {
      await ended(child);
      child = await launch();
    },
    stop: async () => {
      await ended(child);
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** Asks it to stop, and waits until it has. */
async function ended(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null) return;
  const exit = new Promise((resolve) => child.once("exit", resolve));
  child.kill("SIGTERM");
  await exit;
}

async function running(child: ChildProcess): Promise<{ ok: boolean; text: string }> {
  let text = "";
  return new Promise((resolve) => {
    const timer = setTimeout(() => resolve({ ok: false, text }), startWithin);
    const hear = (chunk: Buffer) => {
      text += chunk.toString();
      if (text.includes("Onward is running.")) {
        clearTimeout(timer);
        resolve({ ok: true, text });
      }
    };
    child.stdout?.on("data", hear);
    child.stderr?.on("data", hear);
    child.once("exit", () => {
      clearTimeout(timer);
      resolve({ ok: false, text });
    });
  });
}

async function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once("error", reject);
    server.listen(0, "127.0.0.1", () => {
      const address = server.address();
      server.close(() => (address && typeof address === "object" ? resolve(address.port) : reject(new Error("no port"))));
    });
  });
}
