function Add-Note {
    $token = [Convert]::ToBase64String([Text.Encoding]::ASCII.GetBytes(":$env:PAT"))
    Invoke-RestMethod -Method Post -Headers @{ Authorization = "Basic $token" } -Body '{}' -ContentType application/json `
        -Uri "https://dev.azure.com/contoso/web/_apis/wit/workItems/7/comments?api-version=7.1-preview.4"
}
