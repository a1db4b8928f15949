Describe 'tags' {
  BeforeAll { Mock Invoke-RestMethod { @{ count = 0 } } }
  It 'asks nobody' {
    Invoke-RestMethod "https://dev.azure.com/contoso/Shop/_apis/build/builds/1/tags" -Headers @{ Authorization = "Bearer $env:PAT" }
  }
}
