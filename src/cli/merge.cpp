#include <algorithm>
#include <tuple>
#include <utility>

#include "cli/analysis.h"

namespace patscope::cli {
namespace {

/// A place that is the same in every reading of its file.
using Place = std::tuple<std::string, std::uint32_t, std::uint32_t>;

Place place_of(Span span, const Sources& sources) {
  return {std::string(sources.path(span.source)), span.begin, span.end};
}

/// What makes two calls one: the same request command sends the same operation as the same credential. Where no
/// operation is known, the URL stands for it.
auto identity_of(const require::ResolvedCall& resolved, const Sources& sources) {
  const RestCall& call = resolved.call;
  std::string what;
  for (const auto* operation : resolved.operations) what += operation->name() + ' ';
  if (what.empty()) what = call.url.with_names() + call.operation;
  return std::tuple(place_of({call.place.source, call.place.begin, call.place.begin}, sources), call.credential,
                    call.method, what);
}

template <class Value, class KeyOf>
void sort_and_merge_by(std::vector<Value>& values, KeyOf key_of) {
  using Key = decltype(key_of(values.front()));
  std::vector<std::pair<Key, std::size_t>> order;
  for (std::size_t i = 0; i < values.size(); ++i) order.emplace_back(key_of(values[i]), i);
  std::sort(order.begin(), order.end());
  std::vector<Value> merged;
  for (std::size_t i = 0; i < order.size(); ++i)
    if (i == 0 || order[i].first != order[i - 1].first) merged.push_back(std::move(values[order[i].second]));
  values = std::move(merged);
}

}  // namespace

void sort_and_merge(std::vector<require::ResolvedCall>& calls, const Sources& sources) {
  sort_and_merge_by(calls, [&](const require::ResolvedCall& call) { return identity_of(call, sources); });
}

void sort_and_merge(std::vector<ForeignRequest>& requests, const Sources& sources) {
  sort_and_merge_by(requests, [&](const ForeignRequest& request) {
    return std::tuple(place_of(request.place, sources), request.credential, request.host);
  });
}

void sort_and_merge(std::vector<report::Unread>& regions, const Sources& sources) {
  sort_and_merge_by(regions, [&](const report::Unread& unread) {
    return std::pair(place_of(unread.region.place, sources), unread.region.reason);
  });
}

void sort_and_merge(std::vector<Coverage>& problems, const Sources& sources) {
  sort_and_merge_by(
      problems, [&](const Coverage& problem) { return std::pair(place_of(problem.place, sources), problem.reason); });
}

}  // namespace patscope::cli
