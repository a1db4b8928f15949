export const send = (token: string) =>
  fetch("https://dev.azure.com/contoso/Shop/_apis/test/runs", { headers: { Authorization: `Bearer ${token}` } });
