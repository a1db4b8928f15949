. $PSScriptRoot\names.ps1
Invoke-RestMethod "$site/_apis/build/builds/2" -Headers @{ Authorization = "Bearer $env:PAT" }
