import os
from dataclasses import dataclass, field
import requests
from pydantic_settings import BaseSettings


@dataclass
class Login:
    token: str = field(default_factory=lambda: os.environ["TOKEN"])


class Settings(BaseSettings):
    token: str
    shop: str = "Unset"


settings = Settings()
base = f"https://dev.azure.com/contoso/{settings.shop}/_apis"
requests.get(f"{base}/wit/fields", auth=("", settings.token))
requests.get(f"{base}/wit/queries", auth=("", Login().token))
