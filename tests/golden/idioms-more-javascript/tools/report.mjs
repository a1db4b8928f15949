import axios from "axios";
import got from "got";
import needle from "needle";
import nodeFetch, { Headers } from "node-fetch";
import * as http from "typed-rest-client/HttpClient";
import { BasicCredentialHandler } from "typed-rest-client/Handlers";
import { request } from "undici";
import https from "https";

const base = "https://dev.azure.com/contoso/Shop/_apis";
const pat = process.env.PAT;
const headers = { authorization: `Basic ${Buffer.from(`:${pat}`).toString("base64")}` };

await got(`${base}/build/builds`, { headers });
await got.post(base + "/pipelines/42/runs", { json: {}, headers });
const extended = got.extend({ prefixUrl: base, headers });
await extended.delete("build/builds/7");
await nodeFetch(`${base}/git/repositories`, { headers: new Headers(headers) });
await request(new URL("wit/workitems/7", base + "/"), { method: "PATCH", headers });
await needle("get", `${base}/test/runs`, { headers });
const client = new http.HttpClient("report", [new BasicCredentialHandler("", pat)]);
await client.get(`${base}/release/releases`);
axios.defaults.baseURL = base;
axios.defaults.headers.common["Authorization"] = headers.authorization;
await axios.put("/build/builds/7/tags/released");
const options = new URL(`${base}/build/definitions`);
https.get(options, { headers }, (answer) => answer.resume());

await got("https://api.example.com/api/build/builds");
await nodeFetch("https://api.example.com/api/git/repositories");
await request("https://api.example.com/api/wit/workitems/7");
https.get("https://api.example.com/api/projects");
await client.get("https://api.example.com/api/projects");
