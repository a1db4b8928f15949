Import-Module $PSScriptRoot/Sender.psm1
Send-Build 5
