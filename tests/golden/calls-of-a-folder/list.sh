#!/bin/bash
curl -u ":$TOKEN" https://dev.azure.com/contoso/_apis/projects
