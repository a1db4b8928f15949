#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "analysed.h"

namespace patscope::calls {
namespace {

using testing::ElementsAre;

const std::vector<std::pair<std::string, std::string>> pat = {{"PAT", "$(BotPat)"}};

TEST(PythonLibraries, AreFollowedThroughSessionsAndAliases) {
  EXPECT_THAT(python_calls(R"py(import base64, os
import requests as rq
from requests.auth import HTTPBasicAuth
BASE = "https://dev.azure.com/c"
s = rq.Session()
s.headers.update({"Authorization": "Basic " + base64.b64encode(f":{os.environ['PAT']}".encode()).decode()})
s.get(f"{BASE}/_apis/projects", params={"api-version": "7.1"})
rq.post(BASE + "/p/_apis/wit/wiql", json={}, auth=HTTPBasicAuth("", os.environ["PAT"]))
with rq.Session() as t:
    t.auth = ("", os.environ["PAT"])
    r = t.request("PATCH", url=f"{BASE}/_apis/git/x")
    t.get(r.json()["url"])
)py",
                           pat),
              ElementsAre("GET https://dev.azure.com/c/_apis/projects?api-version=7.1 pat:BotPat @7",
                          "POST https://dev.azure.com/c/p/_apis/wit/wiql pat:BotPat @8",
                          "PATCH https://dev.azure.com/c/_apis/git/x pat:BotPat @11",
                          "GET {.json.url} pat:BotPat @12 unresolved"));
}

TEST(PythonLibraries, AreFollowedThroughUrllib) {
  EXPECT_THAT(python_calls(R"py(import json, os
from urllib.request import Request, urlopen
import http.client
def headers():
    return {"Authorization": "Basic " + os.environ["PAT"]}
url = "https://dev.azure.com/c/_apis/build/builds"
req = Request(url, data=json.dumps({}).encode(), headers={**headers(), "X": "y"}, method="PATCH")
with urlopen(req) as answer:
    json.load(answer)
json.load(urlopen(Request(url, headers=headers())))
conn = http.client.HTTPSConnection("dev.azure.com")
conn.request("GET", "/c/_apis/projects", headers=headers())
)py",
                           pat),
              ElementsAre("PATCH https://dev.azure.com/c/_apis/build/builds pat:BotPat @8",
                          "GET https://dev.azure.com/c/_apis/build/builds pat:BotPat @10",
                          "GET https://dev.azure.com/c/_apis/projects pat:BotPat @12"));
}

TEST(PythonLibraries, AreFollowedThroughAsynchronousClients) {
  EXPECT_THAT(python_calls(R"py(import asyncio, aiohttp, httpx, os
async def main():
    async with aiohttp.ClientSession(headers={"Authorization": f"Bearer {os.environ['PAT']}"}) as session:
        async with session.get("https://dev.azure.com/c/_apis/projects") as r:
            await r.json()
    async with httpx.AsyncClient(base_url="https://dev.azure.com/c", auth=("", os.environ["PAT"])) as c:
        await c.post("/_apis/x", json={})
asyncio.run(main())
)py",
                           pat),
              ElementsAre("GET https://dev.azure.com/c/_apis/projects pat:BotPat @4",
                          "POST https://dev.azure.com/c/_apis/x pat:BotPat @7"));
}

TEST(PythonLibraries, AreFollowedThroughTheSdk) {
  EXPECT_THAT(python_calls(R"py(import os
from azure.devops.connection import Connection
from msrest.authentication import BasicAuthentication
def connect():
    return Connection(base_url="https://dev.azure.com/c", creds=BasicAuthentication("", os.environ["PAT"]))
c = connect()
for b in c.clients.get_build_client().get_builds(project="p"):
    print(b.id)
wit = c.get_client("azure.devops.v7_1.work_item_tracking.work_item_tracking_client.WorkItemTrackingClient")
wit.query_by_wiql({"query": "q"})
)py",
                           pat),
              ElementsAre("GET https://dev.azure.com/c pat:BotPat @7", "POST https://dev.azure.com/c pat:BotPat @10"));
}

TEST(PythonLibraries, TakeEntraTokens) {
  EXPECT_THAT(python_calls(R"py(import requests
from azure.identity import DefaultAzureCredential
token = DefaultAzureCredential().get_token("499b84ac-1321-427f-aa17-267ca6975798/.default")
requests.get("https://dev.azure.com/c/_apis/projects", headers={"Authorization": "Bearer " + token.token})
)py"),
              ElementsAre("GET https://dev.azure.com/c/_apis/projects entra @4"));
}

TEST(JavaScriptLibraries, AreFollowedThroughAxios) {
  EXPECT_THAT(javascript_calls(R"js(const axios = require('axios');
const auth = { username: '', password: process.env.PAT };
const base = 'https://dev.azure.com/c/_apis';
const client = axios.create({ baseURL: `${base}/`, auth, timeout: 20000 });
client.interceptors.response.use(undefined, (error) => Promise.reject(error));
async function run() {
  await axios
    .post(`${base}/pipelines/1/runs`, {}, { auth })
    .then((r) => r.data);
  const { data } = await client.get(`pipelines?$top=1`);
  await axios.get(data.url, { auth });
  await client({ method: 'put', url: `build/x`, data: [] });
}
run();
)js",
                               pat),
              ElementsAre("POST https://dev.azure.com/c/_apis/pipelines/1/runs pat:BotPat @main.js:7",
                          "GET https://dev.azure.com/c/_apis/pipelines?$top=1 pat:BotPat @main.js:10",
                          "GET {answer.data.url} pat:BotPat @main.js:11 unresolved",
                          "PUT https://dev.azure.com/c/_apis/build/x pat:BotPat @main.js:12"));
}

TEST(JavaScriptLibraries, AreFollowedThroughAxiosDefaults) {
  EXPECT_THAT(javascript_calls(R"js(import axios from 'axios';
axios.defaults.baseURL = 'https://dev.azure.com/c';
axios.defaults.headers.common['Authorization'] = `Bearer ${process.env.PAT}`;
const api = axios.create();
api.defaults.headers.common.Authorization = 'Basic ' + process.env.PAT;
axios.get('/_apis/projects');
api.delete('https://dev.azure.com/c/_apis/x');
)js",
                               pat),
              ElementsAre("GET https://dev.azure.com/c/_apis/projects pat:BotPat @main.js:6",
                          "DELETE https://dev.azure.com/c/_apis/x pat:BotPat @main.js:7"));
}

TEST(JavaScriptLibraries, AreFollowedThroughFetchAndHttps) {
  EXPECT_THAT(javascript_calls(R"js(const https = require('https');
const fetch = require('node-fetch');
const headers = new Headers({ Authorization: 'Basic ' + Buffer.from(':' + process.env.PAT).toString('base64') });
(async () => {
  const res = await fetch(`https://dev.azure.com/c/_apis/projects`, { method: 'POST', headers, body: '{}' });
  const json = await res.json();
  const req = https.request({ hostname: 'dev.azure.com', path: '/c/_apis/x', method: 'PUT', auth: ':' + process.env.PAT }, (r) => {
    r.on('data', () => {});
  });
  req.end();
})();
)js",
                               pat),
              ElementsAre("POST https://dev.azure.com/c/_apis/projects pat:BotPat @main.js:5",
                          "PUT https://dev.azure.com/c/_apis/x pat:BotPat @main.js:7"));
}

TEST(JavaScriptLibraries, AreFollowedThroughTheSdk) {
  EXPECT_THAT(javascript_calls(R"js(import * as azdev from 'azure-devops-node-api';
const web = new azdev.WebApi('https://dev.azure.com/c', azdev.getPersonalAccessTokenHandler(process.env.PAT));
async function main() {
  const build = await web.getBuildApi();
  await build.queueBuild({ definition: { id: 1 } }, 'p');
  const git = await new azdev.WebApi('https://dev.azure.com/c', azdev.getPersonalAccessTokenHandler(process.env.PAT)).getGitApi();
  const [ref] = await git.getRefs('r', 'p');
}
main();
)js",
                               pat),
              ElementsAre("POST https://dev.azure.com/c pat:BotPat @main.js:5",
                          "GET https://dev.azure.com/c pat:BotPat @main.js:7"));
}

TEST(JavaScriptLibraries, AreFollowedThroughTypedRestClient) {
  EXPECT_THAT(javascript_calls(R"js(import * as rm from 'typed-rest-client/RestClient';
import { PersonalAccessTokenCredentialHandler } from 'typed-rest-client/Handlers';
const client = new rm.RestClient('agent', 'https://dev.azure.com/c', [new PersonalAccessTokenCredentialHandler(process.env.PAT)]);
client.get('_apis/projects').then((r) => r.result);
)js",
                               pat),
              ElementsAre("GET https://dev.azure.com/c/_apis/projects pat:BotPat @main.js:4"));
}

TEST(DotNetLibraries, AreFollowedThroughWebClient) {
  EXPECT_THAT(
      powershell_calls(R"ps($org = 'https://dev.azure.com/c'
$auth = 'Basic ' + [Convert]::ToBase64String([Text.Encoding]::ASCII.GetBytes(":$env:PAT"))
$wc = New-Object System.Net.WebClient
$wc.Headers.Add('Authorization', $auth)
$list = $wc.DownloadString("$org/p/_apis/build/builds") | ConvertFrom-Json
$id = $list.value[0].id
$artifact = $wc.DownloadString("$org/p/_apis/build/builds/$id/artifacts") | ConvertFrom-Json
$wc.DownloadFile($artifact.resource.downloadUrl, 'x.zip')
$other = [Net.WebClient]::new()
$other.Headers[[System.Net.HttpRequestHeader]::Authorization] = $auth
$other.UploadString("$org/_apis/x", 'PATCH', '{}')
)ps",
                       pat),
      ElementsAre(
          "GET https://dev.azure.com/c/p/_apis/build/builds pat:BotPat @5",
          "GET https://dev.azure.com/c/p/_apis/build/builds/{convertfrom-json.value.0.id}/artifacts pat:BotPat @7",
          "GET {convertfrom-json.resource.downloadUrl} pat:BotPat @8 unresolved",
          "PATCH https://dev.azure.com/c/_apis/x pat:BotPat @11"));
}

TEST(DotNetLibraries, AreFollowedThroughHttpClientAndWebRequest) {
  EXPECT_THAT(powershell_calls(R"ps($org = 'https://dev.azure.com/c'
$http = [System.Net.Http.HttpClient]::new()
$http.BaseAddress = [uri]"$org/"
$http.DefaultRequestHeaders.Authorization = [System.Net.Http.Headers.AuthenticationHeaderValue]::new('Basic', $env:PAT)
$task = $http.GetAsync("p/_apis/build/builds/1/timeline")
$t = $task.GetAwaiter().GetResult().Content.ReadAsStringAsync().Result | ConvertFrom-Json
$request = [System.Net.Http.HttpRequestMessage]::new([System.Net.Http.HttpMethod]::new('PATCH'), "p/_apis/build/builds/2")
$http.SendAsync($request).GetAwaiter().GetResult()
$get = New-Object System.Net.Http.HttpRequestMessage([System.Net.Http.HttpMethod]::Put, "$org/_apis/x")
$http.SendAsync($get).Result
$r = [System.Net.WebRequest]::Create("$org/_apis/y")
$r.Method = "POST"
$r.Headers.Add("Authorization", "Basic $env:PAT")
$r.GetResponse()
)ps",
                               pat),
              ElementsAre("GET https://dev.azure.com/c/p/_apis/build/builds/1/timeline pat:BotPat @5",
                          "PATCH https://dev.azure.com/c/p/_apis/build/builds/2 pat:BotPat @8",
                          "PUT https://dev.azure.com/c/_apis/x pat:BotPat @10",
                          "POST https://dev.azure.com/c/_apis/y pat:BotPat @14"));
}

TEST(Vsteam, IsFollowedFromItsSignIn) {
  EXPECT_THAT(
      powershell_calls(R"ps(Import-Module VSTeam
Set-VSTeamAccount -Account contoso -PersonalAccessToken $env:PAT
Get-VSTeamBuild -ProjectName p -Top 1 | Select-Object id
$g = Get-VSTeamVariableGroup -ProjectName p -Name n
Update-VSTeamVariableGroup -ProjectName p -Id $g.id -Body '{}'
)ps",
                       pat),
      ElementsAre("GET https://dev.azure.com/contoso pat:BotPat @3", "GET https://dev.azure.com/contoso pat:BotPat @4",
                  "PUT https://dev.azure.com/contoso pat:BotPat @5"));
}

TEST(Libraries, AreSilentAboutOtherHosts) {
  EXPECT_THAT(python_calls("import os, requests\n"
                           "requests.post('https://api.github.com/x', auth=('', os.environ['PAT']))\n",
                           pat),
              ElementsAre());
  EXPECT_THAT(javascript_calls("const axios = require('axios');\n"
                               "axios.get('https://example.com/_apis', { auth: { password: process.env.PAT } });\n"
                               "fetch('https://hooks.example.com/x', { method: 'POST' });\n",
                               pat),
              ElementsAre());
  EXPECT_THAT(powershell_calls("$wc = New-Object Net.WebClient\n"
                               "$wc.Headers['Authorization'] = \"token $env:PAT\"\n"
                               "$wc.DownloadString('https://api.github.com/user')\n",
                               pat),
              ElementsAre());
}

}  // namespace
}  // namespace patscope::calls
