// The task's inputs as arguments of the executable: one row an input, no decisions.

const lines = (text) =>
  text
    .split(/\r?\n/)
    .map((line) => line.trim())
    .filter((line) => line !== "");

const flag = (name) => (value) => (value.toLowerCase() === "true" ? [name] : []);
const option = (name) => (value) => [name, value];
const optionPerLine = (name) => (value) => lines(value).flatMap((line) => [name, line]);

/** "NAME: scope scope" as people write it in YAML -> "NAME=scope scope" as the executable takes it. */
const grants = (value) => lines(value).flatMap((line) => ["--grant", line.replace(/^([^:=]+?)\s*[:=]\s*/, "$1=")]);

/** Input name -> arguments. The order is the order on the command line. */
export const argumentsOfInputs = {
  configFile: option("--config"),
  grants,
  failOn: option("--fail-on"),
  strict: flag("--strict"),
  changedOnly: flag("--changed-only"),
  parameters: optionPerLine("--parameter"),
  variables: optionPerLine("--variable"),
  repositories: optionPerLine("--repository"),
  live: flag("--live"),
  organization: option("--organization"),
  server: option("--server"),
  adminTokenVariable: option("--admin-token-env"),
  tokenOwner: option("--token-owner"),
  entraTokenVariable: option("--entra-token-env"),
  tokenName: option("--token-name"),
  expiryDays: option("--expiry-days"),
  comments: flag("--pr-comments"),
};

/** Inputs that the page hides unless `live` is set; the executable refuses their options without --live. */
const onlyWithLive = ["organization", "server", "adminTokenVariable", "tokenOwner", "entraTokenVariable", "tokenName", "expiryDays"];

/** The whole command line: `check`, what the inputs say, then the paths. `input` reads one input, "" when unset. */
export function commandLine(input) {
  const options = Object.entries(argumentsOfInputs).flatMap(([name, toArguments]) => {
    const value = input(name).trim();
    const hidden = onlyWithLive.includes(name) && input("live").toLowerCase() !== "true";
    return value === "" || hidden ? [] : toArguments(value);
  });
  return ["check", "--format", "azure", ...options, "--", ...lines(input("pipelines"))];
}

/** Names of the environment variables whose values are tokens: what the user names, each grant's, the job token that comments. */
export function tokenVariables(input) {
  const granted = lines(input("grants")).map((line) => line.split(/[:=]/)[0].trim());
  const named = ["adminTokenVariable", "entraTokenVariable"].map((name) => input(name).trim());
  const commenter = input("comments").toLowerCase() === "true" ? ["SYSTEM_ACCESSTOKEN"] : [];
  return [...new Set([...lines(input("tokenVariables")), ...granted, ...named, ...commenter])].filter((name) => name !== "");
}
