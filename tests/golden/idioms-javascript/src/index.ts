import axios from "axios";
import * as https from "https";
import * as azdev from "azure-devops-node-api";
import { api, headers, makeClient } from "./api";

const client = axios.create({ baseURL: "https://dev.azure.com/contoso/Shop/_apis", auth: { username: "", password: process.env.TOKEN! } });

async function main() {
  await fetch(`${api}/projects`, { headers: headers() });
  await client
    .post("/pipelines/42/runs", {});
  await axios({ method: "patch", url: `${api}/wit/workitems/7`, headers: headers() });
  https.request({ hostname: "vsrm.dev.azure.com", path: "/contoso/Shop/_apis/release/releases/3", method: "GET", headers: headers() });
  const connection = new azdev.WebApi("https://dev.azure.com/contoso", azdev.getPersonalAccessTokenHandler(process.env.TOKEN!));
  const git = await connection.getGitApi();
  await git.createPullRequest({}, "web", "Shop");
  await fetch("https://slack.com/api/chat.postMessage", { method: "POST", body: `${api}/build/builds` });
  const hoisted = makeClient(api);
  for (const line of ["one", "two"]) {
    hoisted.log(line);
    await hoisted.get("teams");
  }
}

main();
