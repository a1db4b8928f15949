#include "calls/recognise/merge.h"

#include <algorithm>
#include <string>
#include <tuple>

#include "calls/evaluate/text_values.h"
#include "rest/url.h"
#include "text/strings.h"

namespace patscope::calls {
namespace {

/// What makes calls of one place the same: method, operations (or the route that has none), what is not known.
std::string kind_of(const RestCall& call, const catalog::Catalog& catalog) {
  std::string kind = call.method + " " + call.operation + " ";
  const auto pattern = UrlPattern::parse(call.url);
  if (!pattern) return kind + "?";
  const auto match = catalog.match(call.method, *pattern);
  std::vector<std::string> names;
  for (const auto* operation : match.operations) names.push_back(operation->name());
  std::sort(names.begin(), names.end());
  for (const auto& name : names) kind += name + " ";
  if (names.empty())
    for (const auto& segment : pattern->route) kind += to_lower(segment.text.with_blanks()) + "/";
  return kind;
}

/// Path and query of a URL.
std::pair<Text, Text> at_query(const Text& url) {
  const auto flat = flatten(url);
  const auto mark = std::min(flat.find('?'), flat.size());
  return {slice(url, 0, mark), slice(url, mark, flat.size())};
}

/// A segment for two that differ. What marks them both stays, as the `$` of a work item's type.
Text merged_segment(const Text& first, const Text& second) {
  const auto ours = flatten(first);
  const auto theirs = flatten(second);
  std::size_t same = 0;
  while (same < ours.size() && same < theirs.size() && ours[same] == theirs[same] && ours[same] == '$') ++same;
  return slice(first, 0, same) + Text(Hole{.name = "several values", .kind = HoleKind::segment, .carries = {}});
}

/// Both URLs in one: a hole for each segment in which they differ; the first one when they differ in shape. Of
/// the queries the first one stays.
Text merged_url(const Text& first, const Text& second) {
  if (first.same_value(second)) return first;
  const auto [path, query] = at_query(first);
  const auto ours = split_text(path, "/");
  const auto theirs = split_text(at_query(second).first, "/");
  if (ours.size() != theirs.size()) return first;
  Text merged;
  for (std::size_t i = 0; i < ours.size(); ++i) {
    if (i > 0) merged.append("/");
    if (ours[i].same_value(theirs[i]))
      merged.append(ours[i]);
    else
      merged.append(merged_segment(ours[i], theirs[i]));
  }
  return merged.append(query);
}

struct Keyed {
  RestCall call;
  std::string kind;
};

auto order(const Keyed& one) {
  return std::tie(one.call.place, one.call.credential, one.kind);
}

}  // namespace

std::vector<RestCall> merge_calls(std::vector<RestCall> calls, const catalog::Catalog& catalog) {
  std::vector<Keyed> keyed;
  for (auto& call : calls) {
    auto kind = kind_of(call, catalog);
    keyed.push_back({.call = std::move(call), .kind = std::move(kind)});
  }
  std::stable_sort(keyed.begin(), keyed.end(), [](const Keyed& a, const Keyed& b) { return order(a) < order(b); });
  std::vector<RestCall> merged;
  for (std::size_t i = 0; i < keyed.size(); ++i) {
    if (i > 0 && order(keyed[i - 1]) == order(keyed[i])) {
      auto& same = merged.back();
      same.url = merged_url(same.url, keyed[i].call.url);
      if (keyed[i].call.reach == Reach::always) same.reach = Reach::always;
    } else {
      merged.push_back(keyed[i].call);
    }
  }
  return merged;
}

}  // namespace patscope::calls
