function Send-Build($Id) {
    $token = [Convert]::ToBase64String([Text.Encoding]::ASCII.GetBytes(":$env:PAT"))
    Invoke-RestMethod "https://dev.azure.com/contoso/Shop/_apis/build/builds/$Id" -Headers @{ Authorization = "Basic $token" }
}
