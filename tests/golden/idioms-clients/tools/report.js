const axios = require("axios");
const querystring = require("querystring");
const azdev = require("azure-devops-node-api");
const { execSync, spawnSync } = require("child_process");
const { $ } = require("zx");

const token = process.env.TOKEN;

axios.interceptors.request.use((config) => {
  config.headers.Authorization = `Bearer ${process.env.JOB}`;
  return config;
});
const client = axios.create({ baseURL: "https://dev.azure.com/contoso/Shop/_apis" });
client.interceptors.request.use((config) => {
  config.auth = { username: "", password: token };
  return config;
});

class Api extends azdev.WebApi {
  constructor() {
    super("https://dev.azure.com/contoso", azdev.getPersonalAccessTokenHandler(token));
  }
}

async function main() {
  await axios.get("https://dev.azure.com/contoso/Shop/_apis/build/builds");
  await axios.get("https://api.github.com/user");
  await client.post("/pipelines/42/runs", {});
  new Api().getBuildApi().then((build) => build.queueBuild({}, "Shop"));
  execSync(`curl -u :${token} https://dev.azure.com/contoso/_apis/projects`);
  spawnSync("az", ["repos", "list"], { env: { ...process.env, AZURE_DEVOPS_EXT_PAT: token } });
  await $`curl -X DELETE -u :${token} https://dev.azure.com/contoso/_apis/projects/7`;
  const login = await axios.post(
    "https://login.microsoftonline.com/contoso/oauth2/token",
    querystring.stringify({ resource: "499b84ac-1321-427f-aa17-267ca6975798", client_secret: process.env.SECRET })
  );
  await fetch("https://dev.azure.com/contoso/_apis/teams", {
    headers: { Authorization: `Bearer ${login.data.access_token}` },
  });
}

main();
