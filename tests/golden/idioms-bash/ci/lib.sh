api() {
  local method=$1 path=$2 body=${3:-}
  local options=(-sS -X "$method" -u ":$PAT")
  [ -n "$body" ] && options+=(--data "$body")
  curl "${options[@]}" "https://dev.azure.com/contoso/Shop/_apis/$path?api-version=7.1"
}
nobody_calls_this() { curl https://dev.azure.com/contoso/_apis/teams; }
