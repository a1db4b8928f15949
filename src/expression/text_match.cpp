#include "expression/text_match.h"

#include <algorithm>
#include <string>
#include <string_view>
#include <vector>

#include "expression/letter_case.h"

namespace patscope::expression {
namespace {

/// The literals between the holes, upper-cased: one more than there are holes, each may be empty.
using Runs = std::vector<std::string>;

Runs runs_of(const Text& text) {
  Runs runs(1);
  for (const auto& piece : text.pieces) {
    if (piece.hole)
      runs.emplace_back();
    else
      runs.back() += upper(piece.literal);
  }
  return runs;
}

bool is_known(const Runs& runs) {
  return runs.size() == 1;
}

bool agree_at_start(std::string_view a, std::string_view b) {
  const auto common = std::min(a.size(), b.size());
  return a.substr(0, common) == b.substr(0, common);
}

bool agree_at_end(std::string_view a, std::string_view b) {
  const auto common = std::min(a.size(), b.size());
  return a.substr(a.size() - common) == b.substr(b.size() - common);
}

/// Whether some filling of the holes gives exactly `text`.
bool can_become(const Runs& runs, std::string_view text) {
  if (is_known(runs)) return runs.front() == text;
  if (!text.starts_with(runs.front())) return false;
  text.remove_prefix(runs.front().size());
  if (!text.ends_with(runs.back())) return false;
  text.remove_suffix(runs.back().size());
  for (std::size_t i = 1; i + 1 < runs.size(); ++i) {
    const auto found = text.find(runs[i]);
    if (found == std::string_view::npos) return false;
    text.remove_prefix(found + runs[i].size());
  }
  return true;
}

std::optional<bool> false_unless(bool possible) {
  return possible ? std::nullopt : std::optional(false);
}

}  // namespace

std::optional<bool> same_text(const Text& a, const Text& b) {
  const auto left = runs_of(a);
  const auto right = runs_of(b);
  if (is_known(left) && is_known(right)) return left == right;
  if (is_known(left)) return false_unless(can_become(right, left.front()));
  if (is_known(right)) return false_unless(can_become(left, right.front()));
  return false_unless(agree_at_start(left.front(), right.front()) && agree_at_end(left.back(), right.back()));
}

std::optional<bool> holds_text(const Text& text, const Text& part) {
  const auto whole = runs_of(text);
  auto wanted = runs_of(part);
  if (is_known(wanted)) {
    const auto has = [&](const std::string& run) { return run.find(wanted.front()) != std::string::npos; };
    if (std::any_of(whole.begin(), whole.end(), has)) return true;
    return is_known(whole) ? std::optional(false) : std::nullopt;
  }
  if (!is_known(whole)) return std::nullopt;
  wanted.insert(wanted.begin(), std::string());
  wanted.emplace_back();
  return false_unless(can_become(wanted, whole.front()));
}

std::optional<bool> starts_with_text(const Text& text, const Text& start) {
  const auto whole = runs_of(text);
  auto wanted = runs_of(start);
  if (is_known(wanted) && whole.front().starts_with(wanted.front())) return true;
  if (!is_known(whole)) return false_unless(agree_at_start(whole.front(), wanted.front()));
  if (is_known(wanted)) return false;
  wanted.emplace_back();
  return false_unless(can_become(wanted, whole.front()));
}

std::optional<bool> ends_with_text(const Text& text, const Text& end) {
  const auto whole = runs_of(text);
  auto wanted = runs_of(end);
  if (is_known(wanted) && whole.back().ends_with(wanted.back())) return true;
  if (!is_known(whole)) return false_unless(agree_at_end(whole.back(), wanted.back()));
  if (is_known(wanted)) return false;
  wanted.insert(wanted.begin(), std::string());
  return false_unless(can_become(wanted, whole.front()));
}

std::optional<std::strong_ordering> order_of_texts(const Text& a, const Text& b) {
  const auto left = runs_of(a);
  const auto right = runs_of(b);
  if (!is_known(left) || !is_known(right)) return std::nullopt;
  return left.front() <=> right.front();
}

}  // namespace patscope::expression
