#include "script/torn.h"

#include <algorithm>
#include <utility>

namespace patscope::script {
namespace {

/// What one torn byte counts against one that is left out: rather the whole line at fault than its neighbour.
constexpr std::size_t weight_of_torn = 8;
constexpr std::size_t most_lines = 4;
constexpr std::size_t most_candidates = 12;
/// How much is parsed again in search of such lines.
constexpr std::size_t patience_in_bytes = std::size_t{1} << 20;

std::vector<TreeNode> outermost_errors(const Tree& tree) {
  std::vector<TreeNode> found;
  std::vector<TreeNode> waiting{tree.root()};
  while (!waiting.empty()) {
    const auto node = waiting.back();
    waiting.pop_back();
    if (!node.has_error()) continue;
    if (node.is_error()) {
      found.push_back(node);
      continue;
    }
    const auto children = node.children();
    waiting.insert(waiting.end(), children.rbegin(), children.rend());
  }
  return found;
}

/// The line at `at`, with those that its last byte joins to it, without the line break.
Range line_at(std::string_view bytes, std::size_t at) {
  const auto joins = [&](std::size_t line_break) {
    auto last = line_break;
    if (last > 0 && bytes[last - 1] == '\r') --last;
    return last > 0 && std::string_view("\\`^").find(bytes[last - 1]) != std::string_view::npos;
  };
  auto begin = at;
  while (begin > 0 && (bytes[begin - 1] != '\n' || joins(begin - 1))) --begin;
  auto end = std::min(bytes.find('\n', at), bytes.size());
  while (end < bytes.size() && joins(end)) end = std::min(bytes.find('\n', end + 1), bytes.size());
  return {begin, end};
}

bool is_blank(std::string_view bytes) {
  return bytes.find_first_not_of(" \t\r\n") == std::string_view::npos;
}

/// Lines with tokens that the parser could put nowhere. The last one before a gap is the likeliest.
std::vector<Range> candidates_in(std::string_view bytes, const TreeNode& error) {
  std::vector<Range> lines;
  const auto add = [&](std::size_t at) {
    auto line = line_at(bytes, at);
    line.begin = std::min(bytes.find_first_not_of(" \t", line.begin), line.end);
    const bool is_new =
        std::none_of(lines.begin(), lines.end(), [&](const Range& each) { return each.begin == line.begin; });
    if (is_new && !is_blank(bytes.substr(line.begin, line.end - line.begin))) lines.push_back(line);
  };
  std::vector<TreeNode> waiting{error};
  while (!waiting.empty()) {
    const auto node = waiting.back();
    waiting.pop_back();
    if (node.is_error()) add(node.begin());
    for (const auto& child : node.children()) {
      if (child.has_error())
        waiting.push_back(child);
      else if (node.is_error())
        add(child.begin());
    }
  }
  std::sort(lines.begin(), lines.end(), [](const Range& a, const Range& b) { return a.begin > b.begin; });
  if (lines.size() > most_candidates) lines.resize(most_candidates);
  return lines;
}

bool spans_lines(std::string_view bytes, const TreeNode& node) {
  return bytes.substr(node.begin(), node.end() - node.begin()).find('\n') != std::string_view::npos;
}

}  // namespace

std::size_t torn_bytes(const Tree& tree) {
  std::size_t sum = 0;
  for (const auto& error : outermost_errors(tree)) sum += error.end() - error.begin();
  return sum;
}

Attempt without_tearing_lines(Attempt attempt) {
  std::size_t parsed = 0;
  for (std::size_t round = 0; round < most_lines; ++round) {
    std::optional<Attempt> best;
    auto least = torn_bytes(attempt.tree) * weight_of_torn;
    for (const auto& error : outermost_errors(attempt.tree)) {
      if (!spans_lines(attempt.bytes, error)) continue;
      for (const auto& line : candidates_in(attempt.bytes, error)) {
        parsed += attempt.bytes.size();
        if (parsed > patience_in_bytes) break;
        auto bytes = attempt.bytes;
        for (auto at = line.begin; at < line.end; ++at)
          if (bytes[at] != '\n' && bytes[at] != '\r') bytes[at] = ' ';
        auto tree = Tree::parse(attempt.grammar, bytes);
        if (!tree) continue;
        const auto torn = torn_bytes(*tree) * weight_of_torn + (line.end - line.begin);
        if (torn >= least) continue;
        least = torn;
        best = Attempt{attempt.grammar, std::move(bytes), std::move(*tree), attempt.left_out};
        best->left_out.push_back(line);
      }
    }
    if (!best) break;
    attempt = std::move(*best);
  }
  return attempt;
}

}  // namespace patscope::script
