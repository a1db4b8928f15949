#include <array>
#include <utility>

#include "script/powershell/powershell.h"
#include "text/strings.h"

namespace patscope::script::powershell {
namespace {

constexpr std::array<std::pair<std::string_view, Scope>, 8> scopes{{{"script", Scope::global},
                                                                    {"global", Scope::global},
                                                                    {"local", Scope::local},
                                                                    {"private", Scope::local},
                                                                    {"using", Scope::plain},
                                                                    {"variable", Scope::plain},
                                                                    {"function", Scope::plain},
                                                                    {"workflow", Scope::plain}}};

}  // namespace

Node named_variable(const SourceText& source, std::size_t begin, std::size_t end, Span span) {
  const auto name = source.name(begin, end);
  const auto lower = to_lower(name);
  if (lower == "null") return make_nothing(span);
  // As PowerShell writes them into a string.
  if (lower == "true") return make_word("True", span);
  if (lower == "false") return make_word("False", span);
  if (lower == "psitem") return make_named(Kind::variable, "_", span);
  const auto colon = name.find(':');
  if (colon == std::string::npos) return make_named(Kind::variable, name, span);
  const auto prefix = lower.substr(0, colon);
  if (prefix == "env") return make_named(Kind::environment, name.substr(colon + 1), span);
  for (const auto& [known, scope] : scopes) {
    if (prefix != known) continue;
    auto result = make_named(Kind::variable, name.substr(colon + 1), span);
    result.scope = scope;
    return result;
  }
  return make_named(Kind::variable, name, span);
}

std::vector<Node> variable(const SourceText& source, const TreeNode& node) {
  const auto bytes = source.bytes();
  // Inside strings the grammar may count blanks before the sigil to the variable.
  const auto sigil = std::min(bytes.find_first_of("$@", node.begin()), node.end() - 1);
  auto begin = sigil + 1;
  auto end = node.end();
  if (begin < end && bytes[begin] == '{') return {named_variable(source, begin + 1, end - 1, source.span(sigil, end))};
  // A macro right behind a name is part of it for the parser, but was a value of its own in the pipeline.
  const auto hole = source.next_hole(begin, end);
  const auto name_end = hole > begin ? hole : end;
  std::vector<Node> nodes{named_variable(source, begin, name_end, source.span(sigil, name_end))};
  if (name_end < end) nodes.push_back(make_text(source.slice(name_end, end), source.span(name_end, end)));
  return nodes;
}

}  // namespace patscope::script::powershell
