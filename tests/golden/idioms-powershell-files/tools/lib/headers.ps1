function Get-Headers($token) { @{ Authorization = "Bearer $token" } }
class Client {
  [string] $Organization
  hidden [string] $Token
  Client([string] $organization, [string] $token) { $this.Organization = $organization; $this.Token = $token }
  [object] Projects() {
    return Invoke-RestMethod "https://dev.azure.com/$($this.Organization)/_apis/projects" -Headers (Get-Headers $this.Token)
  }
  [object] NobodyCallsThis() { return Invoke-RestMethod "https://dev.azure.com/$($this.Organization)/_apis/teams" }
}
