#include "script/powershell/powershell.h"
#include "text/strings.h"

namespace patscope::script::powershell {
namespace {

/// `Url` of $Url.
std::string bare_name(const SourceText& source, const TreeNode& variable) {
  const auto nodes = powershell::variable(source, variable);
  return nodes.front().name;
}

void add_aliases(const SourceText& source, const TreeNode& attribute, Parameter& parameter) {
  std::vector<TreeNode> waiting{attribute.child_of_kind("attribute_arguments")};
  while (!waiting.empty()) {
    const auto node = waiting.back();
    waiting.pop_back();
    if (node.is("expandable_string_literal") || node.is("verbatim_string_characters")) {
      parameter.aliases.push_back(string_literal(source, node).literal.with_names());
      continue;
    }
    const auto children = node.named_children();
    waiting.insert(waiting.end(), children.rbegin(), children.rend());
  }
}

/// Whether `attribute` has `option` (lower case) in its parentheses, and not `option = $false`.
bool has_option(std::string_view attribute, std::string_view option) {
  const auto lower = to_lower(attribute);
  const auto at = lower.find(option);
  return at != std::string::npos && lower.find("$false", at) != lower.find_first_of("$,)", at);
}

/// Where a parameter may get its value from, beside its name and its place.
void read_source(std::string_view attribute, Parameter& parameter, Parameters& all) {
  if (has_option(attribute, "valuefrompipeline")) all.from_pipeline = true;
  if (has_option(attribute, "valuefromremainingarguments")) parameter.rest = true;
}

void read_attributes(const SourceText& source, const TreeNode& attributes, Parameter& parameter, Parameters& all) {
  for (const auto& attribute : attributes.named_children()) {
    const auto name = attribute.child_of_kind("attribute_name");
    if (!name)
      parameter.type = type_name(source, attribute);
    else if (equals_ignoring_case(name.in(source.bytes()), "Alias"))
      add_aliases(source, attribute, parameter);
    else
      read_source(attribute.in(source.bytes()), parameter, all);
  }
}

/// `$a = 1, [switch] $b`: the grammar takes the parameters behind a default for further items of it.
void read_default(const SourceText& source, const TreeNode& node, Parameter parameter, Parameters& all) {
  const auto children = node.named_children();
  if (children.empty()) return all.list.push_back(std::move(parameter));
  const auto written = children.back();
  if (!written.is("array_literal_expression")) {
    parameter.standard = share(value(source, written));
    return all.list.push_back(std::move(parameter));
  }
  const auto items = written.named_children();
  parameter.standard = share(value(source, items.front()));
  all.list.push_back(std::move(parameter));
  for (std::size_t at = 1; at < items.size(); ++at) {
    const auto item = items[at].look_through();
    Parameter further;
    auto name = item;
    if (item.is("cast_expression")) {
      further.type = type_name(source, item.child_of_kind("type_literal"));
      name = item.named_children().back().look_through();
    }
    const auto bytes = name.in(source.bytes());
    if (bytes.empty() || bytes.front() != '$') continue;
    further.name = bare_name(source, name);
    all.list.push_back(std::move(further));
  }
}

void read_parameter(const SourceText& source, const TreeNode& node, Parameters& all) {
  Parameter parameter;
  TreeNode standard;
  for (const auto& child : node.named_children()) {
    if (child.is("attribute_list"))
      read_attributes(source, child, parameter, all);
    else if (child.is("type_literal"))
      parameter.type = type_name(source, child);
    else if (child.is("variable"))
      parameter.name = bare_name(source, child);
    else if (child.is("script_parameter_default"))
      standard = child;
  }
  if (parameter.name.empty()) {
    const auto inner = node.look_through();
    if (inner.in(source.bytes()).empty() || inner.in(source.bytes()).front() != '$') return;
    parameter.name = bare_name(source, inner);
  }
  read_default(source, standard, std::move(parameter), all);
}

}  // namespace

Parameters parameters(const SourceText& source, const TreeNode& node) {
  Parameters all;
  std::vector<TreeNode> waiting{node};
  while (!waiting.empty()) {
    const auto next = waiting.back();
    waiting.pop_back();
    if (next.is("script_parameter") || next.is("class_method_parameter")) {
      read_parameter(source, next, all);
      continue;
    }
    const auto children = next.named_children();
    waiting.insert(waiting.end(), children.rbegin(), children.rend());
  }
  return all;
}

}  // namespace patscope::script::powershell
