import argparse
import os

import requests

parser = argparse.ArgumentParser()
parser.add_argument("--id", type=int)
requests.get(
    f"https://dev.azure.com/contoso/Shop/_apis/build/builds/{parser.parse_args().id}", auth=("", os.environ["PAT"])
)
