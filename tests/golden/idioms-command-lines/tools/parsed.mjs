import { parseArgs } from 'node:util';

const { values } = parseArgs({ options: { token: { type: 'string', default: process.env.TOKEN }, shop: { type: 'string' } } });
await fetch('https://dev.azure.com/contoso/Shop/_apis/wiki/wikis', { headers: { Authorization: `Bearer ${values.token}` } });
