#include "script/lower.h"

#include <algorithm>
#include <array>
#include <string>

#include "script/batch/batch.h"
#include "text/strings.h"

namespace patscope::script {
namespace batch {
namespace {

struct Section {
  std::string label;  ///< lower case with its colon; empty for what stands before the first one
  Span span;
  Node body = make(Kind::sequence, {});
};

std::vector<Section> sections_of(const SourceText& source, const TreeNode& root) {
  std::vector<Section> sections(1);
  for (const auto& child : root.named_children()) {
    if (child.is("label")) {
      const auto words = split_words(child.in(source.bytes()));
      const auto span = span_of(source, child);
      sections.push_back({.label = words.empty() ? ":" : to_lower(words.front()), .span = span});
    } else if (is_statement(child) || child.is_error()) {
      auto lowered = statement(source, child);
      const bool does_nothing = lowered.kind == Kind::sequence && lowered.operands.empty();
      if (!does_nothing) sections.back().body.operands.push_back(std::move(lowered));
    }
  }
  return sections;
}

bool falls_through(const Node& body) {
  if (body.operands.empty()) return true;
  const auto& last = body.operands.back();
  if (last.kind == Kind::sequence) return falls_through(last);
  return last.kind != Kind::give_back && last.kind != Kind::leave;
}

Node declared(Section section) {
  Function function;
  function.name = section.label;
  function.body = share(std::move(section.body));
  auto result = make(Kind::function, section.span);
  result.function = std::make_shared<const Function>(std::move(function));
  return result;
}

/// Every label is a function of what stands behind it, declared before all else; a section that does not end by
/// leaving goes on with the next one. Jumps backwards become calls, which whoever evaluates them must bound.
Node body_of(std::vector<Section> sections, Span span) {
  for (std::size_t at = 0; at + 1 < sections.size(); ++at)
    if (falls_through(sections[at].body))
      sections[at].body.operands.push_back(call_label(sections[at + 1].label, sections[at + 1].span));
  auto result = make(Kind::sequence, span);
  for (std::size_t at = 1; at < sections.size(); ++at) result.operands.push_back(declared(std::move(sections[at])));
  for (auto& each : sections.front().body.operands) result.operands.push_back(std::move(each));
  return result;
}

/// %1 to the highest that the script mentions.
std::vector<Parameter> positional_parameters(std::string_view bytes) {
  char highest = '0';
  for (auto at = bytes.find('%'); at != std::string_view::npos; at = bytes.find('%', at + 1)) {
    auto digit = at + 1;
    if (digit < bytes.size() && bytes[digit] == '~') ++digit;
    if (digit < bytes.size() && bytes[digit] >= '1' && bytes[digit] <= '9') highest = std::max(highest, bytes[digit]);
  }
  std::vector<Parameter> parameters;
  for (char digit = '1'; digit <= highest; ++digit) {
    Parameter parameter;
    parameter.name = std::string(1, digit);
    parameters.push_back(std::move(parameter));
  }
  return parameters;
}

}  // namespace
}  // namespace batch

Program lower_batch(const SourceText& source) {
  Program program;
  const std::array readings{Reading{Grammar::batch}};
  const auto tree = read_tree(readings, source, batch::statement_kinds, program);
  if (!tree) return program;
  const auto span = source.span(0, source.bytes().size());
  program.body = batch::body_of(batch::sections_of(source, tree->root()), span);
  program.parameters = batch::positional_parameters(source.bytes());
  return program;
}

}  // namespace patscope::script
