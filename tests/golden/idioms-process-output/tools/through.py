import subprocess

subprocess.run(["node", "tools/second.js"], check=True)
