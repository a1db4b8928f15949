list_builds() { curl -u ":$PAT" https://dev.azure.com/contoso/Shop/_apis/build/builds; }
