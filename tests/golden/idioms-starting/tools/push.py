import os
import subprocess

FETCH = f"git fetch https://x:{os.environ['PAT']}@dev.azure.com/contoso/Shop/_git/web"

subprocess.run(FETCH, shell=True)
os.system(FETCH)
