// The stand-in as a program, for clients in other languages: prints where it listens and whom to trust as one line of
// JSON, and answers until its standard input ends.

#include <cstdio>
#include <iostream>
#include <nlohmann/json.hpp>

#include "support/stand_in/certificates.h"
#include "support/stand_in/listener.h"
#include "support/stand_in/service.h"

namespace {

using patscope::stand_in::TokenKind;

/// Each is called what it is.
patscope::stand_in::Settings settings() {
  return {.tokens = {{.secret = "full-access"},
                     {.secret = "reads-builds", .scope = "vso.build"},
                     {.secret = "writes-code", .scope = "vso.code_write"},
                     {.secret = "expired", .kind = TokenKind::expired},
                     {.secret = "of-another-organization", .kind = TokenKind::of_another_organization},
                     {.secret = "blocked", .kind = TokenKind::blocked},
                     {.secret = "without-permission", .kind = TokenKind::without_permission}}};
}

}  // namespace

int main() {
  patscope::stand_in::Service service(settings());
  const patscope::stand_in::Authority authority("patscope test authority");
  const patscope::stand_in::TemporaryFile trusted(authority.pem());
  const patscope::stand_in::Listener listener(
      [&](const patscope::stand_in::Received& request) { return service.answer(request); },
      authority.issue({"127.0.0.1", "localhost"}));
  std::cout << nlohmann::json{{"url", listener.url() + "/contoso"}, {"authority", trusted.path()}} << std::endl;
  while (std::getchar() != EOF) {
  }
  return 0;
}
