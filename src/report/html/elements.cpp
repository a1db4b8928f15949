#include "report/html/elements.h"

#include <fmt/format.h>

#include <algorithm>

#include "report/terminal.h"
#include "text/strings.h"

namespace patscope::report::html {
namespace {

/// Longer lines are cut: minified scripts have lines of a megabyte.
constexpr std::size_t longest_line = 240;

std::string spaced(std::string_view text) {
  return escaped(replace_all(text, "\t", " "));
}

}  // namespace

std::string escaped(std::string_view text) {
  std::string result;
  for (const char c : printable(text)) {
    if (std::string_view("&<>\"'").find(c) == std::string_view::npos)
      result += c;
    else
      result += fmt::format("&#{};", static_cast<int>(c));
  }
  return result;
}

std::string code(std::string_view text) {
  return fmt::format("<code>{}</code>", escaped(text));
}

std::string place(const Sources& sources, Span span) {
  const auto line = sources.position(span.source, span.begin).line;
  return code(fmt::format("{}:{}", sources.path(span.source), line));
}

std::string source_line(const Sources& sources, Span span) {
  const auto number = sources.position(span.source, span.begin).line;
  const auto line = sources.line_text(span.source, number);
  if (trim(line).empty()) return {};
  const auto start = static_cast<std::size_t>(line.data() - sources.bytes(span.source).data());
  const auto begin = std::min<std::size_t>(span.begin - start, line.size());
  const auto end = std::clamp<std::size_t>(span.end - start, begin, line.size());
  const bool cut = begin > longest_line / 2;
  const auto from = cut ? begin - longest_line / 2 : std::min(line.find_first_not_of(" \t"), begin);
  const auto last = std::min(line.size(), from + longest_line);
  const auto middle = std::min(end, last);
  return fmt::format("<pre><span class=\"number\">{}</span> {}{}<mark>{}</mark>{}{}</pre>\n", number, cut ? "…" : "",
                     spaced(line.substr(from, begin - from)), spaced(line.substr(begin, middle - begin)),
                     spaced(line.substr(middle, last - middle)), last < line.size() ? "…" : "");
}

std::string badge(std::string_view kind, std::string_view word) {
  return fmt::format("<span class=\"badge {}\">{}</span>", kind, escaped(word));
}

const CredentialSummary* summary_of(const require::ResolvedCall& call, const Page& page) {
  for (const auto& summary : page.report.credentials)
    if (summary.requirement.credential == call.call.credential) return &summary;
  return nullptr;
}

std::string_view standing_of(const require::ResolvedCall& call, const Page& page) {
  const auto* summary = summary_of(call, page);
  if (summary == nullptr) return "other";
  return to_string(require::judge(call, summary->grant ? &*summary->grant : nullptr, page.scopes));
}

}  // namespace patscope::report::html
