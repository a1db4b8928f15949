import os
import sys

import requests

requests.put(f"https://dev.azure.com/contoso/Shop/_apis/build/builds/{sys.argv[1]}/tags/py", auth=("", os.environ["PAT"]))
