const headers = { Authorization: `Bearer ${process.env.PAT}` };
fetch(`https://dev.azure.com/contoso/Shop/_apis/build/builds/${process.argv[2]}/tags/ts`, { method: "PUT", headers });
