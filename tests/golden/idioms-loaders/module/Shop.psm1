$public = @(Get-ChildItem -Path $PSScriptRoot/Public -Filter *.ps1 -Exclude *.Tests.ps1 -ErrorAction SilentlyContinue)
foreach ($file in $public) {
  try { . $file.FullName } catch { Write-Error "cannot load $($file.FullName)" }
}
gci "$PSScriptRoot/Private/*.ps1" | ForEach-Object { . $_.FullName }
Export-ModuleMember -Function $public.BaseName
