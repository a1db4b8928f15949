#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "report/find/find.h"
#include "report/words.h"
#include "rest/token_shape.h"
#include "rest/url.h"
#include "text/strings.h"

namespace patscope::report {
namespace {

/// Services that dev.azure.com does not answer for. The other sub-hosts of the specifications share routes with it.
constexpr auto separate_services = std::to_array<std::string_view>(
    {"vssps", "vsrm", "vsaex", "feeds", "pkgs", "extmgmt", "auditservice", "almsearch"});

void find_wrong_host(const require::ResolvedCall& call, std::vector<Finding>& found) {
  if (call.resolution != catalog::Resolution::exact || call.operations.size() != 1) return;
  const auto url = UrlPattern::parse(call.call.url);
  const auto& service = call.operations.front()->service;
  const bool core = url && url->host.kind == HostKind::services && url->host.name == "dev.azure.com";
  if (!core || std::count(separate_services.begin(), separate_services.end(), std::string_view(service)) == 0) return;
  auto finding = make_finding("wrong-host", call.call,
                              fmt::format("{} is not served by dev.azure.com", call.operations.front()->name()));
  finding.notes.push_back(fmt::format("send it to https://{}.dev.azure.com", service));
  found.push_back(std::move(finding));
}

/// The URL's user info, as far as it can be told: what stands between "://" and an "@" before the path begins.
Text user_info(const Text& url) {
  Text info;
  bool behind_scheme = false;
  for (const auto& piece : url.pieces) {
    if (piece.hole) {
      if (behind_scheme) info.pieces.push_back(piece);
      continue;
    }
    std::string_view literal = piece.literal;
    if (const auto scheme = literal.find("://"); !behind_scheme && scheme != std::string_view::npos) {
      literal.remove_prefix(scheme + 3);
      behind_scheme = true;
    }
    if (!behind_scheme) continue;
    const auto end = literal.find_first_of("/@");
    info.append(literal.substr(0, end));
    if (end != std::string_view::npos) return literal[end] == '@' ? info : Text();
  }
  return {};
}

void find_pat_in_url(const RestCall& call, std::vector<Finding>& found) {
  const auto info = user_info(call.url);
  const auto carried = info.carries();
  const bool variable = std::any_of(carried.begin(), carried.end(), [](const Credential& credential) {
    return credential.kind == CredentialKind::pat;
  });
  if (variable || !find_tokens(info.with_blanks()).empty())
    found.push_back(make_finding("pat-in-url", call, "the URL holds the PAT, and URLs end up in logs"));
}

/// In the command's own text, not by way of `env:`.
void find_secret_in_command(const RestCall& call, const Sources& sources, std::vector<Finding>& found) {
  const auto& name = call.credential.name;
  if (call.credential.kind != CredentialKind::pat || name.empty()) return;
  if (find_ignoring_case(sources.slice(call.place), "$(" + name + ')') == std::string_view::npos) return;
  found.push_back(make_finding("secret-in-command-line", call,
                               fmt::format("the value of {} becomes part of the command's text", name)));
}

}  // namespace

void find_in_routes(const Report& report, const Sources& sources, std::vector<Finding>& found) {
  for (const auto& call : report.calls) {
    find_wrong_host(call, found);
    find_pat_in_url(call.call, found);
    find_secret_in_command(call.call, sources, found);
  }
}

}  // namespace patscope::report
