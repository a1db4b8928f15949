curl -u ":$PAT" "https://dev.azure.com/contoso/Shop/_apis/build/builds/2/tags/$1"
