import { headers } from "../headers";

const build: string = process.argv[2];
void fetch(`https://dev.azure.com/contoso/Shop/_apis/build/builds/${build}/tags/done`, { method: "PUT", headers });
