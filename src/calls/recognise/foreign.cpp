#include "calls/recognise/foreign.h"

#include <algorithm>
#include <tuple>

#include "rest/url.h"

namespace patscope::calls {
namespace {

void add_distinct(std::vector<Credential>& into, const std::vector<Credential>& from) {
  for (const auto& credential : from)
    if (std::find(into.begin(), into.end(), credential) == into.end()) into.push_back(credential);
}

std::vector<Credential> all_carried(const Machine& machine, const Request& request, const Text& url) {
  auto carried = carried_by(machine.state, request.credential);
  for (const auto& [name, value] : request.headers) add_distinct(carried, carried_by(machine.state, value));
  add_distinct(carried, url.carries());
  return carried;
}

auto order(const ForeignRequest& one) {
  return std::tie(one.place, one.credential, one.host, one.method, one.sent);
}

bool are_same(const ForeignRequest& a, const ForeignRequest& b) {
  return std::tie(a.place, a.credential, a.host) == std::tie(b.place, b.credential, b.host);
}

}  // namespace

void note_foreign(Machine& machine, const Request& request, const std::string& method, const Text& url,
                  const Place& place) {
  const auto host = foreign_host(url);
  if (!host) return;
  const auto carried = all_carried(machine, request, url);
  const bool varies = carried.size() > 1 || request.url.texts.size() > 1;
  for (const auto& credential : carried)
    if (credential.kind == CredentialKind::pat)
      machine.found.foreign.push_back({.method = method,
                                       .host = *host,
                                       .credential = credential,
                                       .place = place.span,
                                       .via = place.via,
                                       .sent = varies ? Sent::perhaps : Sent::surely});
}

std::vector<ForeignRequest> merge_foreign(std::vector<ForeignRequest> requests) {
  std::stable_sort(requests.begin(), requests.end(),
                   [](const ForeignRequest& a, const ForeignRequest& b) { return order(a) < order(b); });
  std::vector<ForeignRequest> merged;
  for (auto& request : requests) {
    if (merged.empty() || !are_same(merged.back(), request))
      merged.push_back(std::move(request));
    else if (request.sent == Sent::surely)
      merged.back().sent = Sent::surely;
  }
  return merged;
}

}  // namespace patscope::calls
