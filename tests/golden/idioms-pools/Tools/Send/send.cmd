curl -X POST -u :%PAT% -d "{}" https://dev.azure.com/contoso/Shop/_apis/pipelines/42/runs
