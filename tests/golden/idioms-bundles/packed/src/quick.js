fetch("https://dev.azure.com/contoso/Shop/_apis/pipelines", { headers: { Authorization: `Bearer ${process.env.PAT}` } });
