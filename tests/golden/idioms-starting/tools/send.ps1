param([int] $Id)
$headers = @{ Authorization = "Bearer $env:PAT" }
Invoke-RestMethod "https://dev.azure.com/contoso/Shop/_apis/build/builds/$Id" -Headers $headers
