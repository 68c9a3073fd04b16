// Checks what Biome cannot: which folder may import which, no type assertions outside lib, and how long a file or a
// component may be. It runs in `npm run lint` and prints every breach before it fails.
import { readdirSync, readFileSync } from "node:fs";
import { dirname, join, normalize, relative } from "node:path";
import ts from "typescript";

const root = join(import.meta.dirname, "..", "src");
const maxFileLines = 150;
const maxComponentLines = 60;

/** Each folder of src and the folders it may import from; a feature may also import itself. */
const allowed: Record<string, readonly string[]> = {
  lib: ["lib"],
  components: ["components", "lib"],
  features: ["components", "lib"],
  app: ["app", "features", "components", "lib"],
  testing: ["testing", "components", "lib"],
  gallery: ["gallery", "app", "features", "components", "lib", "testing"],
};

function rooms(path: string): { room: string; feature: string } {
  const [room = "", feature = ""] = path.split("/");
  return { room, feature: room === "features" ? feature : "" };
}

function target(from: string, specifier: string): string | undefined {
  if (specifier.startsWith("@/")) return specifier.slice(2);
  if (specifier.startsWith(".")) return normalize(join(dirname(from), specifier));
  return undefined;
}

function importBreach(from: string, specifier: string): string | undefined {
  const to = target(from, specifier);
  if (to === undefined || !from.includes("/")) return undefined;
  const here = rooms(from);
  const there = rooms(to);
  if (here.feature !== "" && here.feature === there.feature) return undefined;
  if (from.includes(".test.") && there.room === "testing") return undefined;
  if (allowed[here.room]?.includes(there.room)) return undefined;
  return `${from} may not import ${specifier}`;
}

function lines(source: ts.SourceFile, node: ts.Node): number {
  const start = source.getLineAndCharacterOfPosition(node.getStart(source)).line;
  return source.getLineAndCharacterOfPosition(node.getEnd()).line - start + 1;
}

function inspect(path: string): string[] {
  const text = readFileSync(join(root, path), "utf8");
  const source = ts.createSourceFile(path, text, ts.ScriptTarget.Latest, true);
  const breaches: string[] = [];
  const length = text.trimEnd().split("\n").length;
  if (length > maxFileLines) breaches.push(`${path} has ${length} lines, at most ${maxFileLines}`);

  const visit = (node: ts.Node): void => {
    if (
      ts.isImportDeclaration(node) ||
      (ts.isCallExpression(node) && node.expression.kind === ts.SyntaxKind.ImportKeyword)
    ) {
      const specifier = ts.isImportDeclaration(node) ? node.moduleSpecifier : node.arguments[0];
      const breach = specifier && ts.isStringLiteral(specifier) ? importBreach(path, specifier.text) : undefined;
      if (breach) breaches.push(breach);
    }
    if (ts.isAsExpression(node) && node.type.getText(source) !== "const" && rooms(path).room !== "lib") {
      breaches.push(`${path}: "as ${node.type.getText(source)}" belongs in lib`);
    }
    if (
      ts.isFunctionDeclaration(node) &&
      /^[A-Z]/.test(node.name?.text ?? "") &&
      lines(source, node) > maxComponentLines
    ) {
      breaches.push(`${path}: ${node.name?.text} has ${lines(source, node)} lines, at most ${maxComponentLines}`);
    }
    ts.forEachChild(node, visit);
  };
  visit(source);
  return breaches;
}

const files = readdirSync(root, { recursive: true, encoding: "utf8" })
  .map((path) => relative(root, join(root, path)).replaceAll("\\", "/"))
  .filter((path) => /\.tsx?$/.test(path) && !path.startsWith("lib/api/gen/"));
if (files.length === 0) throw new Error("no source files found");

const breaches = files.flatMap(inspect);
for (const breach of breaches) console.error(breach);
if (breaches.length > 0) process.exit(1);
console.log(`arrows: ${files.length} files in order`);
