import os
import shlex
import subprocess

subprocess.Popen(shlex.split(f"git push https://x:{os.environ['TOKEN']}@dev.azure.com/contoso/Shop/_git/web 'HEAD:main'"))
