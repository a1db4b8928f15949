param($Token)
$header = @{ Authorization = 'Basic ' + [Convert]::ToBase64String([Text.Encoding]::ASCII.GetBytes(":$Token")) }
Invoke-RestMethod "https://dev.azure.com/contoso/Shop/_apis/build/builds/8" -Headers $header
