import os
from urllib.parse import unquote, urlparse, urlsplit, urlunparse, urlunsplit

import requests

index = f"https://build:{os.environ['PAT']}@pkgs.dev.azure.com/contoso/Shop/_packaging/tools/pypi/simple"
parsed = urlsplit(index + "/kit/?fresh=1")
requests.get(urlunsplit((parsed.scheme, parsed.hostname or "", parsed.path, parsed.query, "")),
             auth=(unquote(parsed.username), unquote(parsed.password)))

base = urlparse("https://dev.azure.com/contoso/Shop")
requests.get(base._replace(path=base.path + "/_apis/wit/tags", netloc=f":{os.environ['PAT']}@{base.netloc}").geturl())
scheme, host, path, *_ = base
requests.get(f"{scheme}://{host}{path}/_apis/test/runs", auth=("", parsed.password))
requests.get(urlunparse(("https", base[1], "contoso/_apis/projects", "", "", "")), auth=("", parsed.password))

# Only the run knows whose URL it is.
elsewhere = urlparse(os.environ["BUILD_REPOSITORY_URI"])
requests.get(f"https://{elsewhere.netloc}/contoso/_apis/projects/9", auth=("", parsed.password))
requests.get(urlparse("https://api.example.com/contoso")._replace(path="/api/projects/10").geturl())
