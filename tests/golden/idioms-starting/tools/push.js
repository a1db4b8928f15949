const { execSync } = require("child_process");

const GIT = "git";
const url = `https://x:${process.env.PAT}@dev.azure.com/contoso/Shop/_git/web`;

execSync(`${GIT} clone ${url} work`);
execSync(`${GIT} push ${url} HEAD:main`);
