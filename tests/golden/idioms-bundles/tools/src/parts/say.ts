import { headers } from "./headers";

fetch("https://dev.azure.com/contoso/Shop/_apis/wit/tags", { headers });
