#include "support/stand_in/proxy.h"

#include "text/strings.h"

namespace patscope::stand_in {

Proxy::Proxy(std::uint16_t target)
    : server_([target](const Connection& connection, const std::string&) {
        connection.send("HTTP/1.1 200 Connection established\r\n\r\n");
        connection.tunnel_to(target);
      }) {}

std::vector<std::string> Proxy::asked_for() const {
  std::vector<std::string> hosts;
  for (const auto& head : server_.heard())
    if (const auto words = split_words(head); words.size() > 1 && words[0] == "CONNECT") hosts.emplace_back(words[1]);
  return hosts;
}

}  // namespace patscope::stand_in
