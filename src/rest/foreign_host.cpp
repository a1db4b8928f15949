#include <algorithm>
#include <array>

#include "rest/hosts.h"
#include "rest/url.h"
#include "rest/url_parts.h"
#include "text/strings.h"

namespace patscope {
namespace {

/// Whoever serves these, a PAT is no stranger there.
constexpr auto own_domains = std::to_array<std::string_view>({".dev.azure.com", ".visualstudio.com"});
constexpr auto this_machine = std::to_array<std::string_view>({"localhost", "127.0.0.1", "[::1]", "0.0.0.0"});

bool is_own(std::string_view name) {
  return std::find(this_machine.begin(), this_machine.end(), name) != this_machine.end() ||
         std::any_of(own_domains.begin(), own_domains.end(),
                     [&](std::string_view domain) { return name.ends_with(domain); });
}

/// A literal host has no hole; of "{app}.azurewebsites.net" the domain is known, of "api.{domain}" and "{x}.com" it is
/// not.
bool domain_is_known(std::string_view name) {
  const auto at = name.rfind(text_hole_byte);
  if (at == std::string_view::npos) return !name.empty();
  const auto tail = name.substr(at + 1);
  return tail.starts_with('.') && tail.find('.', 1) != std::string_view::npos;
}

}  // namespace

std::optional<std::string> foreign_host(const Text& url) {
  const auto parts = split_url(url);
  // Without a scheme "release.json" would be a host.
  if (!parts || parts->base || flatten(url).find("://") == std::string::npos) return std::nullopt;
  const auto name = to_lower(flatten(parts->host));
  if (is_own(name) || !domain_is_known(name) || facts_of_host(name).kind != HostKind::foreign) return std::nullopt;
  const auto pattern = UrlPattern::parse(url);
  if (pattern && pattern->host.kind != HostKind::foreign) return std::nullopt;
  return to_lower(parts->host.with_names());
}

}  // namespace patscope
