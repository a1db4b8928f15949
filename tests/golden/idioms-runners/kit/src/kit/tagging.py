import os
import sys

import requests


def main():
    build = sys.argv[1]
    requests.delete(
        f"https://dev.azure.com/contoso/Shop/_apis/build/builds/{build}/tags/kit", auth=("", os.environ["PAT"])
    )


if __name__ == "__main__":
    main()
