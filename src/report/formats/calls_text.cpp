#include <fmt/format.h>

#include "report/formats/calls.h"
#include "report/words.h"
#include "text/strings.h"

namespace patscope::report {
namespace {

std::string details_of(const require::ResolvedCall& resolved, const catalog::ScopeTable& scopes) {
  std::vector<std::string> parts{operations_in_words(resolved), rules_in_words(require::rules_of(resolved), scopes),
                                 credential_in_words(resolved.call.credential), resolved.call.idiom};
  if (resolved.call.reach == Reach::maybe) parts.emplace_back("in some runs");
  std::erase_if(parts, [](const std::string& part) { return part.empty(); });
  return printable(join(parts, " | "));
}

}  // namespace

std::string calls_as_text(const Report& report, const Sources& sources, const catalog::ScopeTable& scopes,
                          const Terminal& terminal) {
  std::string text;
  for (const auto& resolved : report.calls) {
    text += fmt::format(
        "{}: {}\n    {}\n", tinted(shown_place(sources, resolved.call.place, terminal), Tint::place, terminal),
        printable(request_in_words(resolved.call)), tinted(details_of(resolved, scopes), Tint::faint, terminal));
  }
  if (!report.calls.empty()) text += '\n';
  text += counted(report.calls.size(), "call") + " in " + counted(report.files.size(), "file") + " read\n";
  return text + unread_in_words(report, sources, terminal);
}

}  // namespace patscope::report
