#include <fmt/format.h>

#include <algorithm>

#include "report/find/find.h"
#include "rest/url.h"
#include "text/strings.h"

namespace patscope::report {
namespace {

bool goes_to_azure_devops(const require::ResolvedCall& call) {
  return call.resolution != catalog::Resolution::unresolved || evidence_of(call.call.url) != AdoEvidence::none;
}

/// A note of what shows that the secret is a PAT; empty when nothing does.
std::string evidence_for(const Credential& credential, const Report& report) {
  for (const auto& declared : report.grants)
    if (equals_ignoring_case(declared.grant.credential, credential.name))
      return fmt::format("{} is declared as a PAT", credential.name);
  const auto carries = [&](const require::ResolvedCall& call) {
    return call.call.credential == credential && goes_to_azure_devops(call);
  };
  return std::any_of(report.calls.begin(), report.calls.end(), carries)
             ? fmt::format("other requests carry {} to Azure DevOps", credential.name)
             : std::string();
}

/// A server of one's own shows by the requests that only Azure DevOps answers.
bool is_known_server(std::string_view host, const Report& report) {
  return std::any_of(report.calls.begin(), report.calls.end(), [&](const require::ResolvedCall& call) {
    const auto url = UrlPattern::parse(call.call.url);
    return url && url->host.kind == HostKind::on_premises && url->host.name == host;
  });
}

Finding finding_of(const ForeignRequest& request, std::string evidence) {
  const bool surely = request.sent == Sent::surely;
  auto result = make_finding("pat-to-foreign-host", fmt::format("{} {} sent to {}", request.credential.name,
                                                                surely ? "is" : "may be", request.host));
  if (!surely) result.severity = std::min(result.severity, Severity::warning);
  result.place = request.place;
  result.via = request.via;
  result.credential = request.credential.name;
  result.notes.push_back(std::move(evidence));
  return result;
}

}  // namespace

void find_foreign(const Report& report, std::vector<Finding>& found) {
  for (const auto& request : report.foreign) {
    auto evidence = evidence_for(request.credential, report);
    if (!evidence.empty() && !is_known_server(request.host, report))
      found.push_back(finding_of(request, std::move(evidence)));
  }
}

}  // namespace patscope::report
