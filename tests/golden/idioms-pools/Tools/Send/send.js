fetch("https://dev.azure.com/contoso/Shop/_apis/git/repositories", { headers: { Authorization: `Bearer ${process.env.PAT}` } });
