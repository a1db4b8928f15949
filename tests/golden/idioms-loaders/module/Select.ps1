param([string] $Project, [string] $Token)
$address = "https://dev.azure.com/contoso/$Project/_apis/git/repositories"
$headers = @{ Authorization = "Bearer $Token" }
