import { headers } from "./headers.js";

void fetch("https://dev.azure.com/contoso/_apis/projects", { headers });
