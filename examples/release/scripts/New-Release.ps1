# Tags the commit that this pipeline built and sets the state of the work items that went into it.
param(
    [Parameter(Mandatory)] [string] $Tag,
    [string] $State = 'Released'
)

$ErrorActionPreference = 'Stop'
$base = "$env:SYSTEM_COLLECTIONURI$env:SYSTEM_TEAMPROJECT/_apis"
$basic = [Convert]::ToBase64String([Text.Encoding]::ASCII.GetBytes(":$env:RELEASE_TOKEN"))
$headers = @{ Authorization = "Basic $basic" }

function Invoke-AzureDevOps([string] $Method, [string] $Path, $Body, [string] $ContentType = 'application/json') {
    $request = @{ Method = $Method; Uri = "$base/$($Path)?api-version=7.1"; Headers = $headers }
    if ($Body) {
        $request.Body = ConvertTo-Json @($Body) -Depth 5
        $request.ContentType = $ContentType
    }
    Invoke-RestMethod @request
}

Invoke-AzureDevOps POST "git/repositories/$env:BUILD_REPOSITORY_ID/refs" @(
    @{ name = "refs/tags/$Tag"; oldObjectId = '0' * 40; newObjectId = $env:BUILD_SOURCEVERSION }
)

$workItems = Invoke-AzureDevOps GET "build/builds/$env:BUILD_BUILDID/workitems"
foreach ($item in $workItems.value) {
    $change = @(@{ op = 'add'; path = '/fields/System.State'; value = $State })
    Invoke-AzureDevOps PATCH "wit/workitems/$($item.id)" $change 'application/json-patch+json'
}
