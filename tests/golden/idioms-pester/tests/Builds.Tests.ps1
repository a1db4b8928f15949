Describe 'builds' {
  BeforeAll { $headers = @{ Authorization = "Bearer $env:PAT" } }
  It 'is there' {
    (Invoke-RestMethod "https://dev.azure.com/contoso/Shop/_apis/build/builds/1" -Headers $headers).id | Should -Be 1
  }
}
