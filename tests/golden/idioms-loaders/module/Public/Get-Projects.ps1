function Get-Projects($Token) { Send-Get 'projects' $Token }
