curl -u ":$PAT" https://dev.azure.com/contoso/shop/_apis/build/builds
