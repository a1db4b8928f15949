import argparse
import requests

parser = argparse.ArgumentParser()
parser.add_argument("--token")
parser.add_argument("-v", "--verify", action="store_true")
parser.add_argument("--purge", action="store_true")
options = parser.parse_args()
if options.verify:
    requests.get("https://dev.azure.com/contoso/_apis/projects?api-version=7.1", auth=("", options.token))
if options.purge:
    requests.delete("https://dev.azure.com/contoso/_apis/projects/7?api-version=7.1", auth=("", options.token))
