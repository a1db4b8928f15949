#pragma once

#include <span>
#include <string>
#include <vector>

#include "report/report.h"

namespace patscope::report {

/// What is not read for the same reason in one file: the first place says it.
struct UnreadGroup {
  const Unread* first = nullptr;
  std::size_t more = 0;  ///< further places
};

/// In the order of their first places.
[[nodiscard]] std::vector<UnreadGroup> grouped(std::span<const Unread> unread);
/// "3 more times in this file"; empty when there is but one place.
[[nodiscard]] std::string repeats_in_words(const UnreadGroup& group);

}  // namespace patscope::report
