#include "calls/recognise/combinations.h"

#include <algorithm>

#include "rest/url.h"

namespace patscope::calls {

Combinations::Combinations(const Machine& machine, const std::vector<std::string>& methods,
                           const std::vector<Text>& urls) {
  if (methods.size() < 2 || urls.size() < 2) return;
  for (const auto& method : methods) {
    auto& known = known_.emplace_back();
    auto& unknown = unknown_.emplace_back();
    for (const auto& url : urls) {
      const auto pattern = UrlPattern::parse(url);
      const auto resolution =
          pattern ? machine.catalog.match(method, *pattern).resolution : catalog::Resolution::unresolved;
      known.push_back(resolution == catalog::Resolution::exact || resolution == catalog::Resolution::ambiguous);
      unknown.push_back(resolution == catalog::Resolution::unknown_endpoint);
    }
  }
}

bool Combinations::is_mixture(std::size_t method, std::size_t url) const {
  if (known_.empty() || !unknown_[method][url]) return false;
  const auto& others = known_[method];
  return std::find(others.begin(), others.end(), true) != others.end() &&
         std::any_of(known_.begin(), known_.end(), [&](const std::vector<bool>& row) { return row[url]; });
}

}  // namespace patscope::calls
