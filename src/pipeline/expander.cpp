#include "pipeline/expander.h"

#include <fmt/format.h>

#include <algorithm>
#include <map>

#include "pipeline/canonical.h"
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

void Expander::problem(Span span, std::string message, const Frame& frame) {
  if (contexts[frame.context].reach == Reach::always)
    problem(span, std::move(message));
  else if (said_.emplace(span, message).second)
    unread.push_back({span, "perhaps: " + message});
}

bool Expander::is_undecided(const Node& node) const {
  return contexts[node.context].reach == Reach::maybe || undecided_.count(node.span) > 0 ||
         undecided_.count(node.text.origin().value_or(node.span)) > 0;
}

void Expander::mark_undecided(const Node& key, const Node& value) {
  for (const Span span : {key.text.origin().value_or(key.span), value.span})
    if (span != Span{}) undecided_.insert(span);
}

/// False once the result is too large; said only once.
bool Expander::spend(std::size_t nodes, Span span) {
  nodes_ += nodes;
  if (nodes_ > most_nodes && !exhausted_) {
    problem(span,
            "Maximum events exceeded while evaluating the template: the pipeline expands to more than 200,000 values");
    exhausted_ = true;
  }
  return !exhausted_;
}

void Expander::spend_text(const Text& text, Span span) {
  text_ += text.pieces.size() * sizeof(Piece);
  for (const auto& piece : text.pieces) text_ += piece.literal.size();
  if (text_ <= most_text || exhausted_) return;
  problem(span, "Maximum object size exceeded: the pipeline expands to more than 64 MiB of text");
  exhausted_ = true;
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
  check_unexpanded(root);
  if (const auto* extends = root.find("extends"))
    for (const auto word : {"stages", "jobs", "steps"})
      if (root.find(word))
        problem(extends->key.span,
                fmt::format("Unexpected value 'extends': a pipeline that extends has no `{}`", word));
  const auto declarations = read_declarations(root.get("parameters"), Declared::in_root);
  Frame frame{.file = found.file, .parameters = {}, .loops = {}};
  for (const auto& [span, message] : declarations.problems) problem(span, message);
  frame.parameters = bind_root_parameters(declarations, root.span);
  Node expanded = expand(root, Place::root, frame);
  for (auto& [span, message] : files_.take_problems()) problem(span, std::move(message));
  return expanded;
}

Node Expander::expand(const Node& node, Place place, const Frame& frame) {
  if (place == Place::parameters) return with_plain_defaults(node);
  if (!spend(1, node.span)) return node;
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
  spend_text(node.text, node.span);
  if (!has_expression(node, frame)) return node;
  const auto value = lone_value(node, frame);
  Node result = value ? inserted(*value, node.span) : expand_scalar(node, frame);
  spend_text(result.text, node.span);
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
        problem(item.span, fmt::format("Unexpected value '{}': expected {}", text->with_names(), list_name(place)),
                frame);
      return;
    }
    Node result = value ? inserted(*value, item.span) : expand_scalar(item, frame);
    spend_text(result.text, item.span);
    push_item(std::move(result), place, frame, out);
    return;
  }
  push_item(expand(item, item_place(place), frame), place, frame, out);
}

void Expander::push_item(Node item, Place place, const Frame& frame, std::vector<Node>& out) {
  if (place == Place::steps && item.is_mapping()) check_first_key(item, frame);
  if (item.is_leaf() && contexts[frame.context].reach == Reach::maybe) mark_undecided(item, item);
  if (place == Place::variables)
    if (const Node* name = item.get("name"); name && item.get("value"))
      variables_.define(name->string(), item.get("value")->text);
  out.push_back(std::move(item));
}

/// The service tells what kind of step it is by the first key alone; we go on with the key that tells.
void Expander::check_first_key(const Node& step, const Frame& frame) {
  if (step.entries.empty() || is_step_keyword(step.entries[0].key.string())) return;
  for (const auto& entry : step.entries)
    if (const auto word = entry.key.string(); is_step_keyword(word)) {
      problem(step.entries[0].key.span,
              fmt::format("Unexpected value '{}': write `{}` as the first key of its step",
                          step.entries[0].key.string(), word),
              frame);
      return;
    }
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
  // What a template brings in stands where `extends` stood, but the pipeline's own entries are known first.
  struct Extended {
    const yaml::Entry* entry;
    Frame frame;
    std::size_t position;
  };
  std::vector<Extended> extended;
  std::map<const yaml::Entry*, Node> variables;
  for (const auto& [entry, inner] : selected)
    if (entry->key.string() == "variables") variables[entry] = expand(entry->value, Place::variables, inner);
  for (const auto& [entry, inner] : selected) {
    if (exhausted_) return;
    const auto found = variables.find(entry);
    if (place == Place::root && entry->key.string() == "extends")
      extended.push_back({entry, inner, out.list.size()});
    else if (found == variables.end())
      add_entry(*entry, place, inner, out);
    else
      push_entry(entry->key, std::move(found->second), Place::plain, inner, out);
  }
  for (const auto& one : extended) {
    const auto before = static_cast<std::ptrdiff_t>(out.list.size());
    extend(one.entry->value, one.frame, out);
    std::rotate(out.list.begin() + static_cast<std::ptrdiff_t>(one.position), out.list.begin() + before,
                out.list.end());
  }
}

void Expander::add_entry(const yaml::Entry& entry, Place place, const Frame& frame, Entries& out) {
  Node key = entry.key;
  if (has_expression(key, frame)) {
    const auto value = lone_value(key, frame);
    if (value && (value->sequence() || value->mapping())) {
      problem(key.span, "Expected a scalar value", frame);
      return;
    }
    key = value ? to_node(*value, key.span) : expand_scalar(key, frame);
  }
  const auto word = key.string();
  push_entry(std::move(key), expand(entry.value, child_place(place, word), frame), place, frame, out);
}

void Expander::push_entry(Node key, Node value, Place place, const Frame& frame, Entries& out) {
  const bool undecided = contexts[frame.context].reach == Reach::maybe || is_undecided(key);
  if (undecided) mark_undecided(key, value);
  const bool certain = !out.settled && !undecided && !key.text.has_hole();
  if (certain && !out.keys.insert(to_lower(key.string())).second) {
    problem(key.span, fmt::format("'{}' is already defined", key.string()), frame);
    return;
  }
  if (place == Place::variables) variables_.define(key.string(), value.text);
  out.list.push_back({std::move(key), std::move(value)});
}

}  // namespace patscope::pipeline
