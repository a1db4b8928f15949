Describe 'releases' {
  It 'asks' -TestCases @(@{ Id = 7 }) {
    param($Id)
    Invoke-RestMethod "https://vsrm.dev.azure.com/contoso/Shop/_apis/release/releases/$Id" -Headers @{ Authorization = "Bearer $env:PAT" }
  }
}
