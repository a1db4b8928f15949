param([int] $Id, [string] $Pat)
$pair = [Convert]::ToBase64String([Text.Encoding]::ASCII.GetBytes(":$Pat"))
Invoke-RestMethod "https://dev.azure.com/contoso/Shop/_apis/build/builds/$Id" -Headers @{ Authorization = "Basic $pair" }
