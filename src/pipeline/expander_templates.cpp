#include <fmt/format.h>

#include <algorithm>

#include "pipeline/canonical.h"
#include "pipeline/convert.h"
#include "pipeline/expander.h"
#include "text/strings.h"

namespace patscope::pipeline {

using expression::Value;
using yaml::Node;

void Expander::declare_repositories(const Node& root) {
  const Node* resources = root.get("resources");
  const Node* repositories = resources ? resources->get("repositories") : nullptr;
  if (!repositories) return;
  for (const auto& item : repositories->items)
    if (const Node* alias = item.get("repository")) files_.declare(alias->string());
}

/// A file that is included while it is being included, with the same arguments, would never end.
bool Expander::is_cycle(const Included& included) const {
  const Frame* outer = included.frame.includer;
  while (outer && outer->file != included.file) outer = outer->includer;
  if (!outer) return false;
  const auto arguments = expression::to_json(included.frame.parameters);
  const auto before = expression::to_json(outer->parameters);
  return arguments && before && arguments->same_value(*before);
}

std::optional<Expander::Included> Expander::open_template(const Node& reference, const Frame& frame) {
  const yaml::Entry& line = *reference.find("template");
  const Node path = expand(line.value, Place::plain, frame);
  for (const auto& entry : reference.entries)
    if (const auto key = entry.key.string(); key != "template" && key != "parameters")
      problem(entry.key.span,
              fmt::format("Unexpected value '{}': a template reference has `template` and `parameters`", key));
  if (path.text.has_hole()) {
    unread.push_back({line.value.span, fmt::format("the template {} is only known at run time", path.string())});
    return std::nullopt;
  }
  const TemplateFile* written_in = files_.of(line.key.span.source);
  const auto found = files_.open(path.string(), written_in ? *written_in : *frame.file);
  if (!found.problem.empty()) problem(line.value.span, found.problem);
  if (!found.unread.empty()) unread.push_back({line.value.span, found.unread});
  if (!found.file) return std::nullopt;
  if (++inclusions_ > most_inclusions) {
    if (inclusions_ == most_inclusions + 1)
      problem(line.value.span, "Maximum events exceeded while evaluating the template: more than 10,000 inclusions");
    return std::nullopt;
  }

  const auto declarations = read_declarations(found.file->root.get("parameters"), Declared::in_template);
  for (const auto& [span, message] : declarations.problems) problem(span, message);
  Included included{.file = found.file, .frame = {}};
  included.frame.file = found.file;
  included.frame.depth = frame.depth + 1;
  included.frame.includer = &frame;
  included.frame.parameters = bind_arguments(declarations, reference.get("parameters"), line.key.span, frame);
  if (included.frame.depth > deepest_inclusion || is_cycle(included)) {
    problem(line.value.span, fmt::format("Maximum object depth exceeded: /{} includes itself", found.file->path));
    return std::nullopt;
  }
  contexts.push_back({.parent = frame.context, .template_line = line.key.span, .reach = contexts[frame.context].reach});
  included.frame.context = static_cast<std::uint32_t>(contexts.size() - 1);
  return included;
}

void Expander::include(const Node& reference, Place place, const Frame& frame, std::vector<Node>& out) {
  const auto included = open_template(reference, frame);
  if (!included) return;
  const Node& root = included->file->root;
  if (!root.is_mapping()) {
    problem(root.span, "Expected a mapping");
    return;
  }
  Entries entries;
  expand_entries(root, Place::root, included->frame, entries);
  bool found = false;
  for (auto& [key, value] : entries.list) {
    const auto word = key.string();
    if (word == "parameters") continue;
    if (word != list_name(place)) {
      problem(key.span, fmt::format("Unexpected value '{}': a template for {} holds `parameters` and `{}`", word,
                                    list_name(place), list_name(place)));
      continue;
    }
    found = true;
    if (place == Place::variables) canonicalize(value, place);
    for (auto& item : value.items) out.push_back(std::move(item));
  }
  if (!found && !exhausted_)
    unread.push_back({reference.span, fmt::format("/{} holds no {}", included->file->path, list_name(place))});
}

void Expander::extend(const Node& reference, const Frame& frame, Entries& out) {
  if (!reference.is_mapping() || !reference.find("template")) {
    problem(reference.span, "`extends` needs a `template`");
    return;
  }
  const auto included = open_template(reference, frame);
  if (!included) return;
  declare_repositories(included->file->root);
  Entries entries;
  expand_entries(included->file->root, Place::root, included->frame, entries);
  for (auto& entry : entries.list) {
    const auto word = entry.key.string();
    if (word == "parameters") continue;
    const auto present = std::find_if(out.list.begin(), out.list.end(),
                                      [&](const yaml::Entry& other) { return other.key.string() == word; });
    if (present == out.list.end()) {
      out.keys.insert(to_lower(word));
      out.list.push_back(std::move(entry));
    } else if (word == "variables") {
      canonicalize(entry.value, Place::variables);
      canonicalize(present->value, Place::variables);
      for (auto& item : entry.value.items) present->value.items.push_back(std::move(item));
    }
  }
}

Value Expander::bind_one(const Declaration& declaration, const Node& given, Span place) {
  remember_maybe(given);
  Bound bound = bind(declaration, given);
  if (bound.problem) problem(place, *bound.problem);
  return std::move(bound.value);
}

/// A default is taken as it is written; of expressions, only one that is a literal text may stand in it.
Value Expander::default_of(const Declaration& declaration, const Frame& frame) {
  Frame written = frame;
  written.evaluate = Evaluate::no;
  Node standard = *declaration.standard;
  if (has_expression(standard, {})) {
    const auto parts = expression::find_expressions(standard.text);
    const bool literal = parts.is_lone() && flatten(parts.parts[0].text).rfind('\'', 0) == 0;
    if (literal)
      standard = expand_scalar(standard, {});
    else
      problem(standard.span, "A template expression is not allowed in this context: a default is a plain value");
  }
  return bind_one(declaration, expand(standard, declaration.type->place, written), standard.span);
}

Value Expander::bind_arguments(const Declarations& declarations, const Node* arguments, Span call, const Frame& frame) {
  Entries expanded;
  if (arguments && !arguments->is_leaf()) {
    // Directives among the arguments are evaluated first; which places their values are follows from the declaration.
    for (const auto& entry : arguments->entries) {
      const Declaration* declaration = declarations.find(entry.key.string());
      if (declaration && !declaration->type->place_is_plain())
        push_entry(entry.key, expand(entry.value, declaration->type->place, frame), Place::plain, frame, expanded);
      else
        expand_entries(yaml::mapping({entry}, entry.key.span), Place::plain, frame, expanded);
    }
  } else if (arguments && arguments->is_scalar()) {
    body_entries(*arguments, Place::plain, frame, expanded);
  }
  expression::Mapping mapping;
  mapping.key_case = expression::KeyCase::ignored;
  mapping.missing = [](std::string_view) -> std::optional<Value> { return std::nullopt; };
  for (const auto& declaration : declarations.list) {
    const auto found = std::find_if(expanded.list.begin(), expanded.list.end(), [&](const yaml::Entry& entry) {
      return equals_ignoring_case(entry.key.string(), declaration.name);
    });
    Value value;
    if (found != expanded.list.end()) {
      value = bind_one(declaration, found->value, found->value.span);
    } else if (declaration.standard) {
      value = default_of(declaration, frame);
    } else {
      problem(call, fmt::format("A value for the '{}' parameter must be provided.", declaration.name));
      value = unknown_parameter(declaration);
    }
    mapping.entries.push_back({Text(declaration.name), std::move(value)});
  }
  for (const auto& [key, value] : expanded.list) {
    if (declarations.find(key.string())) continue;
    if (declarations.legacy)
      mapping.entries.push_back({key.text, to_value(value, Leaves::text)});
    else if (declarations.present)
      problem(key.span, fmt::format("Unexpected parameter '{}'", key.string()));
  }
  return Value(std::move(mapping));
}

/// The command line's text as YAML when the type takes structure (JSON is YAML), as one scalar otherwise.
std::optional<Node> Expander::queue_time_value(const Declaration& declaration) {
  for (const auto& [name, text] : options_.parameters) {
    if (!equals_ignoring_case(name, declaration.name)) continue;
    const auto source = sources_.add("--parameter " + name, text);
    const auto binding = declaration.type->binding;
    const bool scalar = binding == Binding::text || binding == Binding::number || binding == Binding::boolean;
    if (scalar) return yaml::scalar(text);
    yaml::Document document = yaml::read(sources_, source);
    for (auto& [span, message] : document.problems) problem(span, std::move(message));
    return document.root;
  }
  return std::nullopt;
}

Value Expander::bind_root_parameters(const Declarations& declarations, Span place) {
  const Frame defaults{.parameters = {}, .loops = {}, .evaluate = Evaluate::no};
  expression::Mapping mapping;
  mapping.key_case = expression::KeyCase::ignored;
  mapping.missing = [](std::string_view) -> std::optional<Value> { return std::nullopt; };
  for (const auto& declaration : declarations.list) {
    Value value = unknown_parameter(declaration);
    if (const auto given = queue_time_value(declaration))
      value = bind_one(declaration, *given, declaration.span);
    else if (declaration.standard)
      value = default_of(declaration, defaults);
    mapping.entries.push_back({Text(declaration.name), std::move(value)});
  }
  for (const auto& [name, text] : options_.parameters)
    if (!declarations.find(name)) problem(place, fmt::format("Unexpected parameter '{}'", name));
  return Value(std::move(mapping));
}

}  // namespace patscope::pipeline
