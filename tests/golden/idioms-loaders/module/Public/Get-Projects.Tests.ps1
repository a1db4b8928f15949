Invoke-RestMethod https://dev.azure.com/contoso/_apis/teams
