param([string]$OrgUri, [string]$Project, [string]$Token)
$headers = @{ Authorization = "Bearer $Token" }
Invoke-RestMethod -Method Patch -Uri "${OrgUri}/${Project}/_apis/build/builds/7?api-version=6.0" -Headers $headers
