function Invoke-Shop([string] $Path, [string] $Method = 'Get', $Headers) {
  Invoke-RestMethod -Uri "https://dev.azure.com/contoso/_apis/$Path" -Method $Method -Headers $Headers
}
function Nobody-CallsThis { Invoke-RestMethod https://dev.azure.com/contoso/_apis/build/builds }
Export-ModuleMember -Function Invoke-Shop
