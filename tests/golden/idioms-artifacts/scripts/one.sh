curl -u ":$PAT" "https://dev.azure.com/contoso/Shop/_apis/build/builds/1/tags/$1"
