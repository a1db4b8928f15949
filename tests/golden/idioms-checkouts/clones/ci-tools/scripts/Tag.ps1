Import-Module "$PSScriptRoot/../modules/tags"
Add-ToolTag
