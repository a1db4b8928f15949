#include "verify/service.h"

#include <fmt/format.h>

#include "text/strings.h"

namespace patscope::verify {

std::string url_of(const Service& service, std::string_view sub_host, std::string_view path) {
  const auto full = replace_all(path, "{project}", percent_encoded(service.project));
  if (!service.server.empty()) return service.server + "/" + full;
  const std::string host = sub_host.empty() ? "dev.azure.com" : std::string(sub_host) + ".dev.azure.com";
  return "https://" + host + "/" + percent_encoded(service.organization) + "/" + full;
}

std::string percent_encoded(std::string_view text) {
  std::string encoded;
  for (const char c : text) {
    const bool plain = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' ||
                       c == '.' || c == '_' || c == '~';
    encoded += plain ? std::string(1, c) : fmt::format("%{:02X}", static_cast<unsigned char>(c));
  }
  return encoded;
}

std::string organization_name(std::string_view name_or_url) {
  const auto scheme = name_or_url.find("://");
  if (scheme == std::string_view::npos) return std::string(trim(name_or_url));
  const auto parts = split(name_or_url.substr(scheme + 3), '/');
  if (parts[0].ends_with(".visualstudio.com")) return std::string(parts[0].substr(0, parts[0].find('.')));
  return parts.size() > 1 ? std::string(parts[1]) : std::string();
}

}  // namespace patscope::verify
