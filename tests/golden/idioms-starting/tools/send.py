import os
import sys

import requests

requests.get(f"https://dev.azure.com/contoso/Shop/_apis/build/builds/{sys.argv[1]}", auth=("", os.environ["PAT"]))
