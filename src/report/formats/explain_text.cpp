#include <fmt/format.h>

#include "report/formats/explain.h"
#include "report/words.h"
#include "text/strings.h"

namespace patscope::report {
namespace {

std::string row(std::string_view name, std::string_view value, const Terminal& terminal) {
  return value.empty() ? std::string() : fmt::format("  {:<12}{}\n", name, wrapped(printable(value), 14, terminal));
}

/// Each line of what may be copied: nothing in it is wrapped.
std::string indented(std::string_view lines) {
  std::string text;
  for (const auto line : split(lines, '\n'))
    if (!line.empty()) text += fmt::format("    {}\n", line);
  return text;
}

std::string labels_of(const catalog::ScopeRule& rule, const catalog::ScopeTable& scopes) {
  std::vector<std::string> labels;
  for (const auto id : rule.any_of) labels.push_back(label_of(id, scopes));
  return listed(labels, "or");
}

std::string operation_as_text(const catalog::Operation& operation, const catalog::ScopeTable& scopes,
                              const Terminal& terminal) {
  std::string text = tinted(operation.name(), Tint::strong, terminal) + '\n';
  text += row("request", route_in_words(operation), terminal);
  text += row("needs", rule_in_words(operation.rule, scopes), terminal);
  text += row("on the page", labels_of(operation.rule, scopes), terminal);
  return text + row("known from", source_in_words(operation), terminal);
}

std::string answer(const require::ResolvedCall& call) {
  switch (call.resolution) {
    case catalog::Resolution::exact:
      return "one operation";
    case catalog::Resolution::ambiguous:
      return counted(call.operations.size(), "operation") + " fit; the scopes of all are required";
    case catalog::Resolution::unknown_endpoint:
      return "the catalogue does not know this method and route";
    case catalog::Resolution::unresolved:
      return "this is no Azure DevOps request: expected METHOD URL with _apis, _git, _packaging or _odata in it";
  }
  return {};
}

}  // namespace

std::string request_as_text(const require::ResolvedCall& call, const catalog::ScopeTable& scopes,
                            const Terminal& terminal) {
  std::string text = fmt::format("{}: {}\n", printable(request_in_words(call.call)), answer(call));
  for (const auto* operation : call.operations) text += operation_as_text(*operation, scopes, terminal);
  return text;
}

std::string scope_as_text(catalog::ScopeId id, const catalog::Catalog& catalog, const Terminal& terminal) {
  const auto& scopes = catalog.scopes();
  const auto& info = scopes.info(id);
  std::string text = tinted(info.id, Tint::strong, terminal) + '\n';
  text += row("on the page", label_of(id, scopes), terminal);
  text += row("includes", listed(info.includes), terminal);
  text += row("known from", info.evidence, terminal);
  text += row("note", info.note, terminal);
  const auto operations = operations_naming(id, catalog);
  text += row(
      "opens",
      operations.empty() ? "no operation of the catalogue by itself" : counted(operations.size(), "operation") + ":",
      terminal);
  for (const auto* operation : operations)
    text += fmt::format("    {}  {}\n", operation->name(), tinted(route_in_words(*operation), Tint::faint, terminal));
  return text;
}

std::string rule_as_text(const Rule& rule, const Terminal& terminal) {
  std::string text =
      fmt::format("{} ({}): {}\n", tinted(rule.id, Tint::strong, terminal), to_string(rule.severity), rule.title);
  for (std::string_view rest = rule.help; !rest.empty();) {
    const auto end = rest.find("\n\n");
    text += '\n' + wrapped(rest.substr(0, end), 0, terminal) + '\n';
    rest = end == std::string_view::npos ? std::string_view() : rest.substr(end + 2);
  }
  if (const auto* example = find_example(rule.id)) {
    text += '\n' + indented(fmt::format("# {}\n{}", example->command, example->pipeline));
  }
  return text;
}

}  // namespace patscope::report
