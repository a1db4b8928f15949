#pragma once

#include <map>
#include <string>
#include <string_view>

namespace patscope::catalog {

/// What the methods of the client libraries send, by language, client and method in one key.
using SdkTable = std::map<std::string, std::string, std::less<>>;

/// sdk.txt.
[[nodiscard]] SdkTable read_sdk(std::string_view bytes);

/// One spelling for all names of a client: "getBuildApi", "BuildApi", "get_build_client" and "BuildClient" are "build".
[[nodiscard]] std::string sdk_key(std::string_view language, std::string_view client, std::string_view method);

}  // namespace patscope::catalog
