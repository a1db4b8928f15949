import os
import requests

headers = {"Authorization": f"Bearer {os.environ['TOKEN']}"}
organization = os.getenv("SYSTEM_TEAMFOUNDATIONCOLLECTIONURI", "https://dev.azure.com/never/")
in_pipeline = True if os.getenv("TF_BUILD") else False
if organization:
    requests.get(f"{organization}{os.getenv('SYSTEM_TEAMPROJECT')}/_apis/build/builds/6", headers=headers)
else:
    requests.get("https://dev.azure.com/never/_apis/projects/3", headers=headers)
if not in_pipeline or os.environ.get("BUILD_BUILDID") is None or "AGENT_NAME" not in os.environ:
    requests.get("https://dev.azure.com/never/_apis/projects/4", headers=headers)
if os.getenv("BUILD_TRIGGEREDBY_BUILDID") is None:
    requests.get("https://dev.azure.com/contoso/Shop/_apis/build/builds/7", headers=headers)
