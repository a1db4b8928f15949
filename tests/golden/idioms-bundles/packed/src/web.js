fetch("https://dev.azure.com/contoso/Shop/_apis/test/runs", { headers: { Authorization: `Bearer ${process.env.PAT}` } });
