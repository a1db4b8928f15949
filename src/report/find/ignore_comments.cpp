#include <algorithm>
#include <array>
#include <set>

#include "report/find/ignore.h"
#include "text/strings.h"

namespace patscope::report {
namespace {

constexpr std::string_view opening = "patscope: ignore[";
constexpr std::array<std::string_view, 4> markers = {"#", "//", "REM", "::"};

/// A comment as it stands on its line.
struct Comment {
  std::string_view rules;
  std::string_view reason;
  std::size_t begin = 0;  ///< of `opening`
  bool alone = false;
};

std::optional<Comment> comment_on(std::string_view line) {
  const auto begin = line.find(opening);
  if (begin == std::string_view::npos) return std::nullopt;
  const auto before = trim(line.substr(0, begin));
  const auto end = line.find(']', begin);
  if (end == std::string_view::npos) return std::nullopt;
  for (const auto marker : markers) {
    if (before.size() < marker.size()) continue;
    const auto code = before.substr(0, before.size() - marker.size());
    if (!equals_ignoring_case(before.substr(code.size()), marker)) continue;
    return Comment{.rules = line.substr(begin + opening.size(), end - begin - opening.size()),
                   .reason = trim(line.substr(end + 1)),
                   .begin = begin,
                   .alone = trim(code).empty()};
  }
  return std::nullopt;
}

void append_comments(SourceId id, const Sources& sources, std::vector<Ignore>& ignores) {
  const auto lines = sources.position(id, static_cast<std::uint32_t>(sources.bytes(id).size())).line;
  for (std::uint32_t line = 1; line <= lines; ++line) {
    const auto text = sources.line_text(id, line);
    const auto comment = comment_on(text);
    if (!comment) continue;
    auto about = line;
    if (comment->alone) {
      ++about;
      for (auto next = comment_on(sources.line_text(id, about)); next && next->alone; ++about)
        next = comment_on(sources.line_text(id, about + 1));
    }
    const auto begin = static_cast<std::uint32_t>(text.data() - sources.bytes(id).data() +
                                                  static_cast<std::ptrdiff_t>(comment->begin));
    for (const auto rule : split(comment->rules, ','))
      ignores.push_back({.rule = std::string(trim(rule)),
                         .reason = std::string(comment->reason),
                         .path = std::string(sources.path(id)),
                         .line = about,
                         .until = {},
                         .place = {id, begin, begin + static_cast<std::uint32_t>(text.size() - comment->begin)}});
  }
}

}  // namespace

std::vector<Ignore> ignore_comments(const Report& report, const Sources& sources) {
  std::set<std::string, std::less<>> paths(report.files.begin(), report.files.end());
  for (const auto& finding : report.findings)
    if (finding.place) paths.emplace(sources.path(finding.place->source));
  std::vector<Ignore> ignores;
  for (const auto id : sources.ids())
    if (const auto found = paths.find(sources.path(id)); found != paths.end()) {
      paths.erase(found);
      append_comments(id, sources, ignores);
    }
  return ignores;
}

}  // namespace patscope::report
