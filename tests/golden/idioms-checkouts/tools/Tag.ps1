function Add-Tag {
    $token = [Convert]::ToBase64String([Text.Encoding]::ASCII.GetBytes(":$env:PAT"))
    Invoke-RestMethod -Method Put -Headers @{ Authorization = "Basic $token" } `
        -Uri "https://dev.azure.com/contoso/web/_apis/build/builds/$env:BUILD_BUILDID/tags/own?api-version=7.1"
}
