import * as azdev from 'azure-devops-node-api';

const handler = azdev.getPersonalAccessTokenHandler(process.env.TOKEN);
const connection = new azdev.WebApi('https://dev.azure.com/contoso', handler);
const url = 'https://dev.azure.com/contoso/Shop/_apis/build/builds';
const queued = await connection.rest.create(`${url}?api-version=7.1`, { definition: { id: 3 } });
await connection.rest.get(`${url}/${queued.result.id}/timeline?api-version=7.1`);
