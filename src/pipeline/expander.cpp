#include "pipeline/expander.h"

#include <fmt/format.h>

#include <algorithm>
#include <map>

#include "pipeline/convert.h"
#include "text/strings.h"

namespace patscope::pipeline {

using yaml::Node;

namespace {

/// `template` is among the keys, or among those of a directive's body.
bool refers_to_template(const Node& item) {
  return std::any_of(item.entries.begin(), item.entries.end(), [](const yaml::Entry& entry) {
    return entry.key.string() == "template" || (directive_of(entry.key) && refers_to_template(entry.value));
  });
}

}  // namespace

Expander::Expander(Sources& sources, const Files& files, const LoadOptions& options)
    : sources_(sources),
      options_(options),
      files_(sources, files, options.repositories),
      variables_(options.variables) {}

/// Once for a place, however often a template is used.
void Expander::problem(Span span, std::string message) {
  if (said_.emplace(span, message).second) problems.push_back({span, std::move(message)});
}

/// False once the result is too large; said only once.
bool Expander::spend(std::size_t nodes, Span span) {
  nodes_ += nodes;
  if (nodes_ <= most_nodes) return true;
  if (!exhausted_)
    problem(span,
            "Maximum events exceeded while evaluating the template: the pipeline expands to more than 200,000 values");
  exhausted_ = true;
  return false;
}

void Expander::remember_maybe(const Node& node) {
  if (node.is_mapping() && contexts[node.context].reach == Reach::maybe) maybe_places_.insert(node.span);
  for (const auto& item : node.items) remember_maybe(item);
  for (const auto& entry : node.entries) remember_maybe(entry.value);
}

Node Expander::expand_root(std::string_view path) {
  const auto found = files_.open_root(path);
  if (!found.file) {
    problem({.source = sources_.add(std::string(path), {})}, found.problem);
    return {};
  }
  const Node& root = found.file->root;
  declare_repositories(root);
  const auto declarations = read_declarations(root.get("parameters"), Declared::in_root);
  Frame frame{.file = found.file, .parameters = {}, .loops = {}};
  for (const auto& [span, message] : declarations.problems) problem(span, message);
  frame.parameters = bind_root_parameters(declarations, root.span);
  Node expanded = expand(root, Place::root, frame);
  for (auto& [span, message] : files_.take_problems()) problem(span, std::move(message));
  return expanded;
}

Node Expander::expand(const Node& node, Place place, const Frame& frame) {
  if (place == Place::parameters || !spend(1, node.span)) return node;
  switch (node.kind) {
    case yaml::Kind::null:
      return node;
    case yaml::Kind::mapping:
      return expand_mapping(node, place, frame);
    case yaml::Kind::sequence: {
      Node result = yaml::sequence({}, node.span);
      result.context = frame.context;
      expand_items(node, place, frame, result.items);
      return result;
    }
    case yaml::Kind::scalar:
      break;
  }
  if (!has_expression(node, frame)) return node;
  const auto value = lone_value(node, frame);
  if (!value) return expand_scalar(node, frame);
  Node result = to_node(*value, node.span);
  if (result.is_leaf()) return result;
  Frame inserted = frame;
  inserted.evaluate = Evaluate::no;
  return expand(result, place, inserted);
}

Node Expander::expand_mapping(const Node& node, Place place, const Frame& frame) {
  const bool undecided = frame.evaluate == Evaluate::no && maybe_places_.count(node.span) > 0;
  const Frame inner = undecided ? maybe(frame) : frame;
  const auto mark = variables_.mark();
  Entries entries{.list = {}, .keys = {}, .settled = frame.evaluate == Evaluate::no};
  expand_entries(node, place, inner, entries);
  if (place == Place::stage || place == Place::job) variables_.forget(mark);
  Node result = yaml::mapping(std::move(entries.list), node.span);
  result.context = inner.context;
  return result;
}

void Expander::expand_items(const Node& sequence, Place place, const Frame& frame, std::vector<Node>& out) {
  Chain chain;
  for (const auto& item : sequence.items) {
    if (exhausted_) return;
    const bool single = frame.evaluate == Evaluate::yes && item.is_mapping() && item.entries.size() == 1;
    const auto directive = single ? directive_of(item.entries[0].key) : std::nullopt;
    if (directive && directive->kind != DirectiveKind::insert)
      run_in_items(*directive, item.entries[0], chain, place, frame, out);
    else
      add_item(item, place, frame, out);
  }
}

void Expander::add_item(const Node& item, Place place, const Frame& frame, std::vector<Node>& out) {
  if (item.is_mapping() && !list_name(place).empty() && refers_to_template(item)) {
    include(item, place, frame, out);
    return;
  }
  if (item.is_scalar() && has_expression(item, frame)) {
    const auto value = lone_value(item, frame);
    if (value && (value->sequence() || value->mapping())) {
      Frame inserted = frame;
      inserted.evaluate = Evaluate::no;
      const Node node = to_node(*value, item.span);
      if (node.is_sequence())
        expand_items(node, place, inserted, out);
      else
        add_item(node, place, inserted, out);
      return;
    }
    if (value && !list_name(place).empty()) {
      const auto text = expression::to_text(*value);
      if (text && text->has_hole())
        unread.push_back({item.span, fmt::format("the {} come from {}, which only the run knows", list_name(place),
                                                 text->with_names())});
      else if (text && !text->empty())
        problem(item.span, fmt::format("Unexpected value '{}': expected {}", text->with_names(), list_name(place)));
      return;
    }
    push_item(value ? to_node(*value, item.span) : expand_scalar(item, frame), place, frame, out);
    return;
  }
  push_item(expand(item, item_place(place), frame), place, frame, out);
}

void Expander::push_item(Node item, Place place, const Frame&, std::vector<Node>& out) {
  if (place == Place::variables)
    if (const Node* name = item.get("name"); name && item.get("value"))
      variables_.define(name->string(), item.get("value")->text);
  out.push_back(std::move(item));
}

/// Of a stage or job, variables come first wherever they stand: all its expressions see them.
void Expander::expand_entries(const Node& mapping, Place place, const Frame& frame, Entries& out) {
  const bool scoped = place == Place::root || place == Place::stage || place == Place::job;
  if (!scoped) {
    each_entry(mapping, frame,
               [&](const yaml::Entry& entry, const Frame& inner) { add_entry(entry, place, inner, out); });
    return;
  }
  const auto selected = select(mapping, frame);
  std::map<const yaml::Entry*, Node> variables;
  for (const auto& [entry, inner] : selected)
    if (entry->key.string() == "variables") variables[entry] = expand(entry->value, Place::variables, inner);
  for (const auto& [entry, inner] : selected) {
    if (exhausted_) return;
    const auto found = variables.find(entry);
    if (found == variables.end())
      add_entry(*entry, place, inner, out);
    else
      push_entry(entry->key, std::move(found->second), Place::plain, inner, out);
  }
}

void Expander::add_entry(const yaml::Entry& entry, Place place, const Frame& frame, Entries& out) {
  Node key = entry.key;
  if (has_expression(key, frame)) {
    const auto value = lone_value(key, frame);
    if (value && (value->sequence() || value->mapping())) {
      problem(key.span, "Expected a scalar value");
      return;
    }
    key = value ? to_node(*value, key.span) : expand_scalar(key, frame);
  }
  const auto word = key.string();
  if (place == Place::root && word == "extends") {
    extend(entry.value, frame, out);
    return;
  }
  push_entry(std::move(key), expand(entry.value, child_place(place, word), frame), place, frame, out);
}

void Expander::push_entry(Node key, Node value, Place place, const Frame& frame, Entries& out) {
  const bool certain = !out.settled && contexts[frame.context].reach == Reach::always && !key.text.has_hole();
  if (certain && !out.keys.insert(to_lower(key.string())).second) {
    problem(key.span, fmt::format("'{}' is already defined", key.string()));
    return;
  }
  if (place == Place::variables) variables_.define(key.string(), value.text);
  out.list.push_back({std::move(key), std::move(value)});
}

}  // namespace patscope::pipeline
