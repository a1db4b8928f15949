#include <fmt/format.h>

#include <algorithm>
#include <iterator>

#include "report/find/find.h"
#include "report/words.h"

namespace patscope::report {
namespace {

/// These hosts belong to no organization: a PAT of one organization is refused there.
constexpr std::string_view hosts[] = {"app.vssps.visualstudio.com", "app.vssps.dev.azure.com",
                                      "marketplace.visualstudio.com"};

bool is_global(const require::ResolvedCall& call) {
  const auto url = UrlPattern::parse(call.call.url);
  if (!url || std::find(std::begin(hosts), std::end(hosts), url->host.name) == std::end(hosts)) return false;
  const auto rules = require::rules_of(call);
  return !std::all_of(rules.begin(), rules.end(),
                      [](const catalog::ScopeRule& rule) { return rule.kind == catalog::RuleKind::no_pat; });
}

}  // namespace

void find_global_endpoints(const Report& report, std::vector<Finding>& found) {
  for (const auto& summary : report.credentials) {
    const auto& name = summary.requirement.credential.name;
    const auto* verification = find_verification(report.live, name);
    for (const auto index : summary.requirement.calls) {
      const auto& call = report.calls[index];
      if (!is_global(call)) continue;
      auto result =
          make_finding("global-pat-endpoint", call.call,
                       fmt::format("only a PAT for all organizations can make {}", request_in_words(call.call)));
      if (verification != nullptr && verification->learnt.record && !verification->learnt.record->all_organizations) {
        result.severity = Severity::error;
        result.notes.push_back(fmt::format("{} is for one organization", name));
      }
      found.push_back(std::move(result));
    }
  }
}

}  // namespace patscope::report
