#include "catalog/match.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <tuple>

#include "catalog/walk.h"
#include "text/strings.h"

namespace patscope::catalog {
namespace {

constexpr auto methods = std::to_array<std::string_view>({"GET", "POST", "PUT", "PATCH", "DELETE"});

struct Candidate {
  const Operation* operation = nullptr;
  Hit hit;
  bool spare = false;
};

/// A HEAD that the catalogue does not list is answered like a GET.
bool answers(const Operation& operation, std::string_view method) {
  return operation.method == method || (method == "HEAD" && operation.method == "GET");
}

bool is_present(const UrlPattern& url, const std::string& required) {
  const auto& present = required.find('=') == std::string::npos ? url.query_names : url.query_pairs;
  return std::find(present.begin(), present.end(), required) != present.end();
}

/// Of the newest specification that has the operation: 702 for "4.1-7.2". The cloud's before the server's.
int newest_version(std::string_view versions) {
  const bool server = versions.starts_with("server");
  const auto newest = versions.substr(versions.rfind('-') + 1);
  int major = 0;
  int minor = 0;
  const auto* end = newest.data() + newest.size();
  const auto dot = std::from_chars(newest.data(), end, major).ptr;
  if (dot != end) std::from_chars(dot + 1, end, minor);
  return (major * 100 + minor) * (server ? 0 : 1);
}

/// Smaller is better, within one route and method.
auto rank(const Operation& operation, std::string_view method, const UrlPattern& url) {
  const auto& required = operation.required_query;
  const auto present =
      std::count_if(required.begin(), required.end(), [&](const std::string& name) { return is_present(url, name); });
  const bool other_host = url.host.kind == HostKind::services && operation.service != url.host.service;
  return std::tuple(operation.method != method, static_cast<std::ptrdiff_t>(required.size()) - present, -present,
                    other_host, operation.knowledge == Knowledge::supplement, -newest_version(operation.versions));
}

/// Those of a hit that nothing tells apart; of equal rules the first by name.
void add_best(std::vector<Candidate>& candidates, const Hit& hit, std::span<const Operation> operations,
              std::string_view method, const UrlPattern& url) {
  std::vector<const Operation*> best;
  for (const auto index : hit.operations) {
    const auto& operation = operations[index];
    if (!answers(operation, method)) continue;
    if (!best.empty() && rank(operation, method, url) < rank(*best.front(), method, url)) best.clear();
    const bool level = best.empty() || rank(operation, method, url) == rank(*best.front(), method, url);
    const bool other_rule =
        std::none_of(best.begin(), best.end(), [&](const Operation* other) { return other->rule == operation.rule; });
    if (level && other_rule) best.push_back(&operation);
  }
  for (const auto* operation : best) candidates.push_back({.operation = operation, .hit = hit, .spare = hit.spare});
}

struct Candidates {
  std::vector<Candidate> found;
  bool complete = true;
};

/// Beside a route that fits as a whole, a catch-all counts only where it asks for something else.
void put_spare_last(std::vector<Candidate>& candidates) {
  const bool whole = std::any_of(candidates.begin(), candidates.end(),
                                 [](const Candidate& candidate) { return !candidate.hit.tail && !candidate.spare; });
  for (auto& candidate : candidates) candidate.spare = candidate.spare || (whole && candidate.hit.tail);
  std::stable_partition(candidates.begin(), candidates.end(),
                        [](const Candidate& candidate) { return !candidate.spare; });
}

Candidates candidates_of(const Trie& trie, std::span<const Operation> operations, std::string_view method,
                         const UrlPattern& url) {
  const auto walked = walk(trie, url, [&](std::uint32_t index) { return answers(operations[index], method); });
  Candidates result{.found = {}, .complete = walked.complete};
  for (const auto& hit : walked.hits) add_best(result.found, hit, operations, method, url);
  put_spare_last(result.found);
  return result;
}

void drop_unless_all(std::vector<Candidate>& candidates, bool Hit::*worse) {
  const auto is_worse = [&](const Candidate& candidate) { return candidate.hit.*worse; };
  if (!std::all_of(candidates.begin(), candidates.end(), is_worse)) std::erase_if(candidates, is_worse);
}

/// Every method that the route answers to; one that fits only by a far-fetched reading is not meant where another
/// fits plainly.
Candidates candidates_of_any_method(const Trie& trie, std::span<const Operation> operations, const UrlPattern& url) {
  Candidates all;
  for (const auto method : methods) {
    const auto some = candidates_of(trie, operations, method, url);
    all.found.insert(all.found.end(), some.found.begin(), some.found.end());
    all.complete = all.complete && some.complete;
  }
  drop_unless_all(all.found, &Hit::hidden);
  drop_unless_all(all.found, &Hit::tail);
  return all;
}

/// Drops repeated names, and spare readings that ask for nothing new.
std::vector<const Operation*> distinct(const std::vector<Candidate>& candidates) {
  std::vector<const Operation*> kept;
  for (const auto& candidate : candidates) {
    const bool known = std::any_of(kept.begin(), kept.end(), [&](const Operation* other) {
      const bool same_name = other->id == candidate.operation->id && other->area == candidate.operation->area;
      return same_name || (candidate.spare && other->rule == candidate.operation->rule);
    });
    if (!known) kept.push_back(candidate.operation);
  }
  return kept;
}

bool rules_agree(const std::vector<const Operation*>& operations) {
  return std::all_of(operations.begin(), operations.end(),
                     [&](const Operation* operation) { return operation->rule == operations.front()->rule; });
}

/// No anchor, but an unknown part that may hold it.
bool may_hide_anchor(const UrlPattern& url) {
  return url.open_ended || std::any_of(url.context.begin(), url.context.end(), [](const Segment& segment) {
           const auto& pieces = segment.text.pieces;
           return std::any_of(pieces.begin(), pieces.end(),
                              [](const Piece& piece) { return piece.hole && piece.hole->kind == HoleKind::any; });
         });
}

}  // namespace

Match match_route(const Trie& trie, std::span<const Operation> operations, std::string_view method,
                  const UrlPattern& url) {
  if (url.host.kind == HostKind::foreign) return {};
  if (url.area == UrlArea::none)
    return {.resolution = may_hide_anchor(url) ? Resolution::unresolved : Resolution::unknown_endpoint,
            .operations = {}};
  const auto candidates =
      method.empty() ? candidates_of_any_method(trie, operations, url) : candidates_of(trie, operations, method, url);
  auto found = distinct(candidates.found);
  if (found.empty()) return {};
  if (!candidates.complete || (found.size() > most_candidates && !rules_agree(found)))
    return {.resolution = Resolution::unresolved, .operations = {}};
  found.resize(std::min(found.size(), most_candidates));
  return {.resolution = found.size() == 1 ? Resolution::exact : Resolution::ambiguous, .operations = std::move(found)};
}

}  // namespace patscope::catalog
