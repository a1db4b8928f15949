#include "calls/recognise/recognisers.h"

namespace patscope::calls {

std::optional<Effect> recognise_curl(Invocation& invocation) {
  Request request{.method = {}, .url = {}, .headers = {}, .credential = {}, .idiom = "curl"};
  const auto arguments = words(invocation);
  for (std::size_t i = 0; i < arguments.size(); ++i) {
    const auto option = known(arguments[i]).value_or("");
    const bool has_next = i + 1 < arguments.size();
    if ((option == "-X" || option == "--request") && has_next)
      request.method = arguments[++i];
    else if ((option == "-u" || option == "--user") && has_next)
      request.credential = arguments[++i];
    else if ((option == "-H" || option == "--header") && has_next)
      request.headers.emplace_back("Authorization", arguments[++i]);
    else if (!option.starts_with('-'))
      request.url = arguments[i];
  }
  return Effect{.requests = {request}};
}

}  // namespace patscope::calls
