param($Url)
git push $Url HEAD:main
