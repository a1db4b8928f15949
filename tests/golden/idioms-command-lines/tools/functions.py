import argparse
import sys
import requests


def list_changes(options):
    requests.get(f"https://dev.azure.com/contoso/Shop/_apis/build/builds/{options.build}/changes", auth=("", options.token))


def mark(options):
    requests.put(f"https://dev.azure.com/contoso/Shop/_apis/build/builds/{options.build}/tags/x", auth=("", options.token))


def main(words=None):
    shared = argparse.ArgumentParser(add_help=False)
    shared.add_argument("--token")
    parser = argparse.ArgumentParser()
    actions = parser.add_subparsers()
    for name, run in (("list", list_changes), ("mark", mark)):
        action = actions.add_parser(name, parents=[shared])
        action.add_argument("--build")
        action.set_defaults(run=run)
    options = parser.parse_args(words)
    return options.run(options)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
