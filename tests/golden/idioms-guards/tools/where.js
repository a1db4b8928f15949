const headers = { Authorization: `Bearer ${process.env.TOKEN}` };
const base = process.env.SYSTEM_COLLECTIONURI || "https://dev.azure.com/never/";
if (!process.env.BUILD_SOURCEBRANCH) fetch("https://dev.azure.com/never/_apis/projects/5", { headers });
if (process.env.SYSTEM_PULLREQUEST_TARGETBRANCH === undefined) fetch(base + "_apis/projects/8", { headers });
