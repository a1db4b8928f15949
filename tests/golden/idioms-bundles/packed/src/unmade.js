fetch("https://dev.azure.com/contoso/Shop/_apis/release/releases", { headers: { Authorization: `Bearer ${process.env.PAT}` } });
