// Imported first: the tokens are masked before anybody, the task library included, prints a line.

import { formsOfToken } from "./environment.js";
import { tokenVariables } from "./inputs.js";

const rawInput = (name) => process.env[`INPUT_${name.toUpperCase()}`] ?? "";
const escapeData = (text) => text.replace(/%/g, "%AZP25").replace(/\r/g, "%0D").replace(/\n/g, "%0A");

export const tokens = tokenVariables(rawInput);

for (const name of tokens) {
  const token = process.env[name];
  // Of a variable that does not exist, in the run of a fork say, the agent leaves "$(NAME)": no secret.
  const isThere = token && !/^\$\(.*\)$/.test(token);
  if (isThere) formsOfToken(token).forEach((form) => console.log(`##vso[task.setsecret]${escapeData(form)}`));
}
