param([string] $Organization, [string] $Pat)
Import-Module $PSScriptRoot/lib/Shop.psd1
. (Join-Path (Get-Item $PSScriptRoot).Parent.FullName 'tools/lib/headers.ps1')
Invoke-Shop -Path 'distributedtask/pools' -Headers (Get-Headers $Pat)
Invoke-Shop -Path 'distributedtask/pools/3/agents/4' -Method Delete -Headers (Get-Headers $Pat)
$client = [Client]::new($Organization, $Pat)
$client.Projects()
