# A process works in its own folder; the next one is back in the script's.
import os
import shutil
import subprocess

git = shutil.which("git")
subprocess.run([git, "clone", f"https://{os.environ['PAT']}@dev.azure.com/contoso/Shop/_git/copy", "work"], check=True)
subprocess.run([git, "push", "--force"], cwd="work", check=True)
subprocess.run([git, "push", "--force"], check=True)
os.chdir("work")
subprocess.run([git, "fetch"], check=True)
