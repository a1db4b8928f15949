# The quoted path of a module, parameters on a line of their own, options with quotes.
using module "./Log.psm1"
[CmdletBinding()]
param
(
    [Parameter(Mandatory = $true)][string]$Project,
    [Parameter(Mandatory = $true)][string]$Token
)
Write-Log --title="a (b" -m"it's"
$headers = @{ Authorization = 'Basic ' + [Convert]::ToBase64String([Text.Encoding]::ASCII.GetBytes(":$Token")) }
Invoke-RestMethod "https://dev.azure.com/contoso/$Project/_apis/distributedtask/variablegroups" -Headers $headers
$nothing = @( ] + 1
Invoke-RestMethod "https://dev.azure.com/contoso/$Project/_apis/build/definitions" -Headers $headers
