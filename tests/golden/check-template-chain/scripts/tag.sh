#!/bin/bash
curl --silent -u ":$TOKEN" -X POST -d '{}' \
  https://dev.azure.com/contoso/shop/_apis/git/repositories/shop/refs
