param($Project)
Describe 'pipelines' {
  It 'are listed' {
    Invoke-RestMethod "https://dev.azure.com/contoso/$Project/_apis/pipelines" -Headers @{ Authorization = "Bearer $env:PAT" }
  }
}
