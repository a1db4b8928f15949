#pragma once

#include <string_view>
#include <vector>

#include "calls/evaluate/machine.h"
#include "rest/url.h"

namespace patscope::calls {

/// Where a request is reported: at its own command, or at the call that handed in what decides its operation.
struct Place {
  Span span;
  std::vector<Span> via;
};

/// `url` decides: the place is the innermost one at which its operation is known. If that needs nothing that parameters
/// brought in, the request is the helper's own.
[[nodiscard]] Place place_by_url(const Machine& machine, std::string_view method, const Text& url, Span own);
/// `decisive` decides: words of a command line.
[[nodiscard]] Place place_by_words(const Machine& machine, const Text& decisive, Span own);

/// The operations that a request may be, as one string: equal for requests that resolve alike.
[[nodiscard]] std::string resolution_key(const Machine& machine, std::string_view method, const Text& url);

}  // namespace patscope::calls
