# What a step does not map may come from a variable group: a list of what is missing may be empty.
import os
import requests

API = "https://dev.azure.com/contoso"
AUTH = ("", os.environ["TOKEN"])


def must(name):
    value = os.environ.get(name)
    if not value:
        raise RuntimeError(f"{name} is not set")
    return value


def absent(names):
    return [f"{name}!" for name in names if not os.environ.get(name)]


def projects():
    if absent(["ORG", "SHOP_REGION"]):
        raise SystemExit("incomplete")
    requests.get(f"{API}/_apis/projects?api-version=7.1", auth=AUTH)


def in_pull_request():
    return "TOKEN" in os.environ and "SYSTEM_PULLREQUEST_PULLREQUESTID" in os.environ


def threads():
    if not in_pull_request():
        return
    number = os.environ.get("SYSTEM_PULLREQUEST_PULLREQUESTID", "")
    requests.get(f"{API}/Shop/_apis/git/repositories/web/pullRequests/{number}/threads?api-version=7.1", auth=AUTH)


def builds():
    errors = []
    for name in ("SHOP_REGION", "SHOP_RING"):
        if not os.getenv(name):
            errors.append(name)
    if errors:
        raise ValueError(", ".join(errors))
    requests.get(f"{API}/{must('SYSTEM_TEAMPROJECT')}/_apis/build/builds?api-version=7.1", auth=AUTH)


def never():
    forbidden = [branch for branch in ("main", "topic") if branch.startswith("ma")]
    if forbidden:
        raise ValueError("protected")
    requests.delete(f"{API}/Shop/_apis/git/repositories/web?api-version=7.1", auth=AUTH)


projects()
threads()
builds()
never()
