#include "cli/output/run_facts.h"

#include <cstdlib>

namespace patscope::cli {
namespace {

std::string variable(const char* name) {
  const char* value = std::getenv(name);
  return value == nullptr ? std::string() : value;
}

/// "https://user:secret@host/path" -> "https://host/path".
std::string without_user_info(std::string uri) {
  const auto host = uri.find("://");
  if (host == std::string::npos) return uri;
  const auto path = uri.find('/', host + 3);
  const auto at = uri.rfind('@', path);
  if (at != std::string::npos && at > host) uri.erase(host + 3, at - host - 2);
  return uri;
}

}  // namespace

report::RunFacts run_facts() {
  return {.version = PATSCOPE_VERSION,
          .repository_uri = without_user_info(variable("BUILD_REPOSITORY_URI")),
          .revision = variable("BUILD_SOURCEVERSION"),
          .branch = variable("BUILD_SOURCEBRANCH")};
}

}  // namespace patscope::cli
