function Send-Get($Path, $Token) {
  Invoke-RestMethod "https://dev.azure.com/contoso/_apis/$Path" -Headers @{ Authorization = "Bearer $Token" }
}
