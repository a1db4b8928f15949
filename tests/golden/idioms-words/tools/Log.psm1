function Write-Log { Write-Host $args }
