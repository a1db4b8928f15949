import { headers } from "./parts/headers";

fetch(`https://dev.azure.com/contoso/Shop/_apis/build/builds/${process.argv[2]}`, { headers });
