#include <set>

#include "report/find/find.h"
#include "rest/token_shape.h"

namespace patscope::report {

void find_in_files(const Report& report, const Sources& sources, std::vector<Finding>& found) {
  std::set<std::string, std::less<>> paths(report.files.begin(), report.files.end());
  for (const auto id : sources.ids()) {
    const auto path = paths.find(sources.path(id));
    if (path == paths.end()) continue;
    paths.erase(path);
    for (const auto& token : find_tokens(sources.bytes(id))) {
      auto finding = make_finding("literal-pat", "a PAT is written into this file");
      finding.place = Span{id, static_cast<std::uint32_t>(token.begin), static_cast<std::uint32_t>(token.end)};
      found.push_back(std::move(finding));
    }
  }
}

}  // namespace patscope::report
