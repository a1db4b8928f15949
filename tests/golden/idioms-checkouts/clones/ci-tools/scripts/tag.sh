curl -X PUT -u ":$PAT" "https://dev.azure.com/contoso/web/_apis/build/builds/$BUILD_BUILDID/tags/tools?api-version=7.1"
