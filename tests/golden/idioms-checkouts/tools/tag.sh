curl -X PUT -u ":$PAT" "https://dev.azure.com/contoso/web/_apis/build/builds/$BUILD_BUILDID/tags/own?api-version=7.1"
