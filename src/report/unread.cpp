#include "report/unread.h"

#include <fmt/format.h>

#include <algorithm>

namespace patscope::report {

std::vector<UnreadGroup> grouped(std::span<const Unread> unread) {
  std::vector<UnreadGroup> groups;
  for (const auto& each : unread) {
    const auto same = std::find_if(groups.begin(), groups.end(), [&](const UnreadGroup& group) {
      return group.first->kind == each.kind && group.first->region.place.source == each.region.place.source &&
             group.first->region.reason == each.region.reason;
    });
    if (same != groups.end())
      ++same->more;
    else
      groups.push_back({.first = &each});
  }
  return groups;
}

std::string repeats_in_words(const UnreadGroup& group) {
  if (group.more == 0) return {};
  return group.more == 1 ? "once more in this file" : fmt::format("{} more times in this file", group.more);
}

}  // namespace patscope::report
