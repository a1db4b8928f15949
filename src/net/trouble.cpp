#include "net/trouble.h"

#include <cerrno>

#include "text/strings.h"

namespace patscope::net {
namespace {

struct Row {
  std::string_view words;  ///< in the library's message, which for most of these is all that it has
  Trouble trouble;
  std::string_view sentence;
};

/// The first that fits. "Failed to connect to any resolved endpoint" is not about names, nor "... resolved proxy
/// endpoint".
constexpr Row rows[] = {
    {"received: 407", Trouble::proxy, "the proxy wants to know who asks (407) before it opens a tunnel to"},
    {"proxy", Trouble::proxy, "the proxy did not open a tunnel to"},
    {"SSL", Trouble::certificate, "the certificate or the TLS handshake does not hold at"},
    {"handshake", Trouble::certificate, "the certificate or the TLS handshake does not hold at"},
    {"Failed to connect", Trouble::connection, "no connection to"},
    {"resolv", Trouble::name, "no such host:"},
};

Answer sentence(Trouble trouble, std::string_view words, const std::string& host) {
  return {.trouble = trouble, .detail = std::string(words) + " " + host, .response = {}};
}

}  // namespace

Answer trouble_of(std::string_view message, int code, const std::string& host) {
  if (code == ETIMEDOUT || code == ECANCELED) return sentence(Trouble::timeout, "no answer in time from", host);
  for (const auto& row : rows)
    if (find_ignoring_case(message, row.words) != std::string_view::npos)
      return sentence(row.trouble, row.sentence, host);
  return sentence(Trouble::broken, "no complete HTTP answer from", host);
}

}  // namespace patscope::net
