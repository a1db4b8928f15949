function Invoke-Boards([string]$arguments) { Invoke-Expression "az boards $arguments --organization https://dev.azure.com/contoso" }
function Set-Title($id, $title) { Invoke-Boards "work-item update --id $id --title $title" }
function Close-Item($id) { Set-Title $id 'done' }
Close-Item 7
