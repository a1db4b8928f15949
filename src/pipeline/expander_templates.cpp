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

/// `line` is the `template:` entry, `rest` the other entries of the reference.
std::optional<Expander::Included> Expander::open_template(const Selected& line, const std::vector<Selected>& rest,
                                                          bool& unavailable) {
  const auto& [key, value] = *line.entry;
  const Frame& frame = line.frame;
  for (const auto& other : rest)
    if (const auto word = other.entry->key.string(); word != "parameters")
      problem(other.entry->key.span,
              fmt::format("Unexpected value '{}': a template reference has `template` and `parameters`", word));
  const Node path = expand(value, Place::plain, frame);
  if (path.text.has_hole()) {
    unread.push_back({value.span, fmt::format("the template {} is only known at run time", path.string())});
    unavailable = true;
    return std::nullopt;
  }
  const TemplateFile* written_in = files_.of(key.span.source);
  const auto found = files_.open(path.string(), written_in ? *written_in : *frame.file);
  if (!found.problem.empty()) problem(value.span, found.problem);
  if (!found.unread.empty()) unread.push_back({value.span, found.unread});
  unavailable = !found.file;
  if (!found.file) return std::nullopt;
  if (++inclusions_ > most_inclusions) {
    if (inclusions_ == most_inclusions + 1)
      problem(value.span, "Maximum events exceeded while evaluating the template: more than 5,000 inclusions");
    return std::nullopt;
  }
  declare_repositories(found.file->root);
  const auto declarations = read_declarations(found.file->root.get("parameters"), Declared::in_template);
  for (const auto& [span, message] : declarations.problems) problem(span, message);
  Included included{.file = found.file, .frame = {}};
  included.frame.file = found.file;
  included.frame.depth = frame.depth + 1;
  included.frame.includer = &frame;
  included.frame.parameters = bind_arguments(declarations, rest, line);
  if (included.frame.depth > deepest_inclusion || is_cycle(included)) {
    problem(value.span, fmt::format("Maximum object depth exceeded: /{} includes itself", found.file->path));
    return std::nullopt;
  }
  contexts.push_back({.parent = frame.context, .template_line = key.span, .reach = contexts[frame.context].reach});
  included.frame.context = static_cast<std::uint32_t>(contexts.size() - 1);
  return included;
}

/// Calls `use` with each `template:` entry of a reference (more than one when a condition is undecided) and the others.
void Expander::each_template(const Node& reference, const Frame& frame, auto&& use) {
  std::vector<Selected> lines;
  std::vector<Selected> rest;
  for (auto& selected : select(reference, frame))
    (selected.entry->key.string() == "template" ? lines : rest).push_back(std::move(selected));
  if (lines.empty()) problem(reference.span, "`template` is missing");
  for (const auto& line : lines) use(line, rest);
}

void Expander::include(const Node& reference, Place place, const Frame& frame, std::vector<Node>& out) {
  each_template(reference, frame,
                [&](const Selected& line, const std::vector<Selected>& rest) { include_one(line, rest, place, out); });
}

void Expander::include_one(const Selected& line, const std::vector<Selected>& rest, Place place,
                           std::vector<Node>& out) {
  bool unavailable = false;
  const auto included = open_template(line, rest, unavailable);
  if (unavailable) salvage(rest, out, place);
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
    unread.push_back({line.entry->key.span, fmt::format("/{} holds no {}", included->file->path, list_name(place))});
}

void Expander::extend(const Node& reference, const Frame& frame, Entries& out) {
  each_template(reference, frame,
                [&](const Selected& line, const std::vector<Selected>& rest) { extend_one(line, rest, out); });
}

void Expander::extend_one(const Selected& line, const std::vector<Selected>& rest, Entries& out) {
  bool unavailable = false;
  const auto included = open_template(line, rest, unavailable);
  Entries entries;
  if (included) expand_entries(included->file->root, Place::root, included->frame, entries);
  if (unavailable) {
    std::vector<Node> stages;
    salvage(rest, stages, Place::stages);
    if (!stages.empty())
      entries.list.push_back({yaml::scalar("stages", line.entry->key.span), yaml::sequence(std::move(stages))});
  }
  for (auto& entry : entries.list) {
    const auto word = entry.key.string();
    if (word == "parameters") continue;
    const auto present = std::find_if(out.list.begin(), out.list.end(),
                                      [&](const yaml::Entry& other) { return other.key.string() == word; });
    if (present == out.list.end()) {
      out.keys.insert(to_lower(word));
      out.list.push_back(std::move(entry));
      continue;
    }
    // Both have it: the lists stand one behind the other, of anything else the pipeline's own counts.
    const Place place = child_place(Place::root, word);
    if (list_name(place).empty()) continue;
    if (place == Place::variables) {
      canonicalize(entry.value, place);
      canonicalize(present->value, place);
    }
    for (auto& item : entry.value.items) present->value.items.push_back(std::move(item));
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

Value Expander::bind_arguments(const Declarations& declarations, const std::vector<Selected>& rest,
                               const Selected& line) {
  Entries expanded;
  const auto take = [&](const yaml::Entry& entry, const Frame& inner) {
    const Declaration* declaration = declarations.find(entry.key.string());
    if (declaration)
      push_entry(entry.key, expand(entry.value, declaration->type->place, inner), Place::plain, inner, expanded);
    else
      add_entry(entry, Place::plain, inner, expanded);
  };
  for (const auto& [entry, inner] : rest)
    if (entry->key.string() == "parameters" && entry->value.kind != yaml::Kind::null)
      body_entries(entry->value, inner, take);
  const bool open = declarations.legacy || !declarations.present;
  expression::Mapping mapping;
  mapping.key_case = expression::KeyCase::ignored;
  // Untyped parameters, and templates without a section, take and read whatever they are given (dotnet/arcade's
  // templates, which run every day, rely on it).
  mapping.missing = [open](std::string_view) { return open ? std::optional<Value>(Value()) : std::nullopt; };
  for (const auto& declaration : declarations.list) {
    const auto found = std::find_if(expanded.list.begin(), expanded.list.end(), [&](const yaml::Entry& entry) {
      return equals_ignoring_case(entry.key.string(), declaration.name);
    });
    Value value;
    if (found != expanded.list.end()) {
      value = bind_one(declaration, found->value, found->value.span);
    } else if (declaration.standard) {
      value = default_of(declaration, line.frame);
    } else {
      problem(line.entry->key.span, fmt::format("A value for the '{}' parameter must be provided.", declaration.name));
      value = unknown_parameter(declaration);
    }
    mapping.entries.push_back({Text(declaration.name), std::move(value)});
  }
  for (const auto& [key, value] : expanded.list) {
    if (declarations.find(key.string())) continue;
    if (open)
      mapping.entries.push_back({key.text, to_value(value, Leaves::text)});
    else
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
