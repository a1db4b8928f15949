#include "net/proxy.h"

#include <initializer_list>

#include "net/destination.h"
#include "text/strings.h"

namespace patscope::net {
namespace {

std::optional<int> hex_digit(char c) {
  if (c >= '0' && c <= '9') return c - '0';
  const char letter = static_cast<char>(c | 0x20);
  if (letter >= 'a' && letter <= 'f') return letter - 'a' + 10;
  return std::nullopt;
}

std::string percent_decode(std::string_view text) {
  std::string result;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const auto high = i + 2 < text.size() ? hex_digit(text[i + 1]) : std::nullopt;
    const auto low = i + 2 < text.size() ? hex_digit(text[i + 2]) : std::nullopt;
    const bool escaped = text[i] == '%' && high && low;
    result += escaped ? static_cast<char>(*high * 16 + *low) : text[i];
    if (escaped) i += 2;
  }
  return result;
}

std::optional<std::string> first_set(const Environment& environment, std::initializer_list<std::string_view> names) {
  for (const auto name : names)
    if (auto value = environment(name)) return value;
  return std::nullopt;
}

Proxy parse_proxy(std::string_view url) {
  const auto scheme_end = url.find("://");
  const bool has_scheme = scheme_end != std::string_view::npos;
  std::string_view authority = has_scheme ? url.substr(scheme_end + 3) : url;
  authority = authority.substr(0, authority.find('/'));
  Proxy proxy;
  if (const auto at = authority.rfind('@'); at != std::string_view::npos) {
    const auto user = authority.substr(0, at);
    const auto colon = user.find(':');
    proxy.user = percent_decode(user.substr(0, colon));
    if (colon != std::string_view::npos) proxy.password = Secret(percent_decode(user.substr(colon + 1)));
    authority = authority.substr(at + 1);
  }
  proxy.url = std::string(has_scheme ? url.substr(0, scheme_end) : "http") + "://" + std::string(authority);
  return proxy;
}

/// The agent's list holds regular expressions. Those that people write are host names with escaped dots; they are read
/// as such, so that no expression of a stranger is ever run.
bool agent_bypasses(std::string_view list, std::string_view host) {
  std::string names;
  for (const char c : list)
    if (std::string_view("\\\"[]^$ ").find(c) == std::string_view::npos) names += c;
  return bypasses(replace_all(names, ".*", "*"), host);
}

}  // namespace

bool bypasses(std::string_view no_proxy, std::string_view host) {
  for (auto name : split(no_proxy, ',')) {
    name = trim(name);
    if (name == "*") return true;
    if (name.starts_with('*')) name.remove_prefix(1);
    if (name.starts_with('.')) name.remove_prefix(1);
    name = name.substr(0, name.find(':'));
    if (name.empty() || name.size() > host.size()) continue;
    const bool ends_alike = equals_ignoring_case(host.substr(host.size() - name.size()), name);
    if (ends_alike && (name.size() == host.size() || host[host.size() - name.size() - 1] == '.')) return true;
  }
  return false;
}

std::optional<Proxy> proxy_for(std::string_view host, const Environment& environment) {
  if (is_loopback(host)) return std::nullopt;
  if (const auto url = first_set(environment, {"HTTPS_PROXY", "https_proxy"})) {
    const auto no_proxy = first_set(environment, {"NO_PROXY", "no_proxy"});
    if (no_proxy && bypasses(*no_proxy, host)) return std::nullopt;
    return parse_proxy(*url);
  }
  const auto agent = environment("AGENT_PROXYURL");
  if (!agent) return std::nullopt;
  const auto list = environment("AGENT_PROXYBYPASSLIST");
  if (list && agent_bypasses(*list, host)) return std::nullopt;
  Proxy proxy = parse_proxy(*agent);
  if (const auto user = environment("AGENT_PROXYUSERNAME")) proxy.user = *user;
  if (auto password = environment("AGENT_PROXYPASSWORD")) proxy.password = Secret(std::move(*password));
  return proxy;
}

}  // namespace patscope::net
