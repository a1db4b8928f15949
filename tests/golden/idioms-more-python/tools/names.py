PROJECT = "Shop"


def url_of(path):
    return "/".join(["https://dev.azure.com/contoso", PROJECT, "_apis", path])
